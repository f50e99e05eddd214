package chart

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/store"
	"kronika/web/view"
)

// The heights of the parts of a chart of tiles, in rem. chart.css has the same numbers.
const (
	laneRem      = 3.1  // a lane of moments: a date and two lines of title
	rangeLaneRem = 2.25 // a lane of ranges: a date and one line of title
	rangeGapRem  = 0.4  // between the two
	bandGapRem   = 1.5  // over each band, with its name, when there are several
	footRem      = 1.5  // from the lowest lane to the axis, with the density
	moreRem      = 2    // under the labels of the axis, with the counts
)

// wideDate is how many letters of a date stand on a line of a label; up to widestDate do so
// when they are set smaller. A date is never cut.
const (
	wideDate   = 20
	widestDate = 26
)

// softUnits is from how wide on it is shown how much an imprecise date may mean.
const softUnits = 24

// A tileDrawer draws single tiles.
type tileDrawer struct {
	*chartDrawer
	lanes   layout.Profile // with bands
	placed  []tileEra
	eraRows int
}

func (d *chartDrawer) tileDrawer(source tileSource) *tileDrawer {
	t := &tileDrawer{chartDrawer: d, lanes: source.profile}
	t.placed, t.eraRows = d.placedEras()
	return t
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

// height is how high the chart is over the axis. The lanes of ranges are its
// uppermost, and left out where there are none.
func (t *tileDrawer) height(ranges bool) float64 {
	height := t.bandTop(max(t.lanes.Bands, 1)-1) - t.skipped()
	if t.lanes.Bands <= 1 && !ranges {
		height -= rangeGapRem + float64(t.lanes.RangeLanes)*rangeLaneRem
	}
	return rounded(height+float64(t.eraRows)*eraRem, 100)
}

// skipped is the height of the lowest band, that of events without one of their
// own, when there are none of these.
func (t *tileDrawer) skipped() float64 {
	if t.lanes.Bands <= 1 {
		return 0
	}
	bands := store.BandsOf(t.info.Head)
	for group, n := range t.info.Groups {
		if n > 0 && bands.Of(group) == 0 {
			return 0
		}
	}
	return rounded(t.bandHeight(), 100)
}

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
func (t *tileDrawer) tile(tile store.Tile) components.TileView {
	v := components.TileView{
		L: t.l, Key: fmt.Sprintf("%d/%d", tile.Level, tile.X), More: tile.More,
		Density: densityPath(&tile.Hidden), Chips: t.chips(&tile.Tile),
	}
	v.Eras, v.Rings = t.eras(&tile.Tile), t.rings(tile)
	for _, row := range tile.Tile.Labels {
		v.Labels = append(v.Labels, t.row(&tile.Tile, row, tile.Labels[row.ID]))
	}
	for _, row := range tile.Context {
		of := tile.Labels[row.ID]
		v.Within = append(v.Within, components.Link{Text: view.Phrase(t.l, of.Title).Text, Href: t.href(of.ID)})
	}
	if tile.ContextMore > 0 {
		v.Rest = t.l.N("chart.more", int64(tile.ContextMore))
	}
	return v
}

// row is the label of a row in a tile.
func (t *tileDrawer) row(tile *layout.Tile, row layout.Row, of *store.Label) components.LabelView {
	label := t.label(of)
	label.Passed = true
	switch n := utf8.RuneCountInString(label.Date); {
	case n > widestDate:
		label.Class = joined(label.Class, "twolines")
	case n > wideDate:
		label.Class = joined(label.Class, "narrow")
	}
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
		label.Class = joined(label.Class, joined("range open-end", ends))
	case row.Range:
		label.Class = joined(label.Class, joined("range", ends))
	case soft:
		label.Class = joined(label.Class, "soft")
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

// isVague reports whether a date is only roughly known.
func isVague(d edtf.Date) bool { return d.Kind == edtf.Single && endsOf(d) != "" }
