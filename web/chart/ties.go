package chart

import (
	"context"
	"fmt"
	"math"

	"kronika/components"
	"kronika/timeline"
)

// tiesMost is how many ties of an event are drawn at most; its card lists all.
const tiesMost = 40

// ties draws the ties of the event that is open: arcs below the axis from what leads to
// what it leads to. Places are where the events of the chart stand; a tie to another is
// not drawn.
func (d *chartDrawer) ties(ctx context.Context, places map[string]float64) ([]components.TieView, error) {
	at, drawn := places[d.view.Event]
	if !drawn {
		return nil, nil
	}
	slug := d.info.Head.Slug
	e, err := d.charts.store.Event(ctx, slug, d.view.Event)
	if err != nil {
		return nil, err
	}
	back, err := d.charts.store.Backlinks(ctx, slug, []string{e.ID})
	if err != nil {
		return nil, err
	}
	var ties []components.TieView
	for _, link := range e.Links {
		if to, ok := places[link.To]; ok && len(ties) < tiesMost {
			ties = append(ties, tieArc(at, to, link.Kind))
		}
	}
	for _, link := range back[e.ID] {
		if from, ok := places[link.From.ID]; ok && len(ties) < tiesMost {
			ties = append(ties, tieArc(from, at, link.Kind))
		}
	}
	return ties, nil
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
