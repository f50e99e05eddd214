// Package draw draws the chart of a timeline as SVG, as PNG and as the social card,
// with the geometry of package layout. What a drawing says in words, and in which
// colours, comes with the codec.EncodeOptions: this package knows no language.
package draw

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/source"
)

// A drawing is a timeline as the page draws it, on a scale from left to right:
// the same geometry (package layout), the same marks. It is drawn on a canvas,
// which makes it an SVG or a PNG. Lengths are units of the layout, one CSS pixel.
type drawing struct {
	*codec.Edition
	calendar edtf.Calendar
	room     layout.Strip
	events   []drawnEvent // in order of time
	spans    []edtf.Span  // theirs, and those of records that differ
	scale    *layout.Scale
	total    int64
	colors   map[string]int // of groups: places in the palette
	palette  []tint

	lanes, rows, eraRows, recordRows int
	eras                             []drawnEra
	records                          []drawnRecord
	moreEras, moreRecords            int      // that are not drawn for want of room
	lines                            []string // the title
	top, axis                        float64  // where the strip and the axis are
}

// A drawnEvent is an event with its place.
type drawnEvent struct {
	id           string
	groupID      string
	group        int // in the palette; 0 is that of no group
	title        string
	date         edtf.Date
	record       edtf.Date
	verdict      timeline.Verdict
	item         layout.Item
	u0, u1       float64
	row          int
	flag         layout.Flag
	recU0, recU1 float64
}

// A drawnEra is an era that meets the strip.
type drawnEra struct {
	u0, u1 float64
	label  string
	place  layout.NotePlace
}

// A drawnRecord is the date on record of an event for which another is stated.
type drawnRecord struct {
	event *drawnEvent
	u     float64
	text  string
	place layout.NotePlace
}

// A tint is a colour on light and on dark paper.
type tint struct{ light, dark string }

// Sizes of drawings, in units.
const (
	drawWidth    = 1160
	drawMinWidth = 640
	drawMargin   = 24
	drawLanes    = 8
	labelText    = layout.LabelUnits - 24 // a serif may be wider than the fonts that are measured
	laneHeight   = 68                     // a date and two lines of title
	poleHeight   = 36                     // from the lowest label down to the axis
	rowHeight    = 12                     // of bars
	noteHeight   = 28                     // a row of eras' names or of dates on record
	maxBarRows   = 6                      // more would be a wall
	maxNoteRows  = 24                     // of eras, and of dates on record
	maxNotes     = 200                    // for which room is looked for
)

// drawOn reads a stream and draws it on a canvas that fits the size it turns out
// to have.
func drawOn(s *codec.Stream, opts codec.EncodeOptions, fit func(d *drawing, width, height float64) canvas) (source.Report, error) {
	d, err := newDrawing(s, opts)
	if err != nil {
		return d.Report, err
	}
	width := d.room.Width + d.room.Reserve + 2*drawMargin
	d.paint(fit(d, width, d.layOut(width)))
	return d.Report, nil
}

// newDrawing reads the events of a stream and places them.
func newDrawing(s *codec.Stream, opts codec.EncodeOptions) (*drawing, error) {
	d := &drawing{Edition: codec.NewEdition(s.Head, opts), calendar: s.Head.Calendar(), colors: map[string]int{}}
	width := float64(max(cmp.Or(opts.Width, drawWidth), drawMinWidth))
	d.room = layout.Strip{Width: width - 2*drawMargin - layout.LabelUnits, Reserve: layout.LabelUnits, Lanes: drawLanes}
	if err := d.read(s); err != nil {
		return d, err
	}
	d.choosePalette()
	d.place()
	return d, nil
}

// choosePalette gives each group of a drawn event its colours. What is not a
// colour, of a group or of the caller's, is left out: it goes into a style sheet.
func (d *drawing) choosePalette() {
	d.palette = []tint{{"#6a665e", "#a19d94"}}
	drawn := map[string]bool{}
	for _, e := range d.events {
		drawn[e.groupID] = true
	}
	for _, g := range d.Head.Groups {
		if !drawn[g.ID] {
			continue
		}
		t := tint{g.Color, g.Color}
		if d.Color != nil {
			t.light, t.dark = d.Color(g.ID)
		}
		if timeline.IsColor(t.light) && timeline.IsColor(t.dark) {
			d.colors[g.ID] = len(d.palette)
			d.palette = append(d.palette, t)
		}
	}
	for i := range d.events {
		d.events[i].group = d.colors[d.events[i].groupID]
	}
}

// read keeps the weightiest events, and counts all.
func (d *drawing) read(s *codec.Stream) error {
	limit := min(cmp.Or(max(d.Limit, 0), layout.MaxElastic), layout.MaxElastic)
	n := 0
	for e, err := range s.Events {
		if err != nil {
			return err
		}
		d.ReportEvent(n, &e)
		d.reportText(n, &e)
		if event, ok := d.event(int64(n), &e); ok {
			if d.events = append(d.events, event); len(d.events) >= 2*limit {
				d.keep(limit)
			}
		}
		n++
	}
	d.keep(limit)
	d.total = max(d.Total, int64(n))
	if more := n - limit; more > 0 {
		d.Report.Add("events", fmt.Sprintf("%d events beyond the weightiest %d", more, limit))
	}
	slices.SortFunc(d.events, func(a, b drawnEvent) int {
		return cmp.Or(cmp.Compare(a.item.T0, b.item.T0), cmp.Compare(a.id, b.id))
	})
	return nil
}

func (d *drawing) keep(limit int) {
	slices.SortFunc(d.events, func(a, b drawnEvent) int {
		return cmp.Or(cmp.Compare(layout.Priority(b.item.Weight, b.item.Hash), layout.Priority(a.item.Weight, a.item.Hash)), cmp.Compare(a.id, b.id))
	})
	d.events = d.events[:min(limit, len(d.events))]
}

// reportText says what of an event a drawing leaves out.
func (d *drawing) reportText(i int, e *timeline.Event) {
	lost := func(is bool, member, what string) {
		if is {
			d.Report.AddEvent(i, member, what)
		}
	}
	lost(len(e.Text) > 0, "text", "the texts of events")
	lost(len(e.Media) > 0, "media", "media")
	lost(len(e.Citations) > 0, "citations", "citations")
	lost(e.Place != nil, "place", "places")
	lost(e.Record != nil, "record", "of what is on record all but the date")
}

func (d *drawing) event(n int64, e *timeline.Event) (drawnEvent, bool) {
	item, ok := layout.ItemOf(n, e, d.calendar, 0)
	drawn := drawnEvent{id: e.ID, groupID: e.Group, title: drawnText(d.Text(e.Title)), date: e.Date, item: item, verdict: e.Verdict(d.calendar)}
	if e.Record != nil {
		drawn.record = e.Record.Date
	}
	return drawn, ok
}

// short writes a date beside a mark.
func (d *drawing) short(date edtf.Date) string {
	if d.DateShort != nil && !date.IsZero() {
		return d.DateShort(date)
	}
	return d.DateText(date)
}

// facts is the line below the title.
func (d *drawing) facts() string {
	if d.Words.Facts != "" {
		return drawnText(d.Words.Facts)
	}
	if d.total == 1 {
		return "1 event"
	}
	return fmt.Sprintf("%d events", d.total)
}

// flush writes what a canvas has become.
func flush(out io.Writer, data []byte) error {
	_, err := out.Write(data)
	return err
}
