package chart

import (
	"context"
	"fmt"
	"slices"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// The heights of a strip's parts, in rem. chart.css knows them too.
const (
	flagRem   = 4.625 // a lane of labels: a date and up to three lines of title
	poleRem   = 1.75  // from the lowest label down to the axis
	barRem    = 0.75  // a row of bars
	eraRem    = 1.75  // a row of names of eras
	tickRem   = 1.75  // the labels of the axis
	recordRem = 1.75  // a row of dates on record
	tieRem    = 0.75  // under these, for the curves
)

// A strip is the chart of all chosen events.
type strip struct {
	*chartDrawer
	room   layout.Strip
	items  []layout.Item
	labels map[int64]*store.Label
	spans  []edtf.Span // of the items and of their records
	scale  *layout.Scale
	flags  []layout.Flag
}

// strip draws the chosen events on a strip, if that is the way to draw them.
func (d *chartDrawer) strip(ctx context.Context, chart *components.ChartView) (drawn bool, err error) {
	if d.view.Zoomed || !d.view.Chosen() && d.info.Count > layout.MaxElastic {
		return false, nil
	}
	s := &strip{chartDrawer: d, room: layout.PageStrip()}
	if d.profile.ID == layout.WidgetProfile().ID {
		s.room = layout.WidgetStrip()
	}
	if ok, err := s.read(ctx); err != nil || !ok {
		return false, err
	}
	kind := layout.ScaleKind(d.view.Scale)
	if kind == "" {
		kind = layout.DefaultKind(s.items, s.spans, s.room)
	}
	if !s.place(kind) {
		return false, nil
	}
	s.draw(chart)
	chart.Scales = d.scales(kind)
	return true, nil
}

// read reads the chosen events; it reports false when they are none or too many.
func (s *strip) read(ctx context.Context) (ok bool, err error) {
	kept, slug := s.charts.store, s.info.Head.Slug
	var total int64
	s.items, total, err = kept.Items(ctx, slug, s.view.ChosenQuery(), layout.MaxElastic)
	if err != nil || total > layout.MaxElastic || len(s.items) == 0 {
		return false, err
	}
	ids := make([]int64, len(s.items))
	for i := range ids {
		ids[i] = s.items[i].ID
	}
	if s.labels, err = kept.Labels(ctx, slug, ids); err != nil {
		return false, err
	}
	for _, it := range s.items {
		label := s.labels[it.ID]
		s.spans = append(s.spans, label.Date.Bounds(s.calendar))
		if s.verdict(label) == timeline.Differs {
			s.spans = append(s.spans, label.Record.Bounds(s.calendar))
		}
	}
	return true, nil
}

// place puts the events on a scale. The linear one is only used when it has a
// label for each: where it has not, its tiles show more.
func (s *strip) place(kind layout.ScaleKind) bool {
	if kind == layout.ElasticKind {
		s.scale = layout.Elastic(s.spans)
	} else {
		s.scale = linearOver(s.spans)
	}
	s.flags = layout.Turn(layout.Flags(layout.BarsOf(s.items, s.scale), s.room), s.room)
	return kind == layout.ElasticKind || !slices.ContainsFunc(s.flags, func(f layout.Flag) bool { return f.Lane < 0 })
}

// linearOver is the even scale over spans.
func linearOver(spans []edtf.Span) *layout.Scale {
	var e layout.Extent
	for _, span := range spans {
		if t0, t1, ok := layout.FromSpan(span); ok {
			e.Add(t0, t1)
		}
	}
	if margin := (e.Hi - e.Lo) / 64; margin > 0 {
		e.Lo, e.Hi = max(e.Lo-margin, layout.MinTime), min(e.Hi+margin, layout.MaxTime)
	}
	return layout.Linear(e.Lo, e.Hi)
}

// draw fills the chart. What stands above the axis is, from the top, the names
// of the eras, the lanes of labels, the rows of bars; below it are the labels of
// the axis and the dates on record.
func (s *strip) draw(chart *components.ChartView) {
	v := &components.StripView{}
	chart.Strip = v
	eraRows := s.drawEras(v)
	rows := s.drawBars(v)
	lanes := s.drawLabels(v)
	recordRows := s.drawRecords(v)
	s.drawBreaks(v)
	chart.Ticks, chart.Contexts = s.ticks(s.scale, s.room.Width)
	chart.Above = float64(eraRows)*eraRem + float64(lanes)*flagRem + poleRem + float64(rows)*barRem
	chart.Below = tickRem
	if len(chart.Contexts) > 0 {
		chart.Below += 1
	}
	if recordRows > 0 {
		chart.Below += float64(recordRows)*recordRem + tieRem
	}
	chart.Script = s.script(int64(len(s.items)))
	for _, k := range s.scale.Knots() {
		chart.Script.Knots = append(chart.Script.Knots, [2]any{fmt.Sprint(k.T), rounded(k.U, 1e6)})
	}
	chart.Strip.Rows = rows
	if hidden := len(s.items) - len(v.Labels); hidden > 0 {
		chart.Said = s.l.T("chart.said.shown", len(v.Labels), len(s.items))
	}
}

// drawBars draws the dates on the axis, those that overlap above each other. It
// returns how many rows there are above the first.
func (s *strip) drawBars(v *components.StripView) (rows int) {
	const maxRows = 6 // more would be a wall
	var ends []float64
	for _, it := range s.items {
		u0, u1 := s.scale.U(it.T0), s.scale.U(it.T1)
		row := slices.IndexFunc(ends, func(end float64) bool { return end <= u0 })
		if row < 0 {
			row = min(len(ends), maxRows-1)
		}
		if row == len(ends) {
			ends = append(ends, 0)
		}
		ends[row] = max(ends[row], u1, u0+8/s.room.Width)
		rows = max(rows, row)
		label := s.labels[it.ID]
		more := fmt.Sprintf(";--row:%d%s", row, s.color(label.Group))
		class := endsOf(label.Date)
		if it.Range {
			class = joined("range", class)
		}
		v.Bars = append(v.Bars, components.BarView{Style: from(u0, u1, more), Class: class})
		if s.verdict(label) == timeline.Refined {
			t0, t1, _ := layout.FromSpan(label.Record.Bounds(s.calendar))
			v.Bars = append(v.Bars, components.BarView{Style: from(s.scale.U(t0), s.scale.U(t1), more), Class: "recorded"})
		}
	}
	return rows
}

// joined joins classes.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// drawLabels draws the labels in order of time and returns the number of lanes.
func (s *strip) drawLabels(v *components.StripView) (lanes int) {
	rooms := layout.Rooms(s.flags)
	for i, it := range s.items {
		f := s.flags[i]
		if f.Lane < 0 {
			continue
		}
		lanes = max(lanes, f.Lane+1)
		of := s.labels[it.ID]
		label := s.label(of)
		label.Style = at(f.U, fmt.Sprintf(";--lane:%d;%s%s", f.Lane, roomOf(f.U, rooms[i]), s.color(of.Group)))
		if f.Left {
			label.Class = "left"
		}
		v.Labels = append(v.Labels, label)
	}
	return lanes
}

// roomOf declares how wide a label may be, as a part of the strip; at its end
// there is some room besides.
func roomOf(u, room float64) string {
	if room == layout.ToTheEnd {
		return fmt.Sprintf("--room:%g;--end:1", rounded(1-u, 1e4))
	}
	return fmt.Sprintf("--room:%g", rounded(room, 1e4))
}
