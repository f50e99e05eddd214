package layout

import (
	"cmp"
	"iter"
	"slices"
)

// A DensityRow is the hidden events of one tile.
type DensityRow struct {
	Address
	Counts
}

// Density yields the tiles that hide more than over events, from the root level
// to the finest, each level in order of time. With over = 0 that is every tile
// that hides any; SparseHidden is what is stored.
//
// The counts are dyadic: what a tile hides is what its two children hide and
// what first shows in these. Tiles cannot disagree.
func Density(items []Item, placed []Placement, over int) iter.Seq[DensityRow] {
	return func(yield func(DensityRow) bool) {
		root := ExtentOf(items).Root()
		hidden := hiddenAt(root, items, placed)
		for level := root; level >= MinLevel && len(hidden) > 0; level-- {
			kept := hidden[:0]
			for len(hidden) > 0 {
				var tile []hiddenEvent
				tile, hidden = nextTile(hidden, level)
				row, start := countTile(tile, level), len(kept)
				for _, h := range tile {
					if h.level < level {
						kept = append(kept, h)
					}
				}
				if len(kept)-start <= over {
					kept = kept[:start] // nor will its children hide more
				} else if !yield(row) {
					return
				}
			}
			hidden = kept
		}
	}
}

// A hiddenEvent starts at t0 and has no label above level.
type hiddenEvent struct {
	t0    int64
	level int8
}

// hiddenAt lists what has no label at the root level, in order of time.
func hiddenAt(root int8, items []Item, placed []Placement) []hiddenEvent {
	n := 0
	for _, p := range placed {
		if p.Level < root {
			n++
		}
	}
	hidden := make([]hiddenEvent, 0, n)
	for i, p := range placed {
		if p.Level < root {
			hidden = append(hidden, hiddenEvent{items[i].T0, p.Level})
		}
	}
	byTime := func(a, b hiddenEvent) int { return cmp.Compare(a.t0, b.t0) }
	if !slices.IsSortedFunc(hidden, byTime) {
		slices.SortFunc(hidden, byTime)
	}
	return hidden
}

// nextTile splits off the events of the first tile.
func nextTile(events []hiddenEvent, level int8) (tile, rest []hiddenEvent) {
	x := events[0].t0 >> level
	n := 1
	for n < len(events) && events[n].t0>>level == x {
		n++
	}
	return events[:n], events[n:]
}

func countTile(events []hiddenEvent, level int8) DensityRow {
	row := DensityRow{Address: AddressOf(events[0].t0, level)}
	for _, h := range events {
		if h.level < level {
			row.Add(row.Address, h.t0)
		}
	}
	return row
}
