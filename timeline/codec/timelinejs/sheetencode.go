package timelinejs

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"golang.org/x/net/html"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/table"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

func encodeTLSheet(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
	w := &tlSheetWriter{tlWriter: newTLWriter(s.Head, opts), groups: table.Meet(s.Head.Groups, func(g timeline.Group) string { return g.ID })}
	w.order.write = func(row []byte) { w.buf = append(w.buf, row...) }
	w.openSheet()
	for e, err := range s.Events {
		if err != nil {
			return w.report, err
		}
		w.event(&e)
		w.count++
		if err := w.flush(out, codec.FlushSize); err != nil {
			return w.report, err
		}
	}
	w.order.release()
	w.order.reportTo(&w.report)
	if !keptIn(s.Head.Extra).isForeign() { // whose groups are in the order of its rows
		w.groups.ReportTo(&w.report, "groups", "a group that no event is in")
	}
	return w.report, w.flush(out, 0)
}

// A tlSheetWriter writes slides as rows.
type tlSheetWriter struct {
	*tlWriter
	columns []string
	groups  table.Met[timeline.Group]
}

// openSheet writes the names of the columns, the title and the eras.
func (w *tlSheetWriter) openSheet() {
	m := w.mapper
	w.columns = append(w.columns, tlColumns...)
	story := m.document(m.head, true)
	if kept := keptIn(m.head.Extra); kept != nil {
		story = m.restoreDocument(story, kept)
		var foreign []string
		_ = json.Unmarshal(story.Get(tlForeignColumns), &foreign) // none when there are none
		w.columns = append(w.columns, foreign...)
	}
	w.loseHead()
	for i, column := range w.columns {
		w.cell(i, column)
	}
	w.endRow()
	if title := document.ParseRawObject(story.Get("title")); title != nil {
		w.row(title, tlSheetTitle)
	}
	var eras []json.RawMessage
	_ = json.Unmarshal(story.Get("eras"), &eras) // none when there are none
	for _, era := range eras {
		w.row(document.ParseRawObject(era), tlSheetEra)
	}
}

func (w *tlSheetWriter) cell(i int, cell string) {
	if i > 0 {
		w.buf = append(w.buf, ',')
	}
	w.buf = table.AppendCell(w.buf, cell)
}

func (w *tlSheetWriter) endRow() { w.buf = append(w.buf, '\r', '\n') }

// event writes the row of an event.
func (w *tlSheetWriter) event(e *timeline.Event) {
	wrote, ok := w.mapper.slide(e)
	if !ok {
		w.report.AddEvent(w.count, "date", "events that are on no axis")
		return
	}
	w.groups.Meet(e.Group)
	kept, position := keptIn(e.Extra), -1
	slide := w.mapper.object(wrote, true)
	if kept != nil {
		slide, position = w.mapper.restore(e, slide, kept), kept.Position
	}
	w.loseEvent(e, wrote)
	w.loseWords(e, slide)
	before := len(w.buf)
	w.row(slide, "")
	row := append([]byte(nil), w.buf[before:]...)
	w.buf = w.buf[:before]
	w.order.add(position, row)
}

// row writes a slide. Cells with text in them are made no formulas; numbers are
// none.
func (w *tlSheetWriter) row(o document.RawObject, kind string) {
	s := slideOf(o)
	cells := map[string]string{colDisplayDate: s.DisplayDate, colGroup: s.Group, colType: cmp.Or(kind, textIn(o, "type"))}
	if s.Words != nil {
		cells[colHeadline], cells[colText] = s.Words.Headline, s.Words.Text
	}
	if s.Media != nil {
		cells[colMedia], cells[colMediaCaption], cells[colMediaCredit] = s.Media.URL, s.Media.Caption, s.Media.Credit
		cells[colAlt], cells[colThumbnail] = cmp.Or(s.Media.Alt, s.Media.Title), textIn(document.ParseRawObject(o.Get("media")), "thumbnail")
	}
	background := document.ParseRawObject(o.Get("background"))
	cells[colBackground] = cmp.Or(textIn(background, "url"), textIn(background, "color"))
	for name, cell := range cells {
		cells[name] = table.Neutralise(cell)
	}
	s.Start.cells(cells, colYear, colMonth, colDay, colTime)
	s.End.cells(cells, colEndYear, colEndMonth, colEndDay, colEndTime)
	foreign := document.ParseRawObject(o.Get(tlForeignColumns))
	for i, column := range w.columns {
		if i < len(tlColumns) {
			w.cell(i, cells[column])
		} else {
			w.cell(i, table.Neutralise(textIn(foreign, column)))
		}
	}
	w.endRow()
}

// textIn returns a member that is a text; "" for any other.
func textIn(o document.RawObject, name string) string {
	s := document.NewScanner(o.Get(name))
	if s.Next() != '"' {
		return ""
	}
	return s.Text()
}

// cells writes the parts of a date into its cells.
func (d *tlDate) cells(cells map[string]string, year, month, day, time string) {
	if d == nil {
		return
	}
	cells[year], cells[month], cells[day] = d.Parts[tlYear], d.Parts[tlMonth], d.Parts[tlDay]
	if d.Parts[tlHour] == "" {
		return
	}
	clock := twoDigits(d.Parts[tlHour]) + ":" + twoDigits(d.Parts[tlMinute])
	if d.Parts[tlSecond] != "" {
		clock += ":" + twoDigits(d.Parts[tlSecond])
	}
	if milli := d.Parts[tlMillisecond]; milli != "" {
		clock += "." + strings.Repeat("0", max(0, 3-len(milli))) + milli
	}
	cells[time] = clock
}

func twoDigits(number string) string {
	return strings.Repeat("0", max(0, 2-len(number))) + number
}

// loseHead reports what of a timeline a sheet cannot say.
func (w *tlSheetWriter) loseHead() {
	h := w.mapper.head
	lost := func(is bool, member, what string) {
		if is {
			w.report.Add(member, what)
		}
	}
	lost(true, "slug", "the slug, and the ids of events; new ones are made of the titles")
	for _, lang := range h.Languages {
		lost(lang != w.mapper.lang, "languages", "the texts in "+lang)
	}
	lost(h.TimeZone != "", "time_zone", "the time zone; give it when importing")
	lost(h.Hemisphere != "", "hemisphere", "the hemisphere")
	lost(len(h.Authors) > 0, "authors", "the authors")
	lost(h.License != "", "license", "the licence")
	lost(!h.Updated.IsZero(), "updated", "when it was updated")
	lost(h.DeepTime != "", "deep_time", "how ages are told")
	names := codec.Namer{}
	for i, g := range h.Groups {
		label := plainWords(html.EscapeString(w.mapper.words(g.Label)))
		lost(names.Name(label, "group") != g.ID, fmt.Sprintf("groups[%d].id", i), "the ids of groups; new ones are made of the labels")
		lost(g.Color != "" || g.Band, fmt.Sprintf("groups[%d]", i), "colours and bands of groups")
	}
	lost(len(h.Sources) > 0, "sources", "the sources")
	for i := range h.Eras {
		lost(w.mapper.eraSlide(&h.Eras[i]) == nil, fmt.Sprintf("eras[%d]", i), "an era without a beginning or an end")
	}
	lost(len(document.WithExtra(h.Extra, tlExtra, nil)) > 0, "extra", "foreign members of the timeline")
}

// loseEvent reports what of an event a sheet cannot say.
func (w *tlSheetWriter) loseEvent(e *timeline.Event, s *tlSlide) {
	lost := func(is bool, member, what string) {
		if is {
			w.report.AddEvent(w.count, member, what)
		}
	}
	lost(s.DisplayDate != "" && len(e.Wording) == 0, "date", "how exact a date is; its wording is in Display Date")
	lost(e.Importance != timeline.DefaultImportance, "importance", "how much an event weighs")
	lost(e.Part != "", "part", "which part of a period is meant")
	lost(e.Status != "", "status", "that an event is tentative, cancelled or postponed")
	lost(e.Place != nil, "place", "places")
	lost(len(e.Media) > 1, "media", "media beyond the first")
	lost(len(e.Citations) > 0, "citations", "sources and quotations")
	lost(e.Record != nil, "record", "what is on record")
	lost(len(e.Links) > 0, "links", "links between events")
	isOther := func(alias string) bool { return !strings.HasPrefix(alias, tlAnchorPrefix) }
	for _, alias := range e.Aliases {
		lost(isOther(alias), "aliases", "other ids of events")
	}
	lost(len(document.WithExtra(e.Extra, tlExtra, nil)) > 0, "extra", "foreign members")
}

// loseWords reports the words of an event that the cells say otherwise: those of
// HTML on one line have no control characters, and no Markdown but their own.
func (w *tlSheetWriter) loseWords(e *timeline.Event, slide document.RawObject) {
	m := w.mapper
	read := m.quiet().event(slideOf(slide))
	if m.words(read.Title) != m.words(e.Title) {
		w.report.AddEvent(w.count, "title", "line ends, control characters and runs of blanks in titles")
	}
	if m.words(read.Text) != m.words(e.Text) {
		w.report.AddEvent(w.count, "text", "how texts are written in Markdown; they become HTML, and are read from it")
	}
	if !reflect.DeepEqual(m.tlMediaOf(read.Media), m.tlMediaOf(e.Media)) || len(e.Media) == 1 && read.Media[0].Type != e.Media[0].Type {
		w.report.AddEvent(w.count, "media", "media types, and how captions are written in Markdown")
	}
}
