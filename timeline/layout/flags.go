package layout

import (
	"cmp"
	"slices"
)

// A Strip is the space of a chart that is drawn as a whole, in units.
type Strip struct {
	Width   float64 // from u = 0 to u = 1, at its narrowest
	Reserve float64 // free space after u = 1, for the label of the last event
	Lanes   int
}

// PageStrip is that of the full page at its narrowest, 60 rem in all; below
// that the page shows a vertical timeline instead.
func PageStrip() Strip { return Strip{Width: 960 - LabelUnits, Reserve: LabelUnits, Lanes: 8} }

// WidgetStrip is that of the embedded timeline.
func WidgetStrip() Strip { return Strip{Width: 960 - LabelUnits, Reserve: LabelUnits, Lanes: 5} }

// A Bar is an event on the strip, from U0 to U1.
type Bar struct {
	U0, U1   float64
	Priority uint64
}

// BarsOf puts items on a scale.
func BarsOf(items []Item, s *Scale) []Bar {
	bars := make([]Bar, len(items))
	for i, it := range items {
		bars[i] = Bar{s.U(it.T0), s.U(it.T1), Priority(it.Weight, it.Hash)}
	}
	return bars
}

// A Flag is where an event's label stands: LabelUnits wide, its left edge at U,
// with a pole from there straight down to the axis.
type Flag struct {
	U    float64 // within the event's bar
	Lane int     // 0 nearest the axis; -1 when there is no room for the label
	Left bool    // the label is turned: its right edge is at U; see Turn
}

// poleGap is the least distance of two poles in units, where there is room.
const poleGap = 8

// Flags gives each bar its flag, in the order of bars.
//
// Two things must not happen: that labels of one lane overlap, and that a pole
// runs through a label below it. Both are ruled out by one rule: of two labels
// whose left edges are less than a label apart, the earlier stands higher. So
// crowded events form a staircase that comes down from left to right, and a
// chain of such neighbours needs as many lanes as it has links. Each label
// takes the lowest lane the rule leaves it.
//
// Labels are let in by priority; one that would need, or make others need, more
// lanes than there are has to stay away.
//
// The result holds at every width from Strip.Width up: distances between poles
// only grow, so labels that are apart stay apart, and those that come apart
// merely stand in different lanes.
func Flags(bars []Bar, s Strip) []Flag {
	flags := make([]Flag, len(bars))
	us := anchors(bars, s.Width)
	for i := range flags {
		flags[i] = Flag{U: us[i], Lane: -1}
	}
	byPriority := make([]int, len(bars))
	for i := range byPriority {
		byPriority[i] = i
	}
	slices.SortStableFunc(byPriority, func(a, b int) int { return cmp.Compare(bars[b].Priority, bars[a].Priority) })
	stairs := staircase{bars: bars, flags: flags, reach: (LabelUnits + GapUnits) / s.Width, lanes: s.Lanes}
	for _, i := range byPriority {
		stairs.add(i)
	}
	return flags
}

// anchors chooses where the poles stand: at the start of each bar or, where
// another pole is there already, a little later within the bar. When the bar
// has no room the pole coincides with the other: then it ends at the corner of
// the lower label, and still crosses none.
func anchors(bars []Bar, width float64) []float64 {
	order := make([]int, len(bars))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := bars[a], bars[b]
		return cmp.Or(cmp.Compare(x.U0, y.U0), cmp.Compare(x.U1, y.U1), cmp.Compare(y.Priority, x.Priority))
	})
	us := make([]float64, len(bars))
	free := 0.0
	for _, i := range order {
		us[i] = bars[i].U0
		if us[i] < free && free <= bars[i].U1 {
			us[i] = free
		}
		free = max(free, us[i]+poleGap/width)
	}
	return us
}

// A staircase is the set of labels let in so far.
type staircase struct {
	bars  []Bar
	flags []Flag
	reach float64 // of a label, in u
	lanes int
	order []int // of the labels let in, by U, then the more important first
}

// add lets a label in, if all labels then have a lane.
func (s *staircase) add(i int) {
	at, _ := slices.BinarySearchFunc(s.order, i, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.flags[a].U, s.flags[b].U), cmp.Compare(s.bars[b].Priority, s.bars[a].Priority), cmp.Compare(a, b))
	})
	s.order = slices.Insert(s.order, at, i)
	type change struct{ flag, lane int }
	var changes []change
	for j := at; j >= 0; j-- {
		// Only what reaches a label that changed can change.
		if len(changes) > 0 && s.flags[s.order[j]].U+s.reach < s.flags[changes[len(changes)-1].flag].U {
			break
		}
		flag := &s.flags[s.order[j]]
		lane := s.lowest(j)
		if lane == flag.Lane {
			continue
		}
		changes = append(changes, change{s.order[j], flag.Lane})
		flag.Lane = lane
		if lane >= s.lanes {
			for _, c := range changes {
				s.flags[c.flag].Lane = c.lane
			}
			s.order = slices.Delete(s.order, at, at+1)
			return
		}
	}
}

// lowest is the lowest lane for the label at a place in order: above all those
// to its right that it reaches.
func (s *staircase) lowest(at int) int {
	lane := 0
	end := s.flags[s.order[at]].U + s.reach
	for _, i := range s.order[at+1:] {
		if s.flags[i].U >= end {
			break
		}
		lane = max(lane, s.flags[i].Lane+1)
	}
	return lane
}
