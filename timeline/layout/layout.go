package layout

import (
	"errors"
	"iter"
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
// From the root level down, each level offers its room to what still waits: of
// every cell of 128 units the best few by Priority, and of these one after the
// other. Where fewer labels than lanes meet, each takes the lowest lane that is
// free. In a crowd a label has one lane to stand in, its home, or it waits for
// the next level. What is placed keeps its lane at all finer levels.
func Layout(items []Item, p Profile) []Placement {
	order := inOrder(items)
	at := func(i int) int {
		if order == nil {
			return i
		}
		return int(order[i])
	}
	// Nothing can fail: the items are in order, and all is in memory.
	placed, _, _ := LayoutSorted(func(yield func(Item, error) bool) {
		for i := range items {
			if !yield(items[at(i)], nil) {
				return
			}
		}
	}, p, nil)
	if order == nil {
		return placed
	}
	placements := make([]Placement, len(items))
	for i, j := range order {
		placements[j] = placed[i]
	}
	return placements
}

// inOrder lists the places of the items in order of Compare; nil when they are
// in it.
func inOrder(items []Item) []int32 {
	if slices.IsSortedFunc(items, Item.Compare) {
		return nil
	}
	order := make([]int32, len(items))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(i, j int32) int { return items[i].Compare(items[j]) })
	return order
}

// LayoutSorted is Layout for items that come one by one, in order of
// Item.Compare, and also tells their extent. What it keeps in memory of each is
// its placement, two bytes; for the rest scratch gives it files. Without
// scratch everything is kept in memory.
func LayoutSorted(items iter.Seq2[Item, error], p Profile, scratch Scratch) ([]Placement, Extent, error) {
	return layoutIn(room{scratch, 1 << 20, 1 << 12}, items, p)
}

// A room is what a layout may take up in memory.
type room struct {
	scratch Scratch // nil: as much as it likes
	queue   int     // waiters of a queue, when there is scratch
	window  int     // bodies after which it settles what it can
}

func layoutIn(r room, items iter.Seq2[Item, error], p Profile) ([]Placement, Extent, error) {
	l := lanes{profile: p}
	defer l.close()
	for i := range l.tracks {
		l.tracks[i] = queue{room: r}
	}
	for it, err := range items {
		if err == nil {
			err = l.add(it)
		}
		if err != nil {
			return nil, Extent{}, err
		}
	}
	t := track{placements: l.placements, window: r.window}
	for n := range l.tracks {
		if l.tracks[n].n > 0 {
			t.queue = &l.tracks[n]
			if err := t.run(n, p, l.extent.Root()); err != nil {
				return nil, Extent{}, err
			}
			l.tracks[n].close() // and its memory is free for the next
		}
	}
	return l.placements, l.extent, nil
}

// lanes are the items by the track that they compete in.
type lanes struct {
	profile    Profile
	tracks     [2 * MaxBands]queue
	placements []Placement
	extent     Extent
	last       Item
}

var errOrder = errors.New("layout: the items are not in their order")

// add takes the next item.
func (l *lanes) add(it Item) error {
	i := len(l.placements)
	if i > 0 && l.last.Compare(it) > 0 {
		return errOrder
	}
	l.last = it
	l.placements = append(l.placements, Placement{Level: NoLevel})
	l.extent.Add(it.T0, it.T1)
	return l.tracks[trackOf(&it, l.profile)].add(waiter{
		t0: it.T0, t1: it.T1, prio: Priority(it.Weight, it.Hash), item: int32(i), floor: it.floor(),
	})
}

func (l *lanes) close() {
	for i := range l.tracks {
		l.tracks[i].close()
	}
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
