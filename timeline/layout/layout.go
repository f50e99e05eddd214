package layout

import "iter"

// A Placement is where an item's label stands.
type Placement struct {
	Level int8 // coarsest level at which it shows; NoLevel when it never does
	Lane  uint8
}

// NoLevel is the level of an item that never has a label: it is only counted.
const NoLevel = -1

// Layout places items. The result has the order of items.
func Layout(items []Item, p Profile) []Placement { panic("stub") }

// A DensityRow is the hidden events of one tile.
type DensityRow struct {
	Address
	Counts
}

// Density yields the tiles that hide more than over events, from the root level
// to the finest, each level in order of time.
func Density(items []Item, placed []Placement, over int) iter.Seq[DensityRow] { panic("stub") }
