package chart

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/store"
	"kronika/web/view"
)

// The heights of a strip's parts, in rem. chart.css has the same numbers.
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
	tight  bool // see chart.Frame
	events []chart.Event
	labels []*store.Label // of the events
	scene  *chart.Scene
	none   bool             // no event is chosen
	others []chart.Event    // that a search or a group leaves out
	left   []string         // the groups of these
	kind   layout.ScaleKind // the scale of all events; "" where none is left out
	rows   string           // how all events are arranged, likewise
}

// strip draws the chosen events on a strip, if that is the way to draw them.
func (d *chartDrawer) strip(ctx context.Context, c *components.ChartView) (drawn bool, err error) {
	if d.view.Zoomed || !d.view.Chosen() && d.info.Count > layout.MaxElastic {
		return false, nil
	}
	s := &strip{chartDrawer: d, room: layout.PageStrip()}
	if d.profile.ID == layout.WidgetProfile().ID {
		s.room = layout.WidgetStrip()
	}
	ok, err := s.read(ctx, d.view.ChosenQuery())
	if err == nil && !ok && d.view.Chosen() && d.info.Count <= layout.MaxElastic && d.profile.ID == layout.PageProfile().ID {
		return s.none, nil // there is nothing to be drawn
	}
	if err != nil || !ok {
		return false, err
	}
	c.Zone = s.zone()
	if d.profile.ID == layout.PageProfile().ID {
		if err := s.readOthers(ctx); err != nil {
			return false, err
		}
		s.plotted(c)
		return true, nil
	}
	s.place(layout.ScaleKind(d.view.Scale), d.info.Head.Eras)
	if s.scene.Kind != layout.ElasticKind && s.scene.Hidden > 0 {
		return false, nil // the tiles of the even scale show more
	}
	s.draw(c)
	c.Scales = d.scales(s.scene.Kind)
	return true, nil
}

// read reads the events that a query chooses; it reports false when there are none or too
// many.
func (s *strip) read(ctx context.Context, q store.Query) (ok bool, err error) {
	kept, slug := s.charts.store, s.info.Head.Slug
	items, total, err := kept.Items(ctx, slug, q, layout.MaxElastic)
	if err != nil || total > layout.MaxElastic || len(items) == 0 {
		s.none = total == 0
		return false, err
	}
	ids := make([]int64, len(items))
	for i := range ids {
		ids[i] = items[i].ID
	}
	labels, err := kept.Labels(ctx, slug, ids)
	if err != nil {
		return false, err
	}
	for _, it := range items {
		of := labels[it.ID]
		s.labels = append(s.labels, of)
		s.events = append(s.events, chart.Event{Item: it, Date: of.Date, Record: of.Record, Verdict: s.verdict(of)})
	}
	return true, nil
}

// readOthers reads the events that a search or a group leaves out, where they are few:
// they are drawn faintly, so that axis and scale stay what they are without it.
func (s *strip) readOthers(ctx context.Context) error {
	if !s.view.Filtered() || s.info.Count > layout.MaxElastic {
		return nil
	}
	q := s.view.ChosenQuery()
	q.Search, q.Groups = "", nil
	all := &strip{chartDrawer: s.chartDrawer, room: s.room}
	if ok, err := all.read(ctx, q); err != nil || !ok {
		return err
	}
	chosen := map[string]bool{}
	for _, label := range s.labels {
		chosen[label.ID] = true
	}
	for i, label := range all.labels {
		if !chosen[label.ID] {
			s.others, s.left = append(s.others, all.events[i]), append(s.left, label.Group)
		}
	}
	p := all.arranged()
	s.kind, s.rows = p.scene.Kind, p.byGroup()
	return nil
}

// around are the dates of the events that are left out.
func (s *strip) around() (spans []edtf.Span) {
	for i := range s.others {
		spans = append(spans, s.others[i].Date.Bounds(s.calendar))
	}
	return spans
}

// zone says whose clocks the axis shows: those of the place for which the timeline's zone
// is named, where an event has a time of day.
func (s *strip) zone() string {
	zone := s.info.Head.TimeZone
	timed := slices.ContainsFunc(s.events, func(e chart.Event) bool { return e.Date.Bounds(s.calendar).Precision > edtf.Day })
	if zone == "" || !timed {
		return ""
	}
	place := zone[strings.LastIndexByte(zone, '/')+1:]
	return s.l.T("chart.zone", strings.ReplaceAll(place, "_", " "))
}

// place places the events and eras on a scale of a kind; "" is the one that serves
// them best.
func (s *strip) place(kind layout.ScaleKind, eras []timeline.Era) {
	s.scene = chart.New(s.events, eras, chart.Frame{
		Strip: s.room, Calendar: s.calendar, Scale: kind, Tight: s.tight, Words: chart.WordsOf(s.l), Around: s.around(),
		EraText:  func(t timeline.Text) string { return view.Phrase(s.l, t).Text },
		EraWidth: textUnits, RecordWidth: textUnits,
	})
}

// draw fills the chart. What stands above the axis is, from the top, the names
// of the eras, the lanes of labels, the rows of bars; below it are the labels of
// the axis and the dates on record.
func (s *strip) draw(c *components.ChartView) {
	scene := s.scene
	c.Strip = &components.StripView{
		Rows: scene.BarRows, Eras: s.eras(), Breaks: s.breaks(), Bars: s.bars(), Labels: s.flags(), Records: s.records(),
	}
	c.Above = float64(scene.EraRows)*eraRem + float64(scene.Lanes)*flagRem + poleRem + float64(scene.BarRows)*barRem
	s.drawAxis(c)
	if scene.Hidden > 0 {
		c.Said = s.l.T("chart.said.shown", len(c.Strip.Labels), len(s.events))
	}
}

// drawAxis fills what is below the line of the axis, and what the script needs to move it.
func (s *strip) drawAxis(c *components.ChartView) {
	c.Ticks, c.Contexts = s.ticks(s.scene.Ticks, s.room.Width)
	c.Below = tickRem
	if len(c.Contexts) > 0 {
		c.Below++
	}
	if s.scene.RecordRows > 0 {
		c.Below += float64(s.scene.RecordRows)*recordRem + tieRem
	}
	c.Script = s.script(int64(len(s.events)))
	c.Little, c.Places = s.little(), s.places()
	for _, k := range s.scene.Scale.Knots() {
		c.Script.Knots = append(c.Script.Knots, [2]any{fmt.Sprint(k.T), rounded(k.U, 1e6)})
	}
}

// bars draws the dates on the axis.
func (s *strip) bars() (views []components.BarView) {
	for i, b := range s.scene.Bars {
		more := fmt.Sprintf(";--row:%d%s", b.Row, s.color(s.labels[i].Group))
		views = append(views, components.BarView{Style: from(b.U0, b.U1, more), Class: s.barClass(i)})
		if b.Refined {
			views = append(views, components.BarView{Style: from(b.Record0, b.Record1, more), Class: "recorded"})
		}
	}
	return views
}

// barClass says how the bar of an event looks: a range, and its ends.
func (s *strip) barClass(i int) string {
	class := endsOf(s.events[i].Date)
	if s.events[i].Item.Range {
		class = joined("range", class)
	}
	return joined(class, s.open(s.labels[i].ID))
}

// joined joins classes.
func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// flags draws the labels in order of time.
func (s *strip) flags() (views []components.LabelView) {
	flags := make([]layout.Flag, len(s.scene.Bars))
	for i, b := range s.scene.Bars {
		flags[i] = b.Flag
	}
	rooms := layout.Rooms(flags)
	for i, f := range flags {
		if f.Lane < 0 {
			continue
		}
		label := s.label(s.labels[i])
		label.Style = at(f.U, fmt.Sprintf(";--lane:%d;%s%s", f.Lane, roomOf(f.U, rooms[i]), s.color(s.labels[i].Group)))
		if f.Left {
			label.Class = joined(label.Class, "left")
		}
		views = append(views, label)
	}
	return views
}

// roomOf declares how wide a label may be, as a part of the strip; at its end
// there is some room besides.
func roomOf(u, room float64) string {
	if room == layout.ToTheEnd {
		return fmt.Sprintf("--room:%g;--end:1", rounded(1-u, 1e4))
	}
	return fmt.Sprintf("--room:%g", rounded(room, 1e4))
}
