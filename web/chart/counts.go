package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"kronika/components"
	"kronika/timeline/layout"
)

// chipCells is how many cells of a tile a chip counts: 128 units.
const chipCells = 8

// chips counts the hidden events of each eighth of a tile. A chip leads to where
// they can be seen: three levels closer, or, when they all begin within a few
// units and no zoom would soon split them, to the list of them.
func (t *tileDrawer) chips(tile *layout.Tile) []components.ChipView {
	if tile.Hidden.N == 0 {
		return nil
	}
	length := (tile.End() - tile.Start()) / layout.Cells
	var chips []components.ChipView
	for first := 0; first < layout.Cells; first += chipCells {
		n, cells, last := int64(0), 0, 0
		for cell := first; cell < first+chipCells; cell++ {
			if count := tile.Hidden.Cells[cell]; count > 0 {
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
		chips = append(chips, components.ChipView{
			Style: at((float64(first) + chipCells/2) / layout.Cells), Href: href,
			Text: "+" + t.l.Number(n), Title: t.l.N("chart.more", n),
		})
	}
	return chips
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
