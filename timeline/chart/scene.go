// Package chart places a timeline on an axis. A Scene says in numbers and words
// where everything stands: bars, flags, eras, dates on record, silences and ticks.
// The page, SVG, PNG and the social card each draw a scene in their own sizes.
//
// The package also holds what all of them share besides: the colours of groups
// and of the page, and times as the axis and its words need them.
package chart

import (
	"slices"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// An Event is what a scene needs to know of an event.
type Event struct {
	Item    layout.Item
	Date    edtf.Date
	Record  edtf.Date // zero when there is none
	Verdict timeline.Verdict
}

// A Frame is what a scene is placed in.
type Frame struct {
	Strip    layout.Strip
	Calendar edtf.Calendar
	Scale    layout.ScaleKind // empty: the one that serves the events best
	Still    bool             // a picture, in which no reader can go closer
	Tight    bool             // the even scale has no room at its ends: there is some around the strip
	Words    Words
	// Around are the dates of events that are not placed, for which the axis has room too.
	Around []edtf.Span
	// EraText returns the name of an era as it is shown.
	EraText func(timeline.Text) string
	// EraWidth and RecordWidth return the room of a name or of a date on record
	// beside its mark, in units.
	EraWidth, RecordWidth func(text string) float64
}

// A Scene is a chart of events on one strip. Places along the axis run from 0 to
// 1; rows and lanes count away from the axis.
type Scene struct {
	Strip   layout.Strip
	Kind    layout.ScaleKind
	Scale   *layout.Scale
	Bars    []Bar // one for each event, in their order
	Eras    []Era
	Records []Record
	Breaks  []Break
	Ticks   []Tick

	BarRows    int // above the first
	Lanes      int // of flags
	EraRows    int
	RecordRows int
	// Hidden counts the events without a flag; MoreEras and MoreRecords count
	// the eras and dates on record that there is no room for.
	Hidden, MoreEras, MoreRecords int
}

// A Bar is an event on the axis.
type Bar struct {
	U0, U1 float64
	Row    int
	Flag   layout.Flag
	// Refined reports whether the record is more exact than the stated date. It
	// then lies from Record0 to Record1, within the bar.
	Refined          bool
	Record0, Record1 float64
}

// A Break is a silence that the scale shortens.
type Break struct {
	U0, U1 float64
	Text   string // its length
}

// MaxBarRows is how many rows of bars a chart has at most: more would be a wall.
const MaxBarRows = 6

// leastBar is the room of a bar in its row, in units.
const leastBar = 8

// New places events, given in order of time, and the eras behind them.
func New(events []Event, eras []timeline.Era, f Frame) *Scene {
	s := &Scene{Strip: f.Strip}
	items := make([]layout.Item, len(events))
	var spans []edtf.Span
	for i, e := range events {
		items[i] = e.Item
		spans = append(spans, e.Date.Bounds(f.Calendar))
		if e.Verdict == timeline.Differs {
			spans = append(spans, e.Record.Bounds(f.Calendar))
		}
	}
	spans = append(spans, f.Around...)
	s.choose(items, spans, f)
	s.placeBars(events, items, f)
	s.placeEras(eras, f)
	s.placeRecords(events, f)
	if !s.Scale.Even() {
		for _, b := range s.Scale.Breaks(spans) {
			s.Breaks = append(s.Breaks, Break{b.U0, b.U1, f.Words.Silence(b)})
		}
	}
	s.Ticks = Ticks(s.Scale, f.Strip.Width, f.Words.Tick)
	return s
}

// choose sets the scale. A page that cannot name all events opens on the even
// scale, for there the reader can go closer. In a picture, where the even scale
// would put most events on one spot, the elastic one says more.
func (s *Scene) choose(items []layout.Item, spans []edtf.Span, f Frame) {
	even := evenScale(spans, f.Tight)
	if s.Kind = f.Scale; s.Kind == "" {
		s.Kind = layout.DefaultKind(items, spans, f.Strip)
		if f.Still && heaped(items, even) {
			s.Kind = layout.ElasticKind
		}
	}
	if s.Scale = even; s.Kind == layout.ElasticKind {
		s.Scale = layout.Elastic(spans)
	}
}

// heaped reports whether more than half of the events would stand within a
// fiftieth of a scale.
func heaped(items []layout.Item, s *layout.Scale) bool {
	var counts [50]int
	for i := range items {
		counts[min(int(s.U(items[i].T0)*float64(len(counts))), len(counts)-1)]++
	}
	return 2*slices.Max(counts[:]) > len(items)
}

// evenScale returns the even scale over spans, with a little room at its ends unless it is
// tight.
func evenScale(spans []edtf.Span, tight bool) *layout.Scale {
	var e layout.Extent
	for _, span := range spans {
		if t0, t1, ok := layout.FromSpan(span); ok {
			e.Add(t0, t1)
		}
	}
	if margin := (e.Hi - e.Lo) / 64; margin > 0 && !tight {
		e.Lo, e.Hi = max(e.Lo-margin, layout.MinTime), min(e.Hi+margin, layout.MaxTime)
	}
	return layout.Linear(e.Lo, e.Hi)
}

// placeBars puts events on the scale and gives them flags.
func (s *Scene) placeBars(events []Event, items []layout.Item, f Frame) {
	bars := layout.BarsOf(items, s.Scale)
	flags := layout.Flags(bars, f.Strip)
	if !f.Still {
		flags = layout.Turn(flags, f.Strip)
	}
	s.Bars = make([]Bar, len(events))
	for i, e := range events {
		b := &s.Bars[i]
		b.U0, b.U1, b.Flag, b.Refined = bars[i].U0, bars[i].U1, flags[i], e.Verdict == timeline.Refined
		if b.Refined {
			t0, t1, _ := layout.FromSpan(e.Record.Bounds(f.Calendar))
			b.Record0, b.Record1 = s.Scale.U(t0), s.Scale.U(t1)
		}
		if s.Lanes = max(s.Lanes, b.Flag.Lane+1); b.Flag.Lane < 0 {
			s.Hidden++
		}
	}
	for i, row := range Rows(s.Bars, leastBar/f.Strip.Width, 0, MaxBarRows) {
		s.Bars[i].Row = row
		s.BarRows = max(s.BarRows, row)
	}
}

// Rows gives bars that overlap rows above each other, at most so many. A bar takes
// up at least the length least, and ends at least the length gap before the next.
func Rows(bars []Bar, least, gap float64, most int) []int {
	rows := make([]int, len(bars))
	var ends []float64
	for i, b := range bars {
		row := slices.IndexFunc(ends, func(end float64) bool { return end <= b.U0-gap })
		if row < 0 {
			row = min(len(ends), most-1)
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row] = max(ends[row], b.U1, b.U0+least)
		rows[i] = row
	}
	return rows
}
