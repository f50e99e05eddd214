package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/sqlite"
)

// export writes a timeline to a file or to standard output.
func (m *Main) export(flags *flag.FlagSet) action {
	db := databaseFlag(flags)
	name := flags.String("format", "json", "the `format` to write")
	out := flags.String("o", "", "the `file` to write; standard output when empty")
	options := codec.EncodeOptions{}
	flags.StringVar(&options.BaseURL, "base-url", "", "where the timeline is published, for formats with addresses in them")
	flags.StringVar(&options.Language, "language", "", "the `language` of formats with room for one; the timeline's first when empty")
	flags.StringVar(&options.Scale, "scale", "", "the scale of drawings: elastic or linear")
	flags.IntVar(&options.Width, "width", 0, "the width of drawings in `pixels`; the format's own when 0")
	return func(ctx context.Context, args []string) error {
		format, err := namedFormat(*name, func(f codec.Format) bool { return f.Encode != nil }, "written")
		if err != nil {
			return err
		}
		store, err := sqlite.Open(ctx, *db, sqlite.Options{})
		if err != nil {
			return err
		}
		defer store.Close()
		return m.exportFrom(ctx, store, args[0], format, options, *out)
	}
}

func (m *Main) exportFrom(ctx context.Context, store *sqlite.Store, slug string, format codec.Format, options codec.EncodeOptions, out string) error {
	info, err := store.Timeline(ctx, slug)
	if err != nil {
		return unknownTimeline(ctx, store, slug, err)
	}
	options.Updated = info.Updated
	var report codec.Report
	err = m.writeTo(out, func(w io.Writer) error {
		head, events, err := store.Stream(ctx, slug)
		if err != nil {
			return err
		}
		report, err = format.Encode(w, &codec.Stream{Head: head, Events: events}, options)
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
	file, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".*.part")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	defer os.Remove(file.Name()) // gone already when all went well
	if err := errors.Join(write(file), file.Close()); err != nil {
		return err
	}
	if err := os.Chmod(file.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}

// unknownTimeline says which timeline may have been meant.
func unknownTimeline(ctx context.Context, store *sqlite.Store, slug string, err error) error {
	if !errors.Is(err, timeline.ErrNotFound) {
		return err
	}
	timelines, listErr := store.Timelines(ctx)
	if listErr != nil {
		return listErr
	}
	var slugs []string
	for _, t := range timelines {
		slugs = append(slugs, t.Head.Slug)
	}
	if near := codec.Nearest(slug, slugs); near != "" {
		return fmt.Errorf("there is no timeline %q; did you mean %s?", slug, near)
	}
	return fmt.Errorf("there is no timeline %q; 'kronika list' shows those that are there", slug)
}
