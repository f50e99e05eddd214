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
	"kronika/timeline/publish"
	"kronika/timeline/source"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
	"kronika/web"
)

// export writes a timeline, or the events of it that a filter chooses, to a file or to
// standard output, as the server does.
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
	BOM      bool   `name:"bom" help:"Begin a table with a byte order mark, by which spreadsheet programs know UTF-8."`
	chosenEvents
}

// chosenEvents are the flags that choose events, as the parameters of the page do.
type chosenEvents struct {
	Search string   `name:"q" placeholder:"WORDS" help:"Write only events in which all these words occur."`
	Groups []string `name:"group" sep:"none" placeholder:"ID" help:"Write only events of this group, or of any of these when given several times."`
	From   string   `placeholder:"DATE" help:"Write only events that end on this date or later, such as 1991 or 1991-08."`
	To     string   `placeholder:"DATE" help:"Write only events that begin on this date or earlier; 1999 ends with its December."`
}

// filter returns what the flags choose.
func (c *chosenEvents) filter() publish.Filter {
	return publish.Filter{Search: strings.Join(strings.Fields(c.Search), " "), Groups: c.Groups, From: c.From, To: c.To}
}

// Run writes the timeline.
func (c *export) Run(ctx context.Context, m *Main) error {
	format, ok, err := publish.FormatToWrite(c.Format, c.Output)
	switch {
	case err != nil:
		return failed("export", c.Slug, err)
	case !ok && c.Output != "" && c.Output != "-":
		return &usageError{fmt.Sprintf("export: %s does not say in which format; write --format, or a name that ends with one of %s", c.Output, strings.Join(extensions(), " "))}
	case !ok:
		format, _ = formats.ByName("json")
	}
	options := publish.Options{BaseURL: strings.TrimSuffix(c.BaseURL, "/"), Language: c.Language, Scale: c.Scale, Width: c.Width, Limit: c.Limit,
		BOM: c.BOM, Filter: c.filter()}
	if c.BOM && !format.Table() {
		return &usageError{fmt.Sprintf("export: --bom is for tables such as CSV, and %s is none; leave it out", format.Name)}
	}
	if err := errors.Join(options.Check(), web.CheckConfig(web.Config{BaseURL: c.BaseURL})); err != nil {
		return &usageError{failed("export", c.Slug, err).Error()}
	}
	return withStore(ctx, c.DB, func(kept *sqlite.Store) error {
		return c.from(ctx, m, kept, format, options)
	})
}

// extensions returns those of all formats that can be written.
func extensions() []string {
	var all []string
	for _, f := range formats.All() {
		if f.Encode != nil {
			all = append(all, "."+f.Extension)
		}
	}
	return all
}

func (c *export) from(ctx context.Context, m *Main, kept *sqlite.Store, format codec.Format, options publish.Options) error {
	info, err := kept.Timeline(ctx, c.Slug)
	if err != nil {
		return unknownTimeline(ctx, kept, c.Slug, err)
	}
	if err := options.Filter.CheckGroups(info.Head); err != nil {
		return failed("export", c.Slug, err)
	}
	var report source.Report
	err = m.writeTo(c.Output, func(w io.Writer) (err error) {
		report, err = publish.Export(ctx, kept, w, c.Slug, format, options)
		return err
	})
	if err != nil {
		return failed("export", c.Slug, err)
	}
	if options.Filter.Chooses() {
		if err := m.tellChosen(ctx, kept, info, options.Filter); err != nil {
			return failed("export", c.Slug, err)
		}
	}
	for _, loss := range report {
		fmt.Fprintf(m.Stderr, "left out: %v\n", loss)
	}
	return nil
}

// tellChosen says how many events the filter chose.
func (m *Main) tellChosen(ctx context.Context, kept store.Reader, info store.Info, f publish.Filter) error {
	n, err := publish.Count(ctx, kept, info, f)
	if err == nil {
		fmt.Fprintf(m.Stderr, "%d of %d events are chosen\n", n, info.Count)
	}
	return err
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
	timelines, listErr := store.All(ctx, kept)
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
