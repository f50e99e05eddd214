package chart

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/layout/names"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

// A band is the part of a plot in which the events of a group have rows of their own. The
// one of the group "" has the events of all groups without a band.
type band struct{ group string }

// Where neither reader nor editor says it, events stand in bands if there are this many
// groups and events, and bands name at least nine tenths of what one axis names.
const (
	leastBands  = 3
	leastBanded = 24
)

// arranged lays the events out in bands or over one axis, for the widest class.
func (s *strip) arranged() *plot {
	rows := cmp.Or(s.view.Rows, s.rows)
	bands := s.groupBands()
	asked := rows == query.RowsGroups
	switch {
	case len(bands) == 0 || rows == query.RowsTogether || len(bands) < 2 && s.rows == "":
		return s.scaled(nil)
	case asked || rows == "" && s.bandsGiven():
		return s.scaled(bands)
	case len(s.info.Head.Groups) > layout.MaxBands || len(bands) < leastBands || len(s.events) < leastBanded:
		return s.scaled(nil)
	}
	together, banded := s.scaled(nil), s.scaled(bands)
	if banded.charts[0].Shown*10 >= together.charts[0].Shown*9 {
		return banded
	}
	return together
}

// byGroup says how a plot is arranged, as the query parameter rows does.
func (p *plot) byGroup() string {
	if len(p.bands) > 0 {
		return query.RowsGroups
	}
	return query.RowsTogether
}

// bandsGiven reports whether the editor gave a group a band.
func (s *strip) bandsGiven() bool {
	return slices.ContainsFunc(s.info.Head.Groups, func(g timeline.Group) bool { return g.Band })
}

// groupBands returns the bands of the groups that have events here, in the order of the
// legend: of those to which the editor gave one, or else of all. Of more than
// layout.MaxBands the largest are kept, and the others share one.
func (s *strip) groupBands() []band {
	head := s.info.Head
	given := s.bandsGiven()
	var kept []timeline.Group
	for _, g := range head.Groups {
		if g.Band || !given {
			kept = append(kept, g)
		}
	}
	if len(kept) > layout.MaxBands {
		slices.SortStableFunc(kept, func(a, b timeline.Group) int { return cmp.Compare(s.info.Groups[b.ID], s.info.Groups[a.ID]) })
		kept = kept[:layout.MaxBands-1]
		slices.SortFunc(kept, func(a, b timeline.Group) int { return cmp.Compare(s.groups[a.ID], s.groups[b.ID]) })
	}
	there, rest := map[string]bool{}, false
	for _, of := range s.labels {
		if slices.ContainsFunc(kept, func(g timeline.Group) bool { return g.ID == of.Group }) {
			there[of.Group] = true
		} else {
			rest = true
		}
	}
	var bands []band
	for _, g := range kept {
		if there[g.ID] {
			bands = append(bands, band{g.ID})
		}
	}
	if rest && len(bands) > 0 {
		bands = append(bands, band{})
	}
	return bands
}

// bandOf returns the place of the band of a group.
func bandOf(bands []band, group string) int {
	for i, b := range bands {
		if b.group == group {
			return i
		}
	}
	return max(len(bands)-1, 0)
}

// banded reports whether events stand in bands in a class of widths.
func (p *plot) banded(class int) bool { return p.charts[class].Banded }

// height is that of all bars and names of a class over the axis, in units.
func (p *plot) height(class int) (units int) {
	if p.banded(class) {
		return p.foot(class, 0) + p.charts[class].Bands[0].Height
	}
	return p.charts[class].Bands[0].Height
}

// faintLane is the height of the lane for the bars that a search or a group leaves out,
// between the axis and the lowest band.
const faintLane = 16

// foot is how high over the axis a band begins. The first is at the top.
func (p *plot) foot(class, band int) (units int) {
	if len(p.others) > 0 {
		units = faintLane
	}
	for _, below := range p.charts[class].Bands[band+1:] {
		units += below.Height
	}
	return units
}

// rowOf is the row of an item, 0 the lowest of its band. Bars without a row have the
// lowest for themselves.
func rowOf(b *names.Band, it *names.Item) int {
	switch {
	case it.Bar < 0:
		return 0
	case b.Lane:
		return b.Rows - it.Bar
	}
	return b.Rows - 1 - it.Bar
}

// besideBar declares where a name stands that is in the row of its bar: 6 units from it.
// Near enough, a bar is only as wide as it has to be to be seen.
func besideBar(it *names.Item, width float64) string {
	switch {
	case it.Name.Before:
		return "left:" + percent(it.U0)
	case (it.U1-it.U0)*width < 3:
		return fmt.Sprintf("left:max(%s,%s + 3px)", percent(it.U1), percent(it.U0))
	}
	return "left:" + percent(it.U1)
}

// besideClass is that of a name beside its bar: at the ring of a date on record it needs
// some more room.
func (p *plot) besideClass(it *names.Item) string {
	u, ok := p.ring(it.Index)
	b := p.scene.Bars[it.Index]
	if ok && (u > b.U1 && !it.Name.Before || u < b.U0 && it.Name.Before) {
		return "beside ringed"
	}
	return "beside"
}

// rows names the bands, for each class.
func (p *plot) rows() (views []components.BandRowView) {
	for i, b := range p.bands {
		v := components.BandRowView{Label: components.Phrase{Text: p.l.T("chart.others")}}
		if n, ok := p.groups[b.group]; ok {
			v.Label = view.Phrase(p.l, p.info.Head.Groups[n].Label)
			v.Style = templ.SafeCSS(p.color(b.group)[1:] + ";")
		}
		for class := range p.charts {
			if p.banded(class) {
				name := className(class)
				v.Style += templ.SafeCSS(fmt.Sprintf("--%s3:%g;--%sh:%g;", name, rem(p.foot(class, i)), name, rem(p.charts[class].Bands[i].Height)))
			}
		}
		views = append(views, v)
	}
	return views
}

// ring returns where the date on record of an event stands, where it differs from the
// stated one.
func (p *plot) ring(event int) (u float64, ok bool) {
	e := p.strip.events[event]
	if e.Verdict != timeline.Differs {
		return 0, false
	}
	t0, t1, ok := layout.FromSpan(e.Record.Bounds(p.calendar))
	if !ok {
		return 0, false
	}
	return p.scene.Scale.U(t0 + (t1-t0)/2), true
}

// rings draws the dates on record that differ, in the rows of their bars and tied to them.
// High says how high over the axis each bar stands.
func (p *plot) rings(high []templ.SafeCSS) (views []components.RingView) {
	for i := range p.events {
		u, ok := p.ring(i)
		if !ok {
			continue
		}
		b := p.scene.Bars[i]
		text := p.l.T("chart.record", p.l.Date(p.strip.events[i].Record))
		v := components.RingView{Event: p.events[i].ID, Text: text, Style: at(u) + high[i]}
		if u < b.U0 {
			v.Thread = from(u, b.U0) + high[i]
		} else {
			v.Thread = from(b.U1, max(u, b.U1)) + high[i]
		}
		views = append(views, v)
	}
	return views
}

// rowSwitch leads to the events of all groups together and to those by group, where there
// are two groups or more.
func (d *chartDrawer) rowSwitch(current string) []components.Link {
	if len(d.info.Head.Groups) < 2 {
		return nil
	}
	link := func(rows, text string) components.Link {
		return components.Link{Text: text, Href: address.With(d.path, d.view.With("rows", rows)), Current: rows == current}
	}
	return []components.Link{link(query.RowsTogether, d.l.T("page.rows.together")), link(query.RowsGroups, d.l.T("page.rows.groups"))}
}
