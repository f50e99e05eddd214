package timelinejs

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"golang.org/x/net/html"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

func encodeTimelineJS(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
	w := newTLWriter(s.Head, opts)
	w.order.write = w.write
	w.open()
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
	if w.written > 0 {
		w.buf = append(w.buf, '\n')
	}
	w.buf = append(w.buf, "]\n}\n"...)
	w.order.reportTo(&w.report)
	return w.report, w.flush(out, 0)
}

// A tlWriter writes slides.
type tlWriter struct {
	buf     []byte
	mapper  *tlMapper
	order   tlOrder
	scan    document.Scanner
	report  source.Report
	count   int // events so far
	written int // slides in buf or out
}

func newTLWriter(head *timeline.Timeline, opts codec.EncodeOptions) *tlWriter {
	w := &tlWriter{}
	w.mapper = newTLMapper(&w.scan.FaultList, head, opts.Language)
	if opts.Date != nil {
		w.mapper.dateWords = opts.Date
	}
	return w
}

// open writes what stands around the slides, which come last.
func (w *tlWriter) open() {
	m := w.mapper
	kept := keptIn(m.head.Extra)
	story := m.document(m.head, kept.isForeign())
	if kept != nil {
		story = m.restoreDocument(story, kept)
	}
	if !kept.isForeign() || !m.isPlainHead() {
		head := *m.head
		head.Extra = document.WithExtra(head.Extra, tlExtra, nil)
		story = append(document.RawObject{{Name: tlOursName, Value: m.oursJSON(&head)}}, story...)
	}
	for i := range m.head.Eras {
		if era := m.eraSlide(&m.head.Eras[i]); era == nil {
			w.report.Add(fmt.Sprintf("eras[%d]", i), "an era without a beginning or an end; it is not shown")
		}
	}
	w.buf = append(w.buf, "{\n"...)
	for _, member := range story {
		w.buf = append(document.AppendString(w.buf, member.Name), ':')
		w.buf = append(w.buf, member.Value...)
		w.buf = append(w.buf, ",\n"...)
	}
	w.buf = append(w.buf, "\"events\":["...)
}

func (m *tlMapper) oursJSON(head *timeline.Timeline) json.RawMessage {
	jw := &document.Writer{Languages: head.Languages, Layout: document.InLine, First: true, Sep: document.InLine.Comma}
	document.WriteObject(jw, tlOursMembers, &tlOurs{Language: m.lang, Timeline: head})
	return jw.Buf
}

// isPlainHead tells that the head of an imported story has nothing in it that
// the slides do not say.
func (m *tlMapper) isPlainHead() bool {
	h := m.head
	for _, g := range h.Groups {
		if g.Color != "" || g.Band || len(g.Label) != 1 {
			return false
		}
	}
	return h.TimeZone == "" && h.Hemisphere == "" && h.DeepTime == "" && len(h.Authors) == 0 && h.License == "" && h.Updated.IsZero() && len(h.Sources) == 0 && len(h.Languages) <= 1 &&
		len(document.WithExtra(h.Extra, tlExtra, nil)) == 0
}

// event writes the slide of an event.
func (w *tlWriter) event(e *timeline.Event) {
	wrote, ok := w.mapper.slide(e)
	if !ok {
		w.report.AddEvent(w.count, "date", "events that are on no axis")
		return
	}
	w.lose(e)
	kept, position := keptIn(e.Extra), -1
	slide := w.mapper.object(wrote, kept.isForeign())
	if kept != nil {
		slide, position = w.mapper.restore(e, slide, kept), kept.Position
	}
	if rest := w.mapper.remainder(e, slide, kept.isForeign()); rest != nil {
		slide = append(slide, document.RawMember{Name: tlOursName, Value: rest})
	}
	w.order.add(position, slide.AppendTo(nil))
}

// lose reports what of an event TimelineJS does not show. It is in the file all
// the same, and comes back on import.
func (w *tlWriter) lose(e *timeline.Event) {
	lost := func(is bool, member, what string) {
		if is {
			w.report.AddEvent(w.count, member, what+"; kept in the file, not shown by TimelineJS")
		}
	}
	lost(len(e.Title) > 1 || len(e.Text) > 1, "title", "other languages")
	lost(e.Importance != timeline.DefaultImportance, "importance", "how much an event weighs")
	lost(e.Place != nil, "place", "places")
	lost(len(e.Media) > 1, "media", "media beyond the first")
	lost(len(e.Citations) > 0, "citations", "sources and quotations")
	lost(e.Record != nil, "record", "what is on record")
	lost(len(e.Links) > 0, "links", "links between events")
}

// write writes one slide.
func (w *tlWriter) write(slide []byte) {
	if w.written > 0 {
		w.buf = append(w.buf, ',')
	}
	w.buf = append(append(w.buf, '\n'), slide...)
	w.written++
}

func (w *tlWriter) flush(out io.Writer, size int) error {
	if len(w.buf) < size {
		return nil
	}
	_, err := out.Write(w.buf)
	w.buf = w.buf[:0]
	return err
}

// document writes what stands around the slides: the title slide and the eras.
func (m *tlMapper) document(head *timeline.Timeline, isForeign bool) document.RawObject {
	o := document.RawObject{{Name: "title", Value: m.object(m.title(head), isForeign).AppendTo(nil)}}
	if eras := m.eras(head); eras != nil {
		o = append(o, document.RawMember{Name: "eras", Value: eras})
	}
	return o
}

// title writes the title slide.
func (m *tlMapper) title(head *timeline.Timeline) *tlSlide {
	return &tlSlide{Words: &tlWords{Headline: html.EscapeString(m.words(head.Title)), Text: m.html(head.Summary)}, UniqueID: head.Slug}
}

// eras writes the eras, or nil when there are none.
func (m *tlMapper) eras(head *timeline.Timeline) json.RawMessage {
	var b []byte
	for i := range head.Eras {
		if slide := m.eraSlide(&head.Eras[i]); slide != nil {
			b = append(b, ',')
			b = m.object(slide, false).AppendTo(b)
		}
	}
	if b == nil {
		return nil
	}
	b[0] = '['
	return append(b, ']')
}

// eraSlide writes an era; nil where it has no beginning or no end, without which
// TimelineJS shows nothing at all. It draws an era to where its end begins, so an
// era of one unit ends with the next.
func (m *tlMapper) eraSlide(era *timeline.Era) *tlSlide {
	start, end, ok := m.tlDates(era.Date)
	isOpen := era.Date.Kind == edtf.Interval && (era.Date.Start.Kind != edtf.Dated || era.Date.End.Kind != edtf.Dated)
	if !ok || isOpen {
		return nil
	}
	if end == nil {
		bounds := era.Date.Bounds(m.calendar)
		if bounds.EndHi.Sec == edtf.PosInf {
			return nil
		}
		end = civilParts(bounds.EndHi.Sec, start.finest())
	}
	return &tlSlide{Start: start, End: tellApart(start, end), Words: &tlWords{Headline: html.EscapeString(m.words(era.Label))}, Autolink: true}
}

// finest is the finest part that is given, down to the day.
func (d *tlDate) finest() int {
	unit := tlYear
	for unit < tlDay && d.Parts[unit+1] != "" {
		unit++
	}
	return unit
}

// era reads an era.
func (m *tlMapper) era(slide *tlSlide) (timeline.Era, bool) {
	if slide.End == nil && slide.Start != nil {
		m.missing("write at least the year in which the era ended", "end_date")
		return timeline.Era{}, false
	}
	era := timeline.Era{Date: m.date(slide)}
	if slide.Words != nil {
		era.Label = timelineText(m.lang, plainWords(slide.Words.Headline))
	}
	if era.Label == nil {
		m.missing("write what the era is called", "text", "headline")
	}
	return era, era.Label != nil && !era.Date.IsZero()
}

// restoreDocument puts what an imported document said over what we would write
// for its timeline, but for what has been changed since.
func (m *tlMapper) restoreDocument(ours document.RawObject, k *tlKept) document.RawObject {
	whole := k.over(ours, nil)
	d := &tlReader{raw: whole, head: &timeline.Timeline{Languages: m.head.Languages}, anchors: newTLAnchors()}
	d.mapper = newTLMapper(&d.scan.FaultList, d.head, m.lang)
	d.title(d.titleSlide(), nil)
	d.eras()
	var changed []string
	isUntitled := whole.Get("title") == nil
	if !isUntitled && (m.words(d.head.Title) != m.words(m.head.Title) || m.words(d.head.Summary) != m.words(m.head.Summary)) {
		changed = append(changed, "title")
	}
	sameEra := func(a, b timeline.Era) bool {
		return a.Date.String() == b.Date.String() && m.words(a.Label) == m.words(b.Label)
	}
	if !slices.EqualFunc(d.head.Eras, m.head.Eras, sameEra) {
		changed = append(changed, "eras")
	}
	return k.over(ours, changed)
}
