package chart

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/timeline/chart"
	"kronika/timeline/layout"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/view"
)

// windowUnits is how wide the window of a page without script is: as wide as the
// chart at its narrowest. On a wider one everything stands further apart.
const windowUnits = 960

// tiles draws the tiles in view.
func (d *chartDrawer) tiles(ctx context.Context, c *components.ChartView) error {
	source, err := d.charts.tileSource(ctx, d.info, d.view, d.profile)
	if err != nil {
		return err
	}
	if source.tooMany > 0 {
		c.Notice = d.l.T("chart.toomany", source.tooMany, subsetLimit)
		return nil
	}
	if source.extent.Empty() {
		return nil
	}
	t := &tilesDrawer{chartDrawer: d, source: source, tileDrawer: d.tileDrawer(source)}
	if t.opening, err = source.opening(ctx); err != nil {
		return err
	}
	if t.window, err = t.choose(ctx); err != nil {
		return err
	}
	return t.draw(ctx, c)
}

// A tilesDrawer draws a chart of tiles.
type tilesDrawer struct {
	*chartDrawer
	*tileDrawer
	source  tileSource
	opening layout.View // where no view is asked for
	window  layout.View
	pinned  *store.Label // the event that is open, where no width names it; else nil
}

// choose chooses the window that the view asks for.
func (t *tilesDrawer) choose(ctx context.Context) (layout.View, error) {
	e := t.source.extent
	switch v := t.chartDrawer.view; {
	case v.Zoomed:
		return layout.ViewOf(e, v.At, v.Z), nil
	case v.Event != "":
		return t.around(ctx, v.Event)
	case v.Ranged():
		return layout.ViewOn(e, v.Span), nil
	}
	return t.opening, nil
}

// around returns the window with an event in its middle, as wide as the opening one
// where that names the event, else the widest that does. Of events that begin together
// there may be more than a chart can name at any width: then it is the opening one again,
// and the event is pinned to it.
func (t *tilesDrawer) around(ctx context.Context, event string) (layout.View, error) {
	labels, err := t.charts.store.Related(ctx, t.info.Head.Slug, []string{event})
	of := labels[event]
	if err != nil || of == nil {
		return t.opening, err
	}
	t0, t1, _, ok := layout.FromDate(of.Date, t.calendar)
	if !ok {
		return t.opening, nil
	}
	first := layout.ViewOf(t.source.extent, t0, t.opening.Level)
	for window := first; ; window = layout.ViewOf(t.source.extent, t0, window.Level-1) {
		tile, err := t.source.tile(ctx, window.Address)
		if err != nil || isNamed(tile, event) {
			return window, err
		}
		if longer := t1-t0 > 1<<window.Level; longer || !tile.More || window.Level == layout.MinLevel {
			t.pinned = of
			return first, nil
		}
	}
}

// isNamed reports whether an event has a label in a tile.
func isNamed(tile store.Tile, event string) bool {
	return slices.ContainsFunc(tile.Tile.Labels, func(row layout.Row) bool { return tile.Labels[row.ID].ID == event })
}

func (t *tilesDrawer) draw(ctx context.Context, c *components.ChartView) error {
	v := &components.TilesView{}
	c.Tiles = v
	shown := t.window.Window(windowUnits)
	scale := layout.Linear(shown.Lo, shown.Hi)
	named := 0
	addresses := t.window.Tiles(t.source.extent, windowUnits)
	for _, a := range addresses {
		tile, err := t.source.tile(ctx, a)
		if err != nil {
			return err
		}
		tile.Tile.Labels = slices.DeleteFunc(tile.Tile.Labels, func(row layout.Row) bool {
			return tile.CarriedIn(row) && row.T0 >= addresses[0].Start() // drawn by its own tile
		})
		view := t.tileDrawer.tile(tile)
		view.Style = t.place(a, shown)
		if t.pinned != nil && a == t.window.Address {
			view.Labels = append(view.Labels, t.pin(&tile.Tile))
		}
		if a == t.window.Address {
			v.Within, v.More = view.Within, view.Rest
		}
		v.Tiles = append(v.Tiles, view)
		for _, row := range tile.Tile.Labels {
			if !tile.CarriedIn(row) && row.T0 >= shown.Lo && row.T0 < shown.Hi {
				named++
			}
		}
	}
	stopAtFirst(v.Tiles)
	c.Ticks, c.Contexts = t.chartDrawer.ticks(chart.Ticks(scale, windowUnits, chart.WordsOf(t.l).Tick), windowUnits)
	ranges, err := t.charts.store.HasRanges(ctx, t.info, t.profile)
	if err != nil {
		return err
	}
	c.Above, c.Below, c.Skipped = t.height(ranges), tickRem+1+moreRem, t.skipped()
	c.Said = t.said(named, shown)
	v.Bands = t.bands()
	t.moves(v)
	overview, err := t.overview(ctx, shown)
	if err != nil {
		return err
	}
	v.Overview = overview
	c.Script = t.script()
	return nil
}

// stopAtFirst makes the first label a stop of the key Tab.
func stopAtFirst(tiles []components.TileView) {
	for i := range tiles {
		if len(tiles[i].Labels) > 0 {
			tiles[i].Labels[0].Passed = false
			return
		}
	}
}

// pin is the label of the event that is open and has no room of its own: over the others,
// at the foot of the chart.
func (t *tilesDrawer) pin(tile *layout.Tile) components.LabelView {
	label := t.label(t.pinned)
	label.Class = joined(label.Class, "pin")
	at := float64(t.window.At()-tile.Start()) / float64(tile.End()-tile.Start())
	label.Style = templ.SafeCSS("left:" + tilePercent(tile, at) + t.color(t.pinned.Group))
	return label
}

// place declares where a tile lies on the strip, which is the window. The two
// differ by whole tiles and a fraction, so nothing large is subtracted.
func (t *tilesDrawer) place(a layout.Address, shown layout.Extent) templ.SafeCSS {
	length := float64(shown.Hi - shown.Lo)
	start := float64(a.Start()-shown.Lo) / length
	return from(start, start+float64(a.End()-a.Start())/length)
}

// said says how much of how much is shown.
func (t *tilesDrawer) said(named int, shown layout.Extent) string {
	e := t.source.extent
	lo, hi := max(shown.Lo, e.Lo), min(shown.Hi, e.Hi)
	level := t.window.Level
	return t.l.T("chart.said.shown", named, t.source.count) + " · " +
		t.l.T("chart.said.span", t.moment(lo, level), t.moment(max(hi-1, lo), level))
}

// bands names the bands of lanes, when there are several.
func (t *tilesDrawer) bands() []components.BandView {
	bands := store.BandsOf(t.info.Head)
	var views []components.BandView
	for i, id := range bands.Groups {
		g, _ := t.info.Head.Group(id)
		views = append(views, components.BandView{
			Style: templ.SafeCSS(fmt.Sprintf("--y:%g%s", t.bandTop(i+1), t.color(id))), Label: view.Phrase(t.l, g.Label),
		})
	}
	return views
}

// overview draws the whole in little: what begins in each part of it.
func (t *tilesDrawer) overview(ctx context.Context, shown layout.Extent) (components.OverviewView, error) {
	e := t.source.extent
	counts, err := t.source.overview(ctx)
	if err != nil {
		return components.OverviewView{}, err
	}
	whole := layout.Linear(e.Lo, e.Hi)
	lo, hi := whole.U(shown.Lo), whole.U(shown.Hi)
	// chart.css keeps the window wide enough to be seen, at the very end too.
	window := fmt.Sprintf("left:min(%s,100%% - .5rem);width:%s", percent(lo), percent(max(hi-lo, 0)))
	return components.OverviewView{Path: areaPath(counts, logHeight(counts)), Window: templ.SafeCSS(window)}, nil
}

// script is what the script has to know to go on from here.
func (t *tilesDrawer) script() components.ChartScript {
	script := t.chartDrawer.script(t.source.count)
	head := t.info.Head
	query := t.chartDrawer.view.FilterQuery()
	query.Set("lang", t.l.Tag)
	if t.profile.ID != layout.PageProfile().ID {
		query.Set("profile", "widget")
	}
	e, w := t.source.extent, t.window
	script.Tiles = &components.TileScript{
		From:  address.Timeline(head.Slug, "/tiles/"+strconv.FormatInt(t.info.Revision, 10)+"/"),
		Query: "?" + query.Encode(), Lo: fmt.Sprint(e.Lo), Hi: fmt.Sprint(e.Hi), Root: e.Root(),
		Level: w.Level, X: w.X, F: w.F, Units: windowUnits, Opens: t.opening == layout.WholeView(e),
	}
	return script
}
