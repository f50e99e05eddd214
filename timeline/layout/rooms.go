package layout

import (
	"cmp"
	"math"
	"slices"
)

// ToTheEnd is the room of a label that has nothing to its right.
var ToTheEnd = math.Inf(1)

// Rooms says how wide each label can be, in u, before it meets another label or
// pole; ToTheEnd where nothing stands between it and the end of the strip. Two
// labels that face each other share what is between their poles. It is at least
// LabelUnits at every width that Flags holds for.
func Rooms(flags []Flag) []float64 {
	rooms := make([]float64, len(flags))
	order := make([]int, len(flags))
	lanes := 0
	for i, f := range flags {
		order[i], lanes = i, max(lanes, f.Lane+1)
	}
	byPlace := func(a, b int) int { return cmp.Compare(flags[a].U, flags[b].U) }
	slices.SortFunc(order, byPlace)
	measure(flags, order, rooms, lanes, true)
	slices.Reverse(order)
	measure(flags, order, rooms, lanes, false)
	return rooms
}

// A pole is what a label meets.
type pole struct {
	u      float64
	facing bool // it carries a label of the same lane that comes towards
}

// measure measures the rooms of the labels on one side of their poles, going
// over the flags from that side on.
func measure(flags []Flag, order []int, rooms []float64, lanes int, left bool) {
	next := make([]pole, lanes) // through or beside each lane
	for i := range next {
		next[i] = pole{u: ToTheEnd}
		if left {
			next[i].u = 0
		}
	}
	for from := 0; from < len(order); {
		to := from
		for ; to < len(order) && flags[order[to]].U == flags[order[from]].U; to++ {
			f := flags[order[to]]
			if f.Lane < 0 || f.Left != left {
				continue
			}
			room := math.Abs(next[f.Lane].u - f.U)
			if next[f.Lane].facing {
				room /= 2
			}
			rooms[order[to]] = room
		}
		for ; from < to; from++ {
			f := flags[order[from]]
			for lane := 0; lane <= f.Lane; lane++ {
				facing := lane == f.Lane && f.Left != left
				next[lane] = pole{f.U, facing || next[lane].u == f.U && next[lane].facing}
			}
		}
	}
}
