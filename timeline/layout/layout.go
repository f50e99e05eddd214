package layout

import (
	"cmp"
	"math"
	"slices"
)

// A Placement is where an item's label stands.
type Placement struct {
	Level int8 // coarsest level at which it shows; NoLevel when it never does
	Lane  uint8
}

// NoLevel is the level of an item that never has a label: it is only counted.
const NoLevel = -1

// Layout places items; the result has their order. It depends on the set of
// items and the profile alone, not on their order.
//
// From the root level down, each level offers its room to what still waits:
// of every cell of 128 units the best few by Priority, and of these one after
// the other takes the lowest lane in which nothing overlaps it. What is placed
// keeps its lane at all finer levels.
func Layout(items []Item, p Profile) []Placement {
	placements := make([]Placement, len(items))
	for i := range placements {
		placements[i].Level = NoLevel
	}
	root := ExtentOf(items).Root()
	var counts [2 * MaxBands]int
	for i := range items {
		counts[trackOf(&items[i], p)]++
	}
	t := track{items: items, placements: placements}
	t.waiting = make([]waiter, 0, slices.Max(counts[:]))
	for n, count := range counts {
		if count > 0 {
			t.run(n, p, root)
		}
	}
	return placements
}

// ExtentOf is the stretch of time that items cover.
func ExtentOf(items []Item) Extent {
	var e Extent
	for i := range items {
		e.Add(items[i].T0, items[i].T1)
	}
	return e
}

// trackOf numbers the lanes an item competes for: each band has a track for
// moments and one for ranges. A band the profile does not have counts as 0.
func trackOf(it *Item, p Profile) int {
	n := 0
	if int(it.Band) < p.Bands {
		n = 2 * int(it.Band)
	}
	if it.Range {
		n++
	}
	return n
}

// A track is a set of lanes and the items that compete for them. Nothing in one
// track bears on another, so each is laid out by itself, in the same buffers.
type track struct {
	items      []Item
	placements []Placement

	ranges bool
	lanes  int    // how many
	full   uint64 // a bit for each of them
	first  uint8  // what the lowest is called

	waiting []waiter // not placed yet, in order of compare
	placed  []body   // those in reach of anything that waits, in order of time
	bodies  []body   // placed ones and candidates of the level, in order of time
	reach   int64    // how long the longest of bodies is
	chosen  []int32  // the candidates, as places in waiting
	best    []int32  // heap of the best of a cell, the worst on top
	stack   []int32  // see settle
}

// A waiter is an item that waits for a place.
type waiter struct {
	t0    int64
	prio  uint64
	item  int32
	floor int8 // the finest level at which it may have one
}

// A body takes up, or would take up, [t0, end) of a lane at the current level.
type body struct {
	t0, end int64
	prio    uint64
	item    int32
	lane    int8
}

// What a candidate's lane says before it has one.
const (
	undecided = -1
	refused   = -2
)

// run lays out one track from the root level down.
func (t *track) run(n int, p Profile, root int8) {
	t.ranges, t.lanes, t.first = n%2 == 1, p.Lanes, uint8(n/2*p.BandLanes())
	if t.ranges {
		t.lanes, t.first = p.RangeLanes, t.first+uint8(p.Lanes)
	}
	if t.lanes == 0 {
		return
	}
	t.full = math.MaxUint64 >> (64 - t.lanes)
	t.queue(n, p)
	t.placed = t.placed[:0]
	for level := root; level >= MinLevel && len(t.waiting) > 0; level-- {
		t.choose(level)
		t.gather(level)
		for i := range t.bodies {
			if t.bodies[i].lane == undecided {
				t.settle(int32(i))
			}
		}
		t.keep(level)
	}
}

// queue fills waiting with the track's items. The order is total and made of
// what the events are, not of where they came from.
func (t *track) queue(n int, p Profile) {
	t.waiting = t.waiting[:0]
	for i := range t.items {
		it := &t.items[i]
		if trackOf(it, p) == n {
			t.waiting = append(t.waiting, waiter{it.T0, Priority(it.Weight, it.Hash), int32(i), it.floor()})
		}
	}
	if !slices.IsSortedFunc(t.waiting, t.compare) {
		slices.SortFunc(t.waiting, t.compare)
	}
}

// compare orders by time, and what begins together by priority. The ID only
// decides between items that are equal in every other way.
func (t *track) compare(a, b waiter) int {
	if a.t0 != b.t0 {
		return cmp.Compare(a.t0, b.t0)
	}
	if a.prio != b.prio {
		return cmp.Compare(b.prio, a.prio)
	}
	x, y := &t.items[a.item], &t.items[b.item]
	return cmp.Or(cmp.Compare(x.Hash, y.Hash), cmp.Compare(x.T1, y.T1), cmp.Compare(x.ID, y.ID))
}

// labelSpan is how much time a label and its gap take up at a level, rounded up.
func labelSpan(level int8) int64 {
	const label = LabelUnits + GapUnits // 184 of 1,024 units are 23 of 128
	if level >= 7 {
		return label * 128 / TileUnits << (level - 7)
	}
	return (label<<level + TileUnits - 1) / TileUnits
}
