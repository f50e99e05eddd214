package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"kronika/timeline/codec"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/source"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// reading holds the argument and the flags of the commands that read a document.
type reading struct {
	File       string            `arg:"" name:"FILE|URL|-" help:"The document: a file, an address on the web, or - for standard input."`
	Format     string            `default:"auto" placeholder:"FORMAT" help:"The format of the file; auto recognises it."`
	Slug       string            `placeholder:"NAME" help:"The name of the timeline in addresses; the document's own when empty."`
	Title      string            `placeholder:"TEXT" help:"The title, for formats that hold none."`
	Language   string            `placeholder:"TAGS" help:"The languages of its texts, the first one first, for formats that hold none."`
	TimeZone   string            `placeholder:"ZONE" help:"The IANA zone of its times, for formats that hold none."`
	Map        map[string]string `placeholder:"OURS=THEIRS,…" mapsep:"," help:"Which columns of a table hold what: date=Start,title=Task."`
	DayFirst   bool              `xor:"order" help:"Of days in numbers, such as 3/4/1999, the day comes first."`
	MonthFirst bool              `xor:"order" help:"Of days in numbers the month comes first."`
	Dashes     string            `enum:",years,month" default:"" placeholder:"years|month" help:"What 1903-11 is in a table: a range of years, or a month."`
	Serial     bool              `help:"Numbers such as 36526 are the days that a spreadsheet means with them."`
	Encoding   string            `placeholder:"NAME" help:"The encoding of the file, such as windows-1250; without, UTF-8, UTF-16 or Windows-1252, as its bytes tell."`
	Sheet      string            `placeholder:"NAME" help:"The sheet of a workbook; the first that is not hidden when empty."`
	JSON       bool              `name:"json" help:"Print notes, questions and faults as JSON, one a line."`
	Loose      bool              `help:"Read dates in words also in Kronika's own table."`
	Expand     int               `placeholder:"N" help:"How many events one recurring entry may become; the format's own bound when 0."`
}

func (r *reading) document(in *input) publish.Document {
	return publish.Document{Reader: in, Format: r.Format, DecodeOptions: codec.DecodeOptions{Slug: r.Slug, Title: r.Title, FileName: in.fileName, Languages: splitList(r.Language), TimeZone: r.TimeZone, Columns: r.columns(), Order: r.order(), Dashes: r.Dashes, Serial: r.Serial, Encoding: r.Encoding, Sheet: r.Sheet, Loose: r.Loose, Expand: r.Expand}}
}

// columns returns what the columns of a table are, by their own names.
func (r *reading) columns() map[string]string {
	columns := map[string]string{}
	for ours, theirs := range r.Map {
		columns[theirs] = ours
	}
	return columns
}

// order returns what comes first in days that are written in numbers.
func (r *reading) order() string {
	switch {
	case r.DayFirst:
		return "day"
	case r.MonthFirst:
		return "month"
	}
	return ""
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
		return c.refuse(m, in, err, result)
	}
	if err := c.list(c.findings(m), in.name, publish.Findings(result.Notes, result.Faults)); err != nil {
		return err
	}
	return c.reportImport(m, in, result, time.Since(start))
}

// findings is where an import lists what it found: on standard output as JSON, for
// programs, else on standard error.
func (r *reading) findings(m *Main) io.Writer {
	if r.JSON {
		return m.Stdout
	}
	return m.Stderr
}

// summary is where the last line goes: to standard output, unless that has JSON.
func (r *reading) summary(m *Main) io.Writer {
	if r.JSON {
		return m.Stderr
	}
	return m.Stdout
}

// list writes one line for each finding.
func (r *reading) list(w io.Writer, name string, findings []publish.Finding) error {
	for _, f := range findings {
		if !r.JSON {
			fmt.Fprintf(w, "%s: %v\n", name, f)
		} else if err := json.NewEncoder(w).Encode(f); err != nil {
			return err
		}
	}
	return nil
}

// refuse lists the faults for which nothing was stored. An error that is not
// about the document is returned as it is.
func (c *importFile) refuse(m *Main, in *input, err error, read publish.Imported) error {
	faults, ok := source.Faults(err)
	if !ok {
		return failed("import", in.name, err)
	}
	if err := c.list(c.findings(m), in.name, publish.Findings(read.Notes, faults)); err != nil {
		return err
	}
	fmt.Fprintf(m.Stderr, "%s; nothing was stored\n", faultCount(len(faults)))
	if read.Good > 0 && read.Good < read.Read {
		english := locale.For("en")
		good := english.Number(read.Good)
		fmt.Fprintf(m.Stderr, "%s of %s events can be read; --partial stores these %s and lists the others\n", good, english.Number(read.Read), good)
	}
	return errReported
}

func faultCount(n int) string {
	if n == 1 {
		return "1 fault"
	}
	return locale.For("en").Number(int64(n)) + " faults"
}

// reportImport prints what is now in the database.
func (c *importFile) reportImport(m *Main, in *input, result publish.Imported, took time.Duration) error {
	english := locale.For("en")
	fmt.Fprintf(c.summary(m), "%s: %s of %s, in %s (%s a second)\n", result.Slug,
		english.N("page.events", result.Events), in.name, took.Round(time.Millisecond),
		english.Number(int64(float64(result.Events)/max(took.Seconds(), 0.001))))
	if len(result.Faults) == 0 {
		return nil
	}
	fmt.Fprintf(m.Stderr, "%s; the events above were left out\n", faultCount(len(result.Faults)))
	return errInPart
}
