// Package draw draws the chart of a timeline as SVG, as PNG and as the social
// card. Package chart says where everything stands; the Options say in which words
// and colours.
package draw

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/layout"
)

// Options say how a timeline is drawn. The zero value draws it without links.
type Options struct {
	Language string           // of the texts; empty: the timeline's first
	Scale    layout.ScaleKind // empty: the one that serves the events best
	Width    int              // in CSS pixels; 0: the default
	Limit    int              // how many events are drawn, the weightiest; 0: as many as can be
	Total    int64            // how many events the timeline has, if more than are given
	Pasted   bool             // an SVG that becomes part of a page: no declaration, no style sheet

	Words chart.Words // the zero value: chart.PlainWords
	Facts string      // below the title; empty: the number of events
	Site  string      // who publishes, on the card
	Event string      // the id of the event that the card is about; empty: the whole timeline
	// Color returns the colour of the i-th group; nil: the group's own on both papers.
	Color func(i int) (light, dark string)
	// Address returns the address of an event, "" for none; nil: none has one.
	Address func(event string) string
}

// Most returns how many events are drawn at most.
func (o Options) Most() int {
	return min(cmp.Or(max(o.Limit, 0), layout.MaxElastic), layout.MaxElastic)
}

// Events are those of a timeline. An error among them ends the drawing.
type Events = iter.Seq2[timeline.Event, error]

// A drawing is a timeline as the page draws it, on a scale from left to right. It
// is drawn on a canvas, which makes it an SVG or a PNG. Lengths are units of the
// layout, one CSS pixel.
type drawing struct {
	Options
	head    *timeline.Timeline
	events  []drawnEvent // in order of time
	scene   *chart.Scene
	total   int64
	left    int // events that are not drawn for want of room
	palette []chart.Tint

	lines     []string // the title
	top, axis float64  // where the strip and the axis are
}

// A drawnEvent is an event of a drawing.
type drawnEvent struct {
	chart.Event
	id      string
	groupID string
	group   int // in the palette; 0 is that of no group
	title   string
}

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
)

// newDrawing reads events and places them.
func newDrawing(head *timeline.Timeline, events Events, opts Options) (*drawing, error) {
	d := &drawing{Options: opts, head: head}
	d.Language = cmp.Or(d.Language, head.FirstLanguage())
	if d.Words.Date == nil {
		d.Words = chart.PlainWords()
	}
	d.Words = d.Words.Map(drawnText)
	if err := d.read(events); err != nil {
		return nil, err
	}
	d.choosePalette()
	width := float64(max(cmp.Or(opts.Width, drawWidth), drawMinWidth)) - 2*drawMargin - layout.LabelUnits
	placed := make([]chart.Event, len(d.events))
	for i := range d.events {
		placed[i] = d.events[i].Event
	}
	frame := chart.Frame{
		Strip:    layout.Strip{Width: width, Reserve: layout.LabelUnits, Lanes: drawLanes},
		Calendar: head.Calendar(), Scale: opts.Scale, Still: true, Words: d.Words,
		EraText:     func(t timeline.Text) string { return wrapOne(d.text(t), aside, width/2) },
		EraWidth:    func(text string) float64 { return textWidth(text, small) + 16 },
		RecordWidth: func(text string) float64 { return textWidth(text, small) + 24 },
	}
	d.scene = chart.New(placed, head.Eras, frame)
	return d, nil
}

// choosePalette gives each group of a drawn event its colours. What is not a
// colour, of a group or of the caller's, is left out: it goes into a style sheet.
func (d *drawing) choosePalette() {
	d.palette = []chart.Tint{chart.Soft}
	places := map[string]int{}
	for _, e := range d.events {
		places[e.groupID] = 0
	}
	for i, g := range d.head.Groups {
		if _, drawn := places[g.ID]; !drawn {
			continue
		}
		t := chart.Tint{Light: g.Color, Dark: g.Color}
		if d.Color != nil {
			t.Light, t.Dark = d.Color(i)
		}
		if timeline.IsColor(t.Light) && timeline.IsColor(t.Dark) {
			places[g.ID] = len(d.palette)
			d.palette = append(d.palette, t)
		}
	}
	for i := range d.events {
		d.events[i].group = places[d.events[i].groupID]
	}
}

// read keeps the weightiest events, and counts all.
func (d *drawing) read(events Events) error {
	limit := d.Most()
	calendar := d.head.Calendar()
	n := 0
	for e, err := range events {
		if err != nil {
			return err
		}
		if item, ok := layout.ItemOf(int64(n), &e, calendar, 0); ok {
			event := drawnEvent{id: e.ID, groupID: e.Group, title: drawnText(d.text(e.Title))}
			event.Item, event.Date, event.Verdict = item, e.Date, e.Verdict(calendar)
			if e.Record != nil {
				event.Record = e.Record.Date
			}
			if d.events = append(d.events, event); len(d.events) >= 2*limit {
				d.keep(limit)
			}
		}
		n++
	}
	d.keep(limit)
	d.total, d.left = max(d.Total, int64(n)), max(n-limit, 0)
	slices.SortFunc(d.events, func(a, b drawnEvent) int {
		return cmp.Or(cmp.Compare(a.Item.T0, b.Item.T0), cmp.Compare(a.id, b.id))
	})
	return nil
}

func (d *drawing) keep(limit int) {
	slices.SortFunc(d.events, func(a, b drawnEvent) int {
		return cmp.Or(cmp.Compare(layout.Priority(b.Item.Weight, b.Item.Hash), layout.Priority(a.Item.Weight, a.Item.Hash)), cmp.Compare(a.id, b.id))
	})
	d.events = d.events[:min(limit, len(d.events))]
}

// text returns the wording in the drawing's language, or the nearest there is.
func (d *drawing) text(t timeline.Text) string {
	text, _ := t.In(d.Language)
	return text
}

// address returns the address of an event, or "".
func (d *drawing) address(event string) string {
	if d.Address == nil {
		return ""
	}
	return d.Address(event)
}

// facts returns the line below the title.
func (d *drawing) facts() string {
	switch {
	case d.Facts != "":
		return drawnText(d.Facts)
	case d.total == 1:
		return "1 event"
	}
	return fmt.Sprintf("%d events", d.total)
}
