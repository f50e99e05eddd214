package main

import (
	"context"
	"errors"
	"flag"
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
func (m *Main) export(flags *flag.FlagSet) action {
	db := databaseFlag(flags)
	name := flags.String("format", "auto", "the `format` to write; auto goes by the name of the file, and is json without one")
	out := flags.String("o", "", "the `file` to write; standard output when empty")
	options := query.Export{}
	flags.StringVar(&options.BaseURL, "base-url", "", "where the timeline is published, for formats with addresses in them")
	flags.StringVar(&options.Language, "language", "", "the `language` of formats with room for one; the timeline's first when empty")
	flags.StringVar(&options.Scale, "scale", "", "the `scale` of drawings, elastic or linear; the format's own when empty")
	flags.IntVar(&options.Width, "width", 0, "the width of drawings in `pixels`; the format's own when 0")
	flags.IntVar(&options.Limit, "limit", 0, "how many `events` a feed or drawing shows; the format's own when 0")
	return func(ctx context.Context, args []string) error {
		format, err := formatToWrite(*name, *out)
		if err != nil {
			return err
		}
		if options.BaseURL, err = checkedExport(options); err != nil {
			return &usageError{"export: " + err.Error()}
		}
		return withStore(ctx, *db, func(kept *sqlite.Store) error {
			return m.exportFrom(ctx, kept, args[0], format, options, *out)
		})
	}
}

// formatToWrite is the named format, or for "auto" the one that the name of the
// file ends with: the longest, for a.feed.json is no document.
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
		return best, &usageError{fmt.Sprintf("export: %s does not say in which format; write -format, or a name that ends with one of %s", out, strings.Join(extensions, " "))}
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
		return fmt.Errorf("the folder %s is not there; create it, or choose another with -o", filepath.Dir(name))
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

// unknownTimeline says which timeline may have been meant.
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
