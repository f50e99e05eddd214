package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/timeline/layout"
	"kronika/timeline/layout/names"
	"kronika/web/view"
)

// A plot is the chart of a page with up to layout.MaxElastic events. Each of them is
// drawn, and as many are named as there is room for. It is laid out for three widths,
// of which the style sheet shows the widest that fits; a name shows from the width of the
// strip on that the layout gives it.
type plot struct {
	*strip
	bands  []band // of groups, from the top; none where all stand over one axis
	events []names.Event
	charts []*names.Chart // by class, the widest first
}

// stripShare is the part of the view that the strip takes; 4 % are free at both ends.
const stripShare = 0.92

// plotStrip is the strip of a plot at its narrowest that has texts beside the axis: that
// of the middle class.
func plotStrip() layout.Strip {
	view := names.Classes()[1]
	return layout.Strip{Width: view * stripShare, Reserve: view * (1 - stripShare) / 2, Lanes: layout.PageStrip().Lanes}
}

// airGap is how far names stay from the edges of the view, in units.
const airGap = 4

// plotLinks is up to how many events each bar is a link.
const plotLinks = 300

// plotted draws the events of a strip as a plot, on the scale that was asked for or else
// on the one that serves them better.
func (s *strip) plotted(c *components.ChartView) {
	p := s.plot()
	p.draw(c)
	c.Scales, c.Arranged = s.scales(p.scene.Kind), s.rowSwitch(p.byGroup())
}

// plot lays the events out: in bands or over one axis, on the scale of the view or on the
// one that serves them better.
func (s *strip) plot() *plot {
	p := s.arranged()
	p.finish()
	return p
}

// scaled lays the events out for the widest class, on the scale of the view, or on both
// and takes the better.
func (s *strip) scaled(bands []band) *plot {
	if kind := cmp.Or(layout.ScaleKind(s.view.Scale), s.kind); kind != "" {
		return newPlot(s, kind, bands)
	}
	shortened, even := newPlot(s, layout.ElasticKind, bands), newPlot(s, layout.LinearKind, bands)
	if names.Better(shortened.charts[0], even.charts[0], s.longestSilence()) {
		return shortened
	}
	return even
}

// newPlot lays the events of a strip out on a scale of a kind, for the widest class.
func newPlot(s *strip, kind layout.ScaleKind, bands []band) *plot {
	own := *s
	own.tight, own.room = true, plotStrip()
	own.place(kind, s.info.Head.Eras)
	p := &plot{strip: &own, bands: bands}
	if len(bands) > 0 {
		own.scene.RecordRows = 0 // they stand in the rows of their bars
	}
	for i, b := range own.scene.Bars {
		of := own.labels[i]
		e := names.Event{
			ID: of.ID, U0: b.U0, U1: b.U1, Lasting: own.events[i].Item.Range, Weight: int(own.events[i].Item.Weight),
			Title: view.Phrase(s.l, of.Title).Text, Date: s.l.DateShort(of.Date), Band: bandOf(bands, of.Group),
		}
		if u, ok := p.ring(i); ok && len(bands) > 0 {
			e.U0, e.U1, e.Lasting = min(e.U0, u), max(e.U1, u), false // its bar is shorter than that
		}
		p.events = append(p.events, e)
	}
	p.charts = append(p.charts, p.layout(names.Classes()[0], len(bands), zooms(len(p.events))))
	return p
}

// layout lays the events out for a class of widths, with the names that show up to so many
// times the width of its strip.
func (p *plot) layout(width float64, bands int, until float64) *names.Chart {
	return names.Layout(p.events, names.Options{
		View: math.Floor(width * stripShare), Bands: bands, Air: int(width*(1-stripShare)/2) - airGap, Eras: p.scene.EraRows > 0, Records: p.scene.RecordRows > 0, Until: until,
	})
}

// finish lays the events out for the other classes. In the narrowest, bands are kept only
// where they name no fewer than one axis does.
func (p *plot) finish() {
	classes, until := names.Classes(), zooms(len(p.events))
	p.charts = append(p.charts, p.layout(classes[1], len(p.bands), until), p.layout(classes[2], len(p.bands), until))
	if len(p.bands) > 0 {
		if together := p.layout(classes[2], 0, until); together.Shown > p.charts[2].Shown {
			p.charts[2] = together
		}
	}
}

// zooms returns up to how many times the width of its strip the page has the names. All
// are sent with it, so the more events there are, the earlier it ends; chart.css has a rule for each
// step.
func zooms(events int) float64 {
	switch {
	case events <= 100:
		return 16
	case events <= plotLinks:
		return 6
	}
	return 2
}

// longestSilence returns the longest time without an event as a part of the extent.
func (s *strip) longestSilence() float64 {
	var extent layout.Extent
	longest, reached := int64(0), int64(math.MinInt64)
	for _, e := range s.events {
		if reached != math.MinInt64 {
			longest = max(longest, e.Item.T0-reached)
		}
		reached = max(reached, e.Item.T1)
		extent.Add(e.Item.T0, e.Item.T1)
	}
	if extent.Hi <= extent.Lo {
		return 0
	}
	return float64(longest) / float64(extent.Hi-extent.Lo)
}

// The heights of a plot in units, see package names: the space between the axis and the
// bars, and between the bars and the names.
const (
	plotPad  = 8
	plotPole = 6
)

// draw fills the chart.
func (p *plot) draw(c *components.ChartView) {
	high := p.heights()
	c.Strip = &components.StripView{Eras: p.eras(), Breaks: p.breaks()}
	c.Plot = &components.PlotView{Bars: p.bars(high), Links: len(p.events) <= plotLinks, Count: len(p.events)}
	if len(p.bands) > 0 {
		c.Plot.Rows, c.Plot.Rings = p.rows(), p.rings(high)
		c.Plot.Narrow = !p.banded(2)
	} else {
		c.Strip.Records = p.records()
	}
	for i := range p.charts {
		c.Plot.Classes = append(c.Plot.Classes, components.PlotClassView{Name: className(i), Labels: p.named(i)})
		c.Plot.Above = append(c.Plot.Above, float64(p.scene.EraRows)*eraRem+rem(p.height(i)))
	}
	for _, of := range p.labels {
		c.Index = append(c.Index, p.label(of))
	}
	for i, e := range p.others {
		if u0, u1 := p.scene.Scale.U(e.Item.T0), p.scene.Scale.U(e.Item.T1); u1 >= u0 {
			c.Plot.Faint = append(c.Plot.Faint, from(u0, u1, p.color(p.left[i])))
		}
	}
	if u, ok := p.today(); ok {
		c.Plot.Today = at(u)
	}
	c.Above = c.Plot.Above[0]
	c.Plot.Low = c.Plot.Above[2]
	if !p.banded(2) {
		c.Plot.Low = float64(p.scene.EraRows)*eraRem + rem(p.charts[2].Bands[0].Base+plotPad)
	}
	p.drawAxis(c)
	c.Script.Closer = p.closer()
	p.thin(c.Ticks)
}

// today is where this day stands, where the axis has it.
func (p *plot) today() (u float64, ok bool) {
	e, now := p.scene.Scale.Extent(), time.Now().Unix()
	return p.scene.Scale.U(now), e.Lo <= now && now < e.Hi
}

// thin marks the ticks that have no room in narrower charts. Their labels stand at least
// tickGap units apart.
func (p *plot) thin(views []components.TickView) {
	const tickGap, phone = 48, 300
	for _, narrow := range []struct {
		class string
		units float64
	}{{"t-b", names.Classes()[2] * stripShare}, {"t-c", phone * stripShare}} {
		free := math.Inf(-1)
		for i, t := range p.scene.Ticks {
			if t.U*narrow.units < free {
				views[i].Class = joined(views[i].Class, narrow.class)
				continue
			}
			free = t.U*narrow.units + tickGap
		}
	}
}

// className names a class of widths: a, b, c.
func className(class int) string { return string(rune('a' + class)) }

// rem turns units, which are 1/16 rem, into rem.
func rem(units int) float64 { return float64(units) / 16 }

// heights declares how high over the axis the bar of each event stands in each class.
func (p *plot) heights() []templ.SafeCSS {
	high := make([]templ.SafeCSS, len(p.events))
	for class, ch := range p.charts {
		for n, band := range ch.Bands {
			for _, it := range band.Items {
				high[it.Index] += templ.SafeCSS(fmt.Sprintf(";--%s3:%g", className(class), rem(p.barY(class, n, it))))
			}
		}
	}
	return high
}

// bars draws each event at its height over the axis.
func (p *plot) bars(high []templ.SafeCSS) []components.BarView {
	views := make([]components.BarView, len(p.events))
	for i, b := range p.scene.Bars {
		views[i] = components.BarView{Event: p.events[i].ID, Href: p.href(p.events[i].ID), Label: p.barLabel(i), Class: p.barClass(i)}
		v := &views[i]
		if b.Refined && b.U1 > b.U0 {
			v.Class = joined(v.Class, "exact")
			v.Style = templ.SafeCSS(fmt.Sprintf("--r:%s;--rw:%s;", percent((b.Record0-b.U0)/(b.U1-b.U0)), percent((b.Record1-b.Record0)/(b.U1-b.U0))))
		}
		v.Style += from(b.U0, b.U1, p.color(p.labels[i].Group)) + high[i]
	}
	widest := p.charts[0]
	for n, band := range widest.Bands {
		for _, it := range band.Items {
			v := &views[it.Index]
			v.Style += templ.SafeCSS(fmt.Sprintf(";--row:%d", p.littleRow(n, it)))
			if it.ID == p.view.Event && (it.Name == nil || it.Name.From > widest.Width) {
				v.Class = joined(v.Class, "tip") // its title is shown beside it
			}
		}
	}
	return views
}

// littleRow is the row of an item in the overview of a chart that is zoomed, 0 the lowest.
func (p *plot) littleRow(band int, it *names.Item) int {
	if p.banded(0) {
		return (len(p.bands) - 1 - band) * (overviewRows - 1) / max(len(p.bands)-1, 1)
	}
	return it.Bar
}

// overviewRows is how many rows of bars the overview has room for.
const overviewRows = 5

// barY is how high over the axis the bar of an item stands, in units.
func (p *plot) barY(class, band int, it *names.Item) int {
	b := p.charts[class].Bands[band]
	if !p.banded(class) {
		return plotPad/2 + b.At[it.Bar]
	}
	return p.foot(class, band) + rowOf(b, it)*names.BandRowHeight + plotPad/2
}

// barLabel says what a bar is: date, title and group.
func (p *plot) barLabel(i int) string {
	label := p.events[i].Date + ", " + p.events[i].Title
	if g, ok := p.groups[p.labels[i].Group]; ok {
		label += ", " + view.Phrase(p.l, p.info.Head.Groups[g].Label).Text
	}
	return label
}

// named draws the names of a class in order of time.
func (p *plot) named(class int) []components.NameView {
	ch := p.charts[class]
	var items []*names.Item
	for _, band := range ch.Bands {
		items = append(items, band.Items...)
	}
	if len(ch.Bands) > 1 {
		slices.SortStableFunc(items, func(a, b *names.Item) int { return cmp.Or(cmp.Compare(a.X0, b.X0), cmp.Compare(a.Index, b.Index)) })
	}
	var views []components.NameView
	stops := false
	for _, it := range items {
		if it.Name == nil {
			continue
		}
		v := p.name(class, it)
		if it.Name.From <= ch.Width && !stops { // it shows at every width of the class
			v.Passed, stops = false, true
		}
		if it.Name.From > ch.Width {
			v.Class = joined(v.Class, fmt.Sprintf("w%d", int(math.Round(it.Name.From))))
		}
		views = append(views, v)
	}
	return views
}

// name draws the name of an item.
func (p *plot) name(class int, it *names.Item) components.NameView {
	n, color := it.Name, p.color(p.labels[it.Index].Group)
	band := 0
	if p.banded(class) {
		band = it.Band
	}
	bar := p.barY(class, band, it)
	v := components.NameView{Passed: true, Event: it.ID, Href: p.href(it.ID), Lines: n.Lines, Cut: !n.Whole}
	if n.Dated {
		v.Date = it.Date
	}
	v.Lang = view.Phrase(p.l, p.labels[it.Index].Title).Lang
	switch {
	case n.Inside:
		b := p.scene.Bars[it.Index]
		if p.banded(class) {
			bar -= plotPad/2 - 1 // as high as its row
		}
		v.Class, v.Style = "inside", from(b.U0, b.U1, fmt.Sprintf(";--y:%g%s", rem(bar), color))
	case p.banded(class):
		v.Class, v.Style = p.besideClass(it), templ.SafeCSS(fmt.Sprintf("%s;--y:%g;--w:%g", besideBar(it, p.charts[class].Width), rem(bar-plotPad/2+1), rem(n.Width)))
	default:
		y := plotPad + p.charts[class].Bands[0].Base + plotPole + n.Row*names.RowHeight
		v.Style = at(n.U, fmt.Sprintf(";--y:%g;--h:%g;--w:%g;--p:%g%s", rem(y), rem(n.Rows*names.RowHeight), rem(n.Width), rem(y-bar), color))
	}
	if n.Before {
		v.Class = joined(v.Class, "before")
	}
	if it.Bold {
		v.Class = joined(v.Class, "bold")
	} else if it.Weight < 50 {
		v.Class = joined(v.Class, "soft")
	}
	v.Class = joined(v.Class, p.open(it.ID))
	return v
}
