package web

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/sqlite"
)

// The heights of the parts of a chart of tiles, in rem. chart.css knows them too.
const (
	laneRem      = 3.1  // a lane of moments: a date and two lines of title
	rangeLaneRem = 2.25 // a lane of ranges: a date and one line of title
	rangeGapRem  = 0.4  // between the two
	bandGapRem   = 1.5  // over each band, with its name, when there are several
	footRem      = 1.5  // from the lowest lane to the axis, with the density
	moreRem      = 2    // under the labels of the axis, with the counts
)

// windowUnits is how wide the window of a page without script is: as wide as the
// chart at its narrowest. On a wider one everything stands further apart.
const windowUnits = 960

// softUnits is from how wide on it is shown how much an imprecise date may mean.
const softUnits = 24

// tiles draws the tiles in view.
func (d *chartDrawer) tiles(ctx context.Context, chart *components.ChartView) error {
	source, err := d.server.tileSource(ctx, d.info, d.view, d.profile)
	if err != nil {
		return err
	}
	if source.tooMany > 0 {
		chart.Notice = d.l.T("chart.toomany", source.tooMany, subsetLimit)
		return nil
	}
	if source.extent.Empty() {
		return nil
	}
	t := &tilesDrawer{chartDrawer: d, source: source, tileDrawer: d.tileDrawer(source)}
	if t.opening, err = source.opening(ctx); err != nil {
		return err
	}
	t.window = t.choose()
	return t.draw(ctx, chart)
}

// A tilesDrawer draws a chart of tiles.
type tilesDrawer struct {
	*chartDrawer
	*tileDrawer
	source  tileSource
	opening layout.View // where no view is asked for
	window  layout.View
}

// choose chooses the window that the view asks for.
func (t *tilesDrawer) choose() layout.View {
	e := t.source.extent
	switch v := t.chartDrawer.view; {
	case v.zoomed:
		return layout.ViewOf(e, v.at, v.z)
	case v.ranged():
		return layout.ViewOn(e, v.span)
	}
	return t.opening
}

func (t *tilesDrawer) draw(ctx context.Context, chart *components.ChartView) error {
	v := &components.TilesView{}
	chart.Tiles = v
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
	chart.Ticks, chart.Contexts = t.chartDrawer.ticks(scale, windowUnits)
	chart.Above, chart.Below = t.height(), tickRem+1+moreRem
	chart.Said = t.said(named, shown)
	v.Bands = t.bands()
	t.moves(v)
	overview, err := t.overview(ctx, shown)
	if err != nil {
		return err
	}
	v.Overview = overview
	chart.Script = t.script()
	return nil
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
	bands := sqlite.BandsOf(t.info.Head)
	var views []components.BandView
	for i, id := range bands.Groups {
		g, _ := t.info.Head.Group(id)
		views = append(views, components.BandView{
			Style: templ.SafeCSS(fmt.Sprintf("--y:%g%s", t.bandTop(i+1), t.color(id))), Label: phrase(t.l, g.Label),
		})
	}
	return views
}

// moves fills the ways to other windows.
func (t *tilesDrawer) moves(v *components.TilesView) {
	e, w := t.source.extent, t.window
	link := func(to layout.View) string {
		if to == w {
			return ""
		}
		return t.zoomHref(to.At(), to.Level)
	}
	v.Earlier, v.Later = link(w.Shift(e, -0.5)), link(w.Shift(e, 0.5))
	if w.At() <= e.Lo {
		v.Earlier = ""
	}
	v.Closer, v.Wider = link(w.In(e)), link(w.Out(e))
	v.Whole = t.wholeHref()
}

// wholeHref leads to all there is, unless that is what is seen. It needs no
// parameters where a chart opens with the whole.
func (t *tilesDrawer) wholeHref() string {
	whole := layout.WholeView(t.source.extent)
	if t.window.Level == whole.Level && instantText(t.window.At(), whole.Level) == instantText(whole.At(), whole.Level) {
		return ""
	}
	if t.opening != whole {
		return t.zoomHref(whole.At(), whole.Level)
	}
	values := t.chartDrawer.view.with("at", "")
	values.Del("z")
	return withQuery(t.path, values)
}

// overview draws the whole in little: what begins in each part of it.
func (t *tilesDrawer) overview(ctx context.Context, shown layout.Extent) (components.OverviewView, error) {
	e := t.source.extent
	counts, err := t.source.overview(ctx)
	if err != nil {
		return components.OverviewView{}, err
	}
	whole := layout.Linear(e.Lo, e.Hi)
	return components.OverviewView{Path: areaPath(counts, logHeight(counts)), Window: from(whole.U(shown.Lo), max(whole.U(shown.Hi), whole.U(shown.Lo)))}, nil
}

// script is what the script has to know to go on from here.
func (t *tilesDrawer) script() components.ChartScript {
	script := t.chartDrawer.script(t.source.count)
	head := t.info.Head
	query := t.chartDrawer.view.filterQuery()
	query.Set("lang", t.l.Tag)
	if t.profile.ID != layout.PageProfile().ID {
		query.Set("profile", "widget")
	}
	e, w := t.source.extent, t.window
	script.Tiles = &components.TileScript{
		From:  timelineAddress(head.Slug, "/tiles/"+strconv.FormatInt(t.info.Revision, 10)+"/"),
		Query: "?" + query.Encode(), Lo: fmt.Sprint(e.Lo), Hi: fmt.Sprint(e.Hi), Root: e.Root(),
		Level: w.Level, X: w.X, F: w.F, Units: windowUnits, Opens: t.opening == layout.WholeView(e),
	}
	return script
}

// filterQuery is the part of a view that chooses what tiles are made of.
func (v view) filterQuery() url.Values {
	values := url.Values{}
	if v.q != "" {
		values.Set("q", v.q)
	}
	for _, g := range v.groups {
		values.Add("group", g)
	}
	return values
}

// zoomHref is the address of the page with another window.
func (d *chartDrawer) zoomHref(at int64, level int8) string {
	values := d.view.with("at", instantText(at, level))
	values.Set("z", strconv.Itoa(int(level)))
	values.Del("from")
	values.Del("to")
	return withQuery(d.path, values)
}

// rangeHref is the address of the page with the events of [lo, hi) listed.
func (d *chartDrawer) rangeHref(lo, hi int64) string {
	values := d.view.with("at", "")
	values.Del("z")
	values.Set("from", secondText(lo))
	values.Set("to", secondText(hi-1))
	return withQuery(d.path, values)
}

// instantText names a moment for the parameter at, no more exactly than the
// level needs; see readInstant.
func instantText(t int64, level int8) string {
	c := civil(t)
	switch {
	case level >= yearLevel:
		return yearText(c.Year)
	case level >= monthLevel:
		return fmt.Sprintf("%s-%02d", yearText(c.Year), c.Month)
	case level >= dayLevel:
		return fmt.Sprintf("%s-%02d-%02d", yearText(c.Year), c.Month, c.Day)
	}
	return "@" + strconv.FormatInt(t, 10)
}

// secondText is a second as a date for from and to.
func secondText(t int64) string {
	c := civil(t)
	if c.Year < 0 || c.Year > 9999 {
		return yearText(c.Year)
	}
	return fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:%02dZ", c.Year, c.Month, c.Day, c.Hour, c.Minute, c.Second)
}

// A tileDrawer draws single tiles.
type tileDrawer struct {
	*chartDrawer
	lanes layout.Profile // with bands
}

func (d *chartDrawer) tileDrawer(source tileSource) *tileDrawer {
	return &tileDrawer{chartDrawer: d, lanes: source.profile}
}

// bandHeight is that of one band.
func (t *tileDrawer) bandHeight() float64 {
	height := float64(t.lanes.Lanes)*laneRem + rangeGapRem + float64(t.lanes.RangeLanes)*rangeLaneRem
	if t.lanes.Bands > 1 {
		height += bandGapRem
	}
	return height
}

// bandTop is how high over the axis a band ends.
func (t *tileDrawer) bandTop(band int) float64 {
	return rounded(footRem+float64(band+1)*t.bandHeight(), 100)
}

func (t *tileDrawer) height() float64 { return t.bandTop(max(t.lanes.Bands, 1) - 1) }

// y is how high over the axis a lane begins.
func (t *tileDrawer) y(lane uint8) float64 {
	band, in := int(lane)/t.lanes.BandLanes(), int(lane)%t.lanes.BandLanes()
	y := footRem + float64(band)*t.bandHeight()
	if in < t.lanes.Lanes {
		return rounded(y+float64(in)*laneRem, 100)
	}
	return rounded(y+float64(t.lanes.Lanes)*laneRem+rangeGapRem+float64(in-t.lanes.Lanes)*rangeLaneRem, 100)
}

// tile fills a tile.
func (t *tileDrawer) tile(tile sqlite.Tile) components.TileView {
	v := components.TileView{
		L: t.l, Key: fmt.Sprintf("%d/%d", tile.Level, tile.X), More: tile.More,
		Density: densityPath(&tile.Hidden), Chips: t.chips(&tile.Tile),
	}
	for _, row := range tile.Tile.Labels {
		v.Labels = append(v.Labels, t.row(&tile.Tile, row, tile.Labels[row.ID]))
	}
	for _, row := range tile.Context {
		of := tile.Labels[row.ID]
		v.Within = append(v.Within, components.Link{Text: phrase(t.l, of.Title).Text, Href: eventPath(t.path, of.ID)})
	}
	if tile.ContextMore > 0 {
		v.Rest = t.l.N("chart.more", int64(tile.ContextMore))
	}
	return v
}

// row is the label of a row in a tile.
func (t *tileDrawer) row(tile *layout.Tile, row layout.Row, of *sqlite.Label) components.LabelView {
	label := t.label(of)
	place := "left:" + tilePercent(tile, tile.Units(row.T0)/layout.TileUnits)
	open := row.T1 >= layout.MaxTime
	length := 0.0
	if !open {
		length = float64(row.T1-row.T0) / float64(tile.End()-tile.Start())
	}
	soft := !row.Range && length*layout.TileUnits >= softUnits
	if row.Range || soft {
		place += ";width:" + tilePercent(tile, length)
	}
	label.Style = templ.SafeCSS(fmt.Sprintf("%s;--y:%g%s", place, t.y(row.Lane), t.color(of.Group)))
	switch ends := endsOf(of.Date); {
	case row.Range && open && of.Date.End.Kind != edtf.Open:
		label.Class = joined("range open-end", ends)
	case row.Range:
		label.Class = joined("range", ends)
	case soft:
		label.Class = "soft"
	}
	if !row.Range && isVague(of.Date) {
		label.Class = joined(label.Class, "vague")
	}
	return label
}

// tilePercent writes a part of a tile. Where nothing is hidden the script
// stretches it over many levels, which makes small errors large.
func tilePercent(tile *layout.Tile, u float64) string {
	if tile.More {
		return percent(u)
	}
	return strconv.FormatFloat(rounded(u*100, 1e6), 'f', -1, 64) + "%"
}

// isVague tells whether a date is only roughly known.
func isVague(d edtf.Date) bool { return d.Kind == edtf.Single && endsOf(d) != "" }
