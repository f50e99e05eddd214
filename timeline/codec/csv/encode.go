package csv

import (
	"fmt"
	"io"
	"slices"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

func encode(out io.Writer, s *codec.Stream, _ codec.EncodeOptions) (source.Report, error) {
	w := newWriter(s.Head)
	w.header()
	for e, err := range s.Events {
		if err != nil {
			return w.report, err
		}
		w.row(&e)
		if len(w.buf) >= codec.FlushSize {
			if _, err := out.Write(w.buf); err != nil {
				return w.report, err
			}
			w.buf = w.buf[:0]
		}
	}
	w.reportUnused()
	_, err := out.Write(w.buf)
	return w.report, err
}

type writer struct {
	buf     []byte
	columns []column
	head    *timeline.Timeline
	groups  table.Met[timeline.Group]
	sources table.Met[timeline.Source]
	json    *document.Writer // for the column "more"
	report  source.Report
}

func newWriter(head *timeline.Timeline) *writer {
	w := &writer{head: head, json: document.NewWriter(head, document.InLine),
		groups:  table.Meet(head.Groups, func(g timeline.Group) string { return g.ID }),
		sources: table.Meet(head.Sources, func(s timeline.Source) string { return s.ID })}
	w.reportHead()
	for i := range fields {
		w.addColumns(&fields[i])
	}
	return w
}

// reportHead says what of a head has no column.
func (w *writer) reportHead() {
	lost := func(is bool, member, what string) {
		if is {
			w.report.Add(member, what)
		}
	}
	lost(true, "slug", "slug and title of the timeline; give them when importing")
	lost(len(w.head.Summary) > 0, "summary", "the summary")
	lost(w.head.TimeZone != "", "time_zone", "the time zone; give it when importing")
	lost(w.head.Hemisphere != "", "hemisphere", "the hemisphere")
	lost(len(w.head.Authors) > 0, "authors", "the authors")
	lost(w.head.License != "", "license", "the licence")
	lost(!w.head.Updated.IsZero(), "updated", "when it was updated")
	lost(w.head.DeepTime != "", "deep_time", "how ages are told")
	lost(len(w.head.Eras) > 0, "eras", "the eras")
	lost(len(w.head.Extra) > 0, "extra", "foreign members of the timeline")
	for i, g := range w.head.Groups {
		lost(g.Band, fmt.Sprintf("groups[%d].band", i), "that a group has a band of its own")
	}
}

// reportUnused says which groups and sources had no row to stand in, and whether
// the rows bring up the others in another order than the head does.
func (w *writer) reportUnused() {
	w.groups.ReportTo(&w.report, "groups", "a group that no event is in")
	w.sources.ReportTo(&w.report, "sources", "a source that no event cites")
}

// addColumns adds the columns of a field, unless the timeline has nothing that
// could stand in them.
func (w *writer) addColumns(f *field) {
	if f.part == partGroup && len(w.groups.List) == 0 || f.part == partSource && len(w.sources.List) == 0 {
		return
	}
	if !f.texts || len(w.head.Languages) == 0 {
		w.columns = append(w.columns, column{f.name, f, w.head.FirstLanguage()})
		return
	}
	for _, lang := range w.head.Languages {
		w.columns = append(w.columns, column{f.name + ":" + lang, f, lang})
	}
}

func (w *writer) header() {
	for i, c := range w.columns {
		w.cell(i, c.name)
	}
	w.buf = append(w.buf, '\r', '\n')
}

func (w *writer) cell(i int, cell string) {
	if i > 0 {
		w.buf = append(w.buf, ',')
	}
	w.buf = table.AppendCell(w.buf, cell)
}

// row writes one event.
func (w *writer) row(e *timeline.Event) {
	d := w.draft(e)
	for i, c := range w.columns {
		switch {
		case c.field.name == "more":
			w.cell(i, table.Neutralise(w.moreCell(d)))
		case isNumberField(c.field):
			w.cell(i, c.field.write(d, c.lang))
		default:
			w.cell(i, table.Neutralise(c.field.write(d, c.lang)))
		}
	}
	w.buf = append(w.buf, '\r', '\n')
}

// isNumberField tells the columns that hold nothing but numbers written by us.
// A negative coordinate is no formula, and with an apostrophe it would be no
// number either.
func isNumberField(f *field) bool { return f.name == "lat" || f.name == "lon" }

// draft takes an event apart into what the columns hold.
func (w *writer) draft(e *timeline.Event) *draft {
	d := &draft{event: *e}
	if g := w.groups.Meet(e.Group); g != nil {
		d.group = *g
	}
	if e.Place != nil {
		d.place = *e.Place
	}
	if len(e.Media) > 0 {
		d.media, d.more.Media = e.Media[0], e.Media[1:]
	}
	if e.Record != nil {
		d.record = *e.Record
		d.more.RecordCitations = e.Record.Citations
	}
	w.citations(d, e.Citations)
	d.more.Aliases, d.more.Order, d.more.Extra = e.Aliases, e.Order, e.Extra
	return d
}

func (w *writer) citations(d *draft, citations []timeline.Citation) {
	if len(citations) > 0 {
		d.citation, d.more.Citations = citations[0], citations[1:]
		if d.citation.Quote != nil {
			d.quote = *d.citation.Quote
		}
		if s := w.sources.Meet(d.citation.Source); s != nil {
			d.source = *s
		}
	}
	for _, c := range slices.Concat(d.more.Citations, d.more.RecordCitations) {
		known := func(s timeline.Source) bool { return s.ID == c.Source }
		if s := w.sources.Meet(c.Source); s != nil && !slices.ContainsFunc(d.more.Sources, known) {
			d.more.Sources = append(d.more.Sources, *s)
		}
	}
}

// moreCell writes what has no column of its own; empty when there is nothing.
func (w *writer) moreCell(d *draft) string {
	w.json.Buf = w.json.Buf[:0]
	document.WriteObject(w.json, moreMembers, &d.more)
	if len(w.json.Buf) == len("{}") {
		return ""
	}
	return string(w.json.Buf)
}
