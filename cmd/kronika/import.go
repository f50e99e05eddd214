package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/source"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// reading holds the argument and the flags of the commands that read a document.
type reading struct {
	File     string `arg:"" name:"FILE|-" help:"The document; - is standard input."`
	Format   string `default:"auto" placeholder:"FORMAT" help:"The format of the file; auto recognises it."`
	Slug     string `placeholder:"NAME" help:"The name of the timeline in addresses; the document's own when empty."`
	Title    string `placeholder:"TEXT" help:"The title, for formats that hold none."`
	Language string `placeholder:"TAGS" help:"The languages of its texts, the first one first, for formats that hold none."`
	TimeZone string `placeholder:"ZONE" help:"The IANA zone of its times, for formats that hold none."`
	Expand   int    `placeholder:"N" help:"How many events one recurring entry may become; the format's own bound when 0."`
}

func (r *reading) document(in *input) publish.Document {
	return publish.Document{Reader: in, Format: r.Format, DecodeOptions: codec.DecodeOptions{Slug: r.Slug, Title: r.Title, Languages: splitList(r.Language), TimeZone: r.TimeZone, Expand: r.Expand}}
}

// importFile brings a document into the database.
type importFile struct {
	reading
	DB      string `name:"db" default:"kronika.db" placeholder:"FILE" help:"The database; made when it is not there."`
	Partial bool   `help:"Store the good events even when others have faults, and list those."`
}

// Run imports the file.
func (c *importFile) Run(ctx context.Context, m *Main) error {
	in, err := m.open(ctx, c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	kept, err := sqlite.Open(ctx, c.DB, sqlite.Options{})
	if err != nil {
		return err
	}
	defer kept.Close()
	progress := newProgress(m.Stderr, in.meter, in.size)
	start := time.Now()
	result, err := publish.Import(ctx, kept, c.document(in), store.ImportOptions{
		Partial: c.Partial, Progress: progress.events, Stage: progress.stage,
	})
	progress.end()
	if err != nil {
		return m.refuse(in, err)
	}
	for _, note := range result.Notes {
		fmt.Fprintf(m.Stderr, "%s: %v\n", in.name, note)
	}
	return m.reportImport(in, result, time.Since(start))
}

// refuse lists the faults for which nothing was stored. An error that is not
// about the document is returned as it is.
func (m *Main) refuse(in *input, err error) error {
	faults, ok := source.Faults(err)
	if !ok {
		return failed("import", in.name, err)
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

// reportImport prints what is now in the database.
func (m *Main) reportImport(in *input, result publish.Imported, took time.Duration) error {
	english := locale.For("en")
	fmt.Fprintf(m.Stdout, "%s: %s of %s, in %s (%s a second)\n", result.Slug,
		english.N("page.events", result.Events), in.name, took.Round(time.Millisecond),
		english.Number(int64(float64(result.Events)/max(took.Seconds(), 0.001))))
	if len(result.Faults) == 0 {
		return nil
	}
	listFaults(m.Stderr, in.name, result.Faults)
	fmt.Fprintf(m.Stderr, "%s; the events above were left out\n", faultCount(len(result.Faults)))
	return errReported
}
