package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"kronika/components"
	"kronika/timeline/chart"
	"kronika/timeline/layout"
)

// chipCells is how many cells of a tile a chip counts: 128 units.
const chipCells = 8

// chips counts the hidden events of each eighth of a tile. A chip says when they begin,
// stands about the middle of them, and leads to where they can be seen: three levels closer, or, when they all begin within a few
// units and no zoom would soon split them, to the list of them.
func (t *tileDrawer) chips(tile *layout.Tile) []components.ChipView {
	if tile.Hidden.N == 0 {
		return nil
	}
	length := (tile.End() - tile.Start()) / layout.Cells
	var chips []components.ChipView
	for first := 0; first < layout.Cells; first += chipCells {
		n, cells, begin, last := int64(0), 0, 0, 0
		for cell := first; cell < first+chipCells; cell++ {
			if count := tile.Hidden.Cells[cell]; count > 0 {
				if cells == 0 {
					begin = cell
				}
				n, cells, last = n+int64(count), cells+1, cell
			}
		}
		if n == 0 {
			continue
		}
		lo := tile.Start() + int64(first)*length
		href := t.zoomHref(lo+chipCells/2*length, tile.Level-3)
		if cells == 1 || tile.Level-3 < layout.MinLevel {
			lo = tile.Start() + int64(last)*length
			href = t.rangeHref(lo, lo+length)
		}
		held := layout.Extent{Lo: tile.Start() + int64(begin)*length, Hi: tile.Start() + int64(last+1)*length}
		more := t.l.N("chart.more", n)
		chips = append(chips, components.ChipView{
			Style: at(chipPlace(first, begin, last) / layout.Cells), Href: href,
			Text: more, Title: t.l.T("chart.chip", more, t.stretch(held, tile.Level)),
		})
	}
	return chips
}

// chipPlace is the middle of the cells from begin to last, within the middle quarter of
// the eighth that starts at first: two chips must not meet.
func chipPlace(first, begin, last int) float64 {
	const reach = 1
	middle := float64(begin+last+1) / 2
	centre := float64(first) + chipCells/2
	return min(max(middle, centre-reach), centre+reach)
}

// stretch says from when to when a stretch of time is, as exactly as it matters at a
// level.
func (t *tileDrawer) stretch(e layout.Extent, level int8) string {
	if level-3 >= yearLevel {
		return t.l.DateShort(chart.Years(e))
	}
	from, to := t.moment(e.Lo, level-3), t.moment(e.Hi-1, level-3)
	if from == to {
		return from
	}
	return t.l.T("chart.said.span", from, to)
}

// densityPath draws how many hidden events begin in each cell. The height is the
// same everywhere for the same count, so that neighbours fit together.
func densityPath(c *layout.Counts) string {
	if c.N == 0 {
		return ""
	}
	return areaPath(c.Cells[:], func(n uint32) int { return int(math.Ceil(math.Log2(1 + float64(n)))) })
}

// areaPath draws counts as steps, one unit wide and up to 16 high.
func areaPath(counts []uint32, height func(uint32) int) string {
	var b strings.Builder
	b.WriteString("M0 16")
	before := 0
	for i, n := range counts {
		h := 0
		if n > 0 {
			h = min(max(height(n), 1), 16)
		}
		if h != before {
			fmt.Fprintf(&b, "H%dV%d", i, 16-h)
			before = h
		}
	}
	b.WriteString("H" + strconv.Itoa(len(counts)) + "V16")
	return b.String()
}

// logHeight gives the largest count the full height, on a logarithmic scale.
func logHeight(counts []uint32) func(uint32) int {
	most := uint32(1)
	for _, n := range counts {
		most = max(most, n)
	}
	full := math.Log2(1 + float64(most))
	return func(n uint32) int { return int(math.Round(16 * math.Log2(1+float64(n)) / full)) }
}
