package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/locale"
	"kronika/timeline/source"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
	"kronika/web/api"
)

// decodeFlags are the flags of the commands that read a document.
type decodeFlags struct {
	format, languages string
	options           codec.DecodeOptions
}

func readingFlags(flags *flag.FlagSet) *decodeFlags {
	d := &decodeFlags{}
	flags.StringVar(&d.format, "format", "auto", "the `format` of the file; auto recognises it")
	flags.StringVar(&d.options.Slug, "slug", "", "the `name` of the timeline in addresses; the document's own when empty")
	flags.StringVar(&d.options.Title, "title", "", "the `title`, for formats that hold none")
	flags.StringVar(&d.languages, "language", "", "the `languages` of its texts, the first one first, for formats that hold none")
	flags.StringVar(&d.options.TimeZone, "time-zone", "", "the IANA `zone` of its times, for formats that hold none")
	flags.IntVar(&d.options.Expand, "expand", 0, "how many `events` one recurring entry may become; the format's own bound when 0")
	return d
}

// decode opens a document for reading.
func (d *decodeFlags) decode(in *input) (codec.Format, io.Reader, error) {
	d.options.Languages = splitList(d.languages)
	return formatOf(d.format, in)
}

// importFile brings a document into the database.
func (m *Main) importFile(flags *flag.FlagSet) action {
	decoding, db := readingFlags(flags), databaseFlag(flags)
	partial := flags.Bool("partial", false, "store the good events even when others have faults, and list those")
	return func(ctx context.Context, args []string) error {
		in, err := m.open(ctx, args[0])
		if err != nil {
			return err
		}
		defer in.Close()
		kept, err := sqlite.Open(ctx, *db, sqlite.Options{})
		if err != nil {
			return err
		}
		defer kept.Close()
		return m.importInto(ctx, kept, in, decoding, *partial)
	}
}

func (m *Main) importInto(ctx context.Context, kept *sqlite.Store, in *input, decoding *decodeFlags, partial bool) error {
	format, reader, err := decoding.decode(in)
	if err != nil {
		return m.refuse(in, err)
	}
	stream, err := format.Decode(reader, decoding.options)
	progress := newProgress(m.Stderr, in.meter, in.size)
	start := time.Now()
	result, err := api.Import(ctx, kept, stream, err, store.ImportOptions{
		Partial: partial, Progress: progress.events, Stage: progress.stage,
	})
	progress.end()
	if err != nil {
		return m.refuse(in, err)
	}
	m.reportNotes(in.name, stream.Notes)
	return m.reportImport(in, stream.Head.Slug, result, time.Since(start))
}

// reportNotes says what of a document is not shown as it stands there.
func (m *Main) reportNotes(name string, notes *source.Report) {
	if notes == nil {
		return
	}
	for _, note := range *notes {
		fmt.Fprintf(m.Stderr, "%s: %v\n", name, note)
	}
}

// refuse lists the faults for which nothing was stored. An error that is not
// about the document is passed on.
func (m *Main) refuse(in *input, err error) error {
	faults, ok := source.Faults(err)
	if !ok {
		return fmt.Errorf("import %s: %w", in.name, err)
	}
	listFaults(m.Stderr, in.name, faults)
	fmt.Fprintf(m.Stderr, "%s; nothing was stored\n", faultCount(len(faults)))
	return errReported
}

// listFaults writes one line for each fault.
func listFaults(w io.Writer, name string, faults timeline.Invalid) {
	for _, fault := range faults {
		fmt.Fprintf(w, "%s: %v\n", name, fault)
	}
}

func faultCount(n int) string {
	if n == 1 {
		return "1 fault"
	}
	return locale.For("en").Number(int64(n)) + " faults"
}

// reportImport says what is now in the database.
func (m *Main) reportImport(in *input, slug string, result store.ImportResult, took time.Duration) error {
	english := locale.For("en")
	fmt.Fprintf(m.Stdout, "%s: %s of %s, in %s (%s a second)\n", slug,
		english.N("page.events", result.Events), in.name, took.Round(time.Millisecond),
		english.Number(int64(float64(result.Events)/max(took.Seconds(), 0.001))))
	if len(result.Faults) == 0 {
		return nil
	}
	listFaults(m.Stderr, in.name, result.Faults)
	fmt.Fprintf(m.Stderr, "%s; the events above were left out\n", faultCount(len(result.Faults)))
	return errReported
}
