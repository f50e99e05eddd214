package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/source"
	"kronika/timeline/sqlite"
	"kronika/web"
	"kronika/web/query"
	"kronika/web/view"
)

// export writes a timeline to a file or to standard output, as the server does.
type export struct {
	Slug string `arg:"" name:"SLUG" help:"The timeline's name in addresses."`
	database
	Format   string `default:"auto" placeholder:"FORMAT" help:"The format to write; auto goes by the name of the file, and is json without one."`
	Output   string `short:"o" placeholder:"FILE" help:"The file to write; standard output when empty."`
	BaseURL  string `name:"base-url" placeholder:"URL" help:"Where the timeline is published, for formats with addresses in them."`
	Language string `placeholder:"TAG" help:"The language of formats with room for one; the timeline's first when empty."`
	Scale    string `placeholder:"SCALE" help:"The scale of drawings, elastic or linear; the format's own when empty."`
	Width    int    `placeholder:"PIXELS" help:"The width of drawings; the format's own when 0."`
	Limit    int    `placeholder:"N" help:"How many events a feed or drawing shows; the format's own when 0."`
}

// Run writes the timeline.
func (c *export) Run(ctx context.Context, m *Main) error {
	format, err := formatToWrite(c.Format, c.Output)
	if err != nil {
		return err
	}
	options := query.Export{BaseURL: c.BaseURL, Language: c.Language, Scale: c.Scale, Width: c.Width, Limit: c.Limit}
	if options.BaseURL, err = checkedExport(options); err != nil {
		return &usageError{"export: " + err.Error()}
	}
	return withStore(ctx, c.DB, func(kept *sqlite.Store) error {
		return m.exportFrom(ctx, kept, c.Slug, format, options, c.Output)
	})
}

// formatToWrite returns the named format, or for "auto" the one whose extension
// the name of the file ends with: the longest, since a.feed.json is not json.
func formatToWrite(name, out string) (codec.Format, error) {
	if name != "" && name != "auto" {
		return namedFormat(name, func(f codec.Format) bool { return f.Encode != nil }, "written")
	}
	best, _ := formats.ByName("json")
	if out == "" || out == "-" {
		return best, nil
	}
	found := ""
	var extensions []string
	for _, f := range formats.All() {
		if f.Encode == nil {
			continue
		}
		extensions = append(extensions, "."+f.Extension)
		if strings.HasSuffix(out, "."+f.Extension) && len(f.Extension) > len(found) {
			best, found = f, f.Extension
		}
	}
	if found == "" {
		return best, &usageError{fmt.Sprintf("export: %s does not say in which format; write --format, or a name that ends with one of %s", out, strings.Join(extensions, " "))}
	}
	return best, nil
}

// checkedExport checks the options that are wrong for every timeline, and
// returns the address in its one form.
func checkedExport(o query.Export) (baseURL string, err error) {
	if err := query.CheckExport(o); err != nil {
		return "", err
	}
	return strings.TrimSuffix(o.BaseURL, "/"), web.CheckConfig(web.Config{BaseURL: o.BaseURL})
}

func (m *Main) exportFrom(ctx context.Context, kept *sqlite.Store, slug string, format codec.Format, options query.Export, out string) error {
	if _, err := kept.Timeline(ctx, slug); err != nil {
		return unknownTimeline(ctx, kept, slug, err)
	}
	var report source.Report
	err := m.writeTo(out, func(w io.Writer) (err error) {
		report, err = view.Export(ctx, kept, w, slug, format, options)
		return err
	})
	if err != nil {
		return fmt.Errorf("export %s: %w", slug, err)
	}
	for _, loss := range report {
		fmt.Fprintf(m.Stderr, "left out: %v\n", loss)
	}
	return nil
}

// writeTo writes a file whole or not at all: into a temporary one beside it,
// which then takes its name. An empty name is standard output.
func (m *Main) writeTo(name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return write(m.Stdout)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder; name a file in it", name)
	}
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the folder %s is not there; create it, or choose another with --output", filepath.Dir(name))
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	defer os.Remove(file.Name()) // gone already when all went well
	if err := errors.Join(write(file), file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Chmod(file.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}

// unknownTimeline names the timeline that was probably meant.
func unknownTimeline(ctx context.Context, kept *sqlite.Store, slug string, err error) error {
	if !errors.Is(err, timeline.ErrNotFound) {
		return err
	}
	timelines, listErr := kept.Timelines(ctx)
	if listErr != nil {
		return listErr
	}
	var slugs []string
	for _, t := range timelines {
		slugs = append(slugs, t.Head.Slug)
	}
	if near := source.Nearest(slug, slugs); near != "" {
		return fmt.Errorf("there is no timeline %q; did you mean %s?", slug, near)
	}
	return fmt.Errorf("there is no timeline %q; 'kronika list' shows those that are there", slug)
}
