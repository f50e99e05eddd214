package layout

import "iter"

// A DensityRow is the hidden events of one tile.
type DensityRow struct {
	Address
	Counts
}

// Density yields the tiles up to the root level that hide more than over
// events; those of a level in order of time. With over = 0 that is every tile
// that hides any; SparseHidden is what is stored. It is told of every event,
// in order of time, when it starts and from which level down it has a label.
//
// The counts are dyadic: what a tile hides is what its two children hide and
// what first shows in these. Tiles cannot disagree.
func Density(root int8, over uint32, events iter.Seq2[int64, int8]) iter.Seq[DensityRow] {
	return func(yield func(DensityRow) bool) {
		var tiles [MaxLevel + 1]DensityRow // the current one of each level
		for level := range tiles {
			tiles[level].Level = int8(level)
		}
		for t0, labelled := range events {
			for level := max(labelled+1, MinLevel); level <= root; level++ {
				tile := &tiles[level]
				if x := t0 >> level; x != tile.X {
					if tile.N > over && !yield(*tile) {
						return
					}
					*tile = DensityRow{Address: Address{level, x}}
				}
				tile.Add(tile.Address, t0)
			}
		}
		for level := range tiles {
			if tiles[level].N > over && !yield(tiles[level]) {
				return
			}
		}
	}
}
