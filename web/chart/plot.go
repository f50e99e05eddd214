package chart

import (
	"cmp"
	"fmt"
	"math"
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

// plotLinks is up to how many events each bar is a link.
const plotLinks = 300

// plotted draws the events of a strip as a plot, on the scale that was asked for or else
// on the one that serves them better.
func (s *strip) plotted(c *components.ChartView) {
	p := s.plot()
	p.draw(c)
	c.Scales = s.scales(p.scene.Kind)
}

// plot lays the events out on the scale of the view, or on both and takes the better.
func (s *strip) plot() *plot {
	if kind := cmp.Or(layout.ScaleKind(s.view.Scale), s.kind); kind != "" {
		return newPlot(s, kind)
	}
	shortened, even := newPlot(s, layout.ElasticKind), newPlot(s, layout.LinearKind)
	if names.Better(shortened.charts[0], even.charts[0], s.longestSilence()) {
		return shortened
	}
	return even
}

// newPlot lays the events of a strip out on a scale of a kind.
func newPlot(s *strip, kind layout.ScaleKind) *plot {
	own := *s
	own.tight, own.room = true, plotStrip()
	own.place(kind, s.info.Head.Eras)
	p := &plot{strip: &own}
	for i, b := range own.scene.Bars {
		of := own.labels[i]
		p.events = append(p.events, names.Event{
			ID: of.ID, U0: b.U0, U1: b.U1, Lasting: own.events[i].Item.Range, Weight: int(own.events[i].Item.Weight),
			Title: view.Phrase(s.l, of.Title).Text, Date: s.l.DateShort(of.Date),
		})
	}
	for _, width := range names.Classes() {
		p.charts = append(p.charts, names.Layout(p.events, names.Options{View: math.Floor(width * stripShare), Eras: own.scene.EraRows > 0, Records: own.scene.RecordRows > 0, Until: zooms(len(p.events))}))
	}
	return p
}

// zooms returns to how many times the width names are looked for. The page has all of
// them, so the more events there are, the earlier it ends; chart.css has a rule for each
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
	scene := p.scene
	c.Strip = &components.StripView{Eras: p.eras(), Breaks: p.breaks(), Records: p.records()}
	c.Plot = &components.PlotView{Bars: p.bars(), Links: len(p.events) <= plotLinks, Count: len(p.events)}
	for i, ch := range p.charts {
		c.Plot.Classes = append(c.Plot.Classes, components.PlotClassView{Name: className(i), Labels: p.named(ch)})
		above := float64(scene.EraRows)*eraRem + rem(ch.Bands[0].Height)
		c.Plot.Above = append(c.Plot.Above, above)
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
	c.Plot.Low = float64(scene.EraRows)*eraRem + rem(p.charts[2].Bands[0].Base+plotPad)
	p.drawAxis(c)
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

// bars draws each event, with its height over the axis for each class.
func (p *plot) bars() []components.BarView {
	views := make([]components.BarView, len(p.events))
	for class, ch := range p.charts {
		for _, it := range ch.Bands[0].Items {
			v := &views[it.Index]
			if class == 0 {
				v.Class = p.barClass(it.Index)
				v.Event, v.Href = p.events[it.Index].ID, p.href(p.events[it.Index].ID)
				v.Label = p.barLabel(it.Index)
				if it.ID == p.view.Event && (it.Name == nil || it.Name.From > ch.Width) {
					v.Class = joined(v.Class, "tip") // its title is shown beside it
				}
				if b := p.scene.Bars[it.Index]; b.Refined && b.U1 > b.U0 {
					v.Class = joined(v.Class, "exact")
					v.Style = templ.SafeCSS(fmt.Sprintf("--r:%s;--rw:%s;", percent((b.Record0-b.U0)/(b.U1-b.U0)), percent((b.Record1-b.Record0)/(b.U1-b.U0))))
				}
				v.Style += from(it.U0, it.U1, fmt.Sprintf(";--row:%d%s", it.Bar, p.color(p.labels[it.Index].Group)))
			}
			v.Style += templ.SafeCSS(fmt.Sprintf(";--%s3:%g", className(class), rem(plotPad/2+ch.Bands[0].At[it.Bar])))
		}
	}
	return views
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
func (p *plot) named(ch *names.Chart) []components.NameView {
	var views []components.NameView
	band, stops := ch.Bands[0], false
	for _, it := range band.Items {
		n := it.Name
		if n == nil {
			continue
		}
		bar := plotPad/2 + band.At[it.Bar]
		v := components.NameView{Passed: true, Event: it.ID, Href: p.href(it.ID), Lines: n.Lines, Cut: !n.Whole}
		if n.Dated {
			v.Date = it.Date
		}
		v.Lang = view.Phrase(p.l, p.labels[it.Index].Title).Lang
		if n.Inside {
			v.Class = "inside"
			v.Style = from(it.U0, it.U1, fmt.Sprintf(";--y:%g%s", rem(bar), p.color(p.labels[it.Index].Group)))
		} else {
			y := plotPad + band.Base + plotPole + n.Row*names.RowHeight
			v.Style = at(n.U, fmt.Sprintf(";--y:%g;--h:%g;--w:%g;--p:%g%s", rem(y), rem(n.Rows*names.RowHeight), rem(n.Width), rem(y-bar), p.color(p.labels[it.Index].Group)))
			if n.Before {
				v.Class = "before"
			}
		}
		if it.Bold {
			v.Class = joined(v.Class, "bold")
		} else if it.Weight < 50 {
			v.Class = joined(v.Class, "soft")
		}
		v.Class = joined(v.Class, p.open(it.ID))
		if n.From <= ch.Width && !stops { // it shows at every width of the class
			v.Passed, stops = false, true
		}
		if n.From > ch.Width {
			v.Class = joined(v.Class, fmt.Sprintf("w%d", int(math.Round(n.From))))
		}
		views = append(views, v)
	}
	return views
}
