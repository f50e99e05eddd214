package layout

import (
	"cmp"
	"slices"
)

// Turn lowers the staircases of flags: it turns the first labels of some to the
// left of their poles, so that a crowd rises from both sides and needs half the
// height. Flags stay lower where turning gains nothing; which events have a
// label does not change.
//
// A crowd is a chain of poles that are less than a label apart. Within one, all
// that are turned stand before all that are not: two labels that face each other
// over less than their length would each cross the other's pole. A label that is
// turned stands above the poles that it reaches, like the others, and in another
// lane than the labels of the crowd before that it could meet.
//
// Like that of Flags the result holds at every width from Strip.Width up.
func Turn(flags []Flag, s Strip) []Flag {
	turned := slices.Clone(flags)
	var order []int
	for i := range turned {
		if turned[i].Lane >= 0 {
			order = append(order, i)
		}
	}
	// Of flags at one place the highest is first, as Flags has them.
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(flags[a].U, flags[b].U), cmp.Compare(flags[b].Lane, flags[a].Lane))
	})
	placed := make([]Flag, len(order))
	for i, place := range order {
		placed[i] = flags[place]
	}
	t := turner{placed, (LabelUnits + GapUnits) / s.Width}
	for from := 0; from < len(placed); {
		to := from + 1
		for to < len(placed) && placed[to].U < placed[to-1].U+t.reach {
			to++
		}
		t.turn(from, to)
		from = to
	}
	for i, place := range order {
		turned[place] = placed[i]
	}
	return turned
}

// A turner turns flags that are in order of their places.
type turner struct {
	flags []Flag
	reach float64 // of a label, in u
}

// turn turns as few flags of a crowd as make it lowest.
func (t turner) turn(from, to int) {
	best := slices.Clone(t.flags[from:to])
	for n := 1; n < to-from && t.flags[from].U >= t.reach; n++ {
		crowd := t.flags[from:to]
		for i := range crowd {
			crowd[i].Left = i < n
		}
		for i := from; i < from+n; i++ {
			t.flags[i].Lane = t.leftLane(i, from)
		}
		for i := to - 1; i >= from+n; i-- {
			t.flags[i].Lane = t.rightLane(i, to)
		}
		if top(crowd) < top(best) {
			copy(best, crowd)
		}
	}
	copy(t.flags[from:to], best)
}

// top is the highest lane of flags.
func top(flags []Flag) (lane int) {
	for _, f := range flags {
		lane = max(lane, f.Lane)
	}
	return lane
}

// rightLane is the lowest lane for a label to the right of its pole.
func (t turner) rightLane(i, to int) (lane int) {
	for j := i + 1; j < to && t.flags[j].U < t.flags[i].U+t.reach; j++ {
		lane = max(lane, t.flags[j].Lane+1)
	}
	return lane
}

// leftLane is the lowest lane for a label to the left of its pole, in a crowd
// that begins at from.
func (t turner) leftLane(i, from int) (lane int) {
	at := t.flags[i].U
	for j := i - 1; j >= from && t.flags[j].U > at-t.reach; j-- {
		lane = max(lane, t.flags[j].Lane+1)
	}
	taken := func(lane int) bool {
		for j := from - 1; j >= 0 && t.flags[j].U > at-2*t.reach; j-- {
			if f := t.flags[j]; f.Lane == lane && !f.Left || f.Lane > lane && f.U > at-t.reach {
				return true
			}
		}
		return false
	}
	for taken(lane) {
		lane++
	}
	return lane
}
