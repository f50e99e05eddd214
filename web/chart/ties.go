package chart

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
)

// tiesMost is how many ties of an event are drawn at most; its card lists all. Of all
// events tiesInAll are.
const (
	tiesMost  = 40
	tiesInAll = 400
)

// drawTies draws the ties of the event that is open, or of all if that is asked for: arcs
// below the axis from what leads to what it leads to. A tie to an event that is not on the
// chart is not drawn. Where there are any, a switch shows all of them.
func (d *chartDrawer) drawTies(ctx context.Context, c *components.ChartView) error {
	ids := slices.Sorted(maps.Keys(c.Places))
	back, err := d.charts.store.Backlinks(ctx, d.info.Head.Slug, ids)
	if err != nil {
		return err
	}
	ties, most := tiesAmong(ids, back, c.Places), tiesInAll
	if len(ties) == 0 {
		return nil
	}
	c.Tied = []components.Link{d.tieSwitch()}
	if !d.view.Ties {
		most = tiesMost
		if ties, err = d.tiesOf(ctx, d.view.Event, c.Places); err != nil {
			return err
		}
	}
	for _, t := range ties[:min(len(ties), most)] {
		c.Plot.Ties = append(c.Plot.Ties, tieArc(c.Places[t.from], c.Places[t.to], t.kind))
	}
	c.Plot.AllTies = d.view.Ties
	return nil
}

// A tie leads from one event to another.
type tie struct {
	from, to string
	kind     timeline.LinkKind
}

// tiesAmong lists the ties between events that have places, by the events they lead to.
func tiesAmong(ids []string, back map[string][]store.Backlink, places map[string]float64) (ties []tie) {
	for _, to := range ids {
		for _, link := range back[to] {
			if _, ok := places[link.From.ID]; ok {
				ties = append(ties, tie{link.From.ID, to, link.Kind})
			}
		}
	}
	return ties
}

// tiesOf lists the ties of an event to others that have places.
func (d *chartDrawer) tiesOf(ctx context.Context, id string, places map[string]float64) ([]tie, error) {
	if _, drawn := places[id]; !drawn {
		return nil, nil
	}
	e, err := d.charts.store.Event(ctx, d.info.Head.Slug, id)
	if err != nil {
		return nil, err
	}
	back, err := d.charts.store.Backlinks(ctx, d.info.Head.Slug, []string{id})
	if err != nil {
		return nil, err
	}
	var ties []tie
	for _, link := range e.Links {
		if _, ok := places[link.To]; ok {
			ties = append(ties, tie{id, link.To, link.Kind})
		}
	}
	return append(ties, tiesAmong([]string{id}, back, places)...), nil
}

// tieSwitch shows the ties of all events, or no longer.
func (d *chartDrawer) tieSwitch() components.Link {
	to := query.TiesAll
	if d.view.Ties {
		to = ""
	}
	return components.Link{Text: d.l.T("page.ties.all"), Href: address.With(d.path, d.view.With("ties", to)) + address.Chart, Current: d.view.Ties}
}

// tieArc is the arc of a tie, the deeper the longer it is. Its units are thousandths of the
// strip and hundredths of the height that arcs have.
func tieArc(from, to float64, kind timeline.LinkKind) components.TieView {
	depth := 60 + 70*math.Sqrt(math.Abs(to-from))
	x0, x1 := rounded(from*1000, 10), rounded(to*1000, 10)
	return components.TieView{
		Path: fmt.Sprintf("M%g 0C%g %.0f %g %.0f %g 8", x0, x0, depth, x1, depth, x1),
		Head: at(to), Against: kind == timeline.Contradicts,
	}
}
