package layout

import "cmp"

// A Neighbour is an item that has a label.
type Neighbour struct {
	Item
	Placement
}

// Insert finds the place for one more item without laying out the others anew:
// the coarsest level at which a lane is free for it, or is held only by labels
// of less weight that begin to show at that level or a finer one. Those have to
// make way; out lists them, as places in near. Whoever makes way is inserted
// again, below its old level and with no right to displace others.
//
// Layout looks at a million events to place one; Insert looks at its neighbours,
// and takes milliseconds. What a reader has seen stays where it was. It keeps
// all promises of a layout but that of depending on nothing but the events.
//
// near must hold the labels of these lanes that can meet the item; what
// [Lanes.Reach] excludes cannot. A place is looked for from the level top down.
func (l Lanes) Insert(it Item, near []Neighbour, top int8, displace bool) (at Placement, out []int) {
	for level := top; level >= it.floor(); level-- {
		found := false
		for lane := l.First; lane < l.First+l.Count; lane++ {
			others, free := l.inTheWay(it, near, lane, level, displace)
			if free && (!found || len(others) < len(out)) {
				found, at, out = true, Placement{Level: level, Lane: lane}, others
			}
		}
		if found {
			return at, out
		}
	}
	return Placement{Level: NoLevel}, nil
}

// inTheWay lists the labels that would have to leave a lane for the item to
// stand there from a level down; free is false when one of them need not.
func (l Lanes) inTheWay(it Item, near []Neighbour, lane uint8, level int8, displace bool) (others []int, free bool) {
	for i := range near {
		n := &near[i]
		if n.Lane != lane || !meet(it, n, level) {
			continue
		}
		if !displace || n.Level > level || n.Weight >= it.Weight {
			return nil, false
		}
		others = append(others, i)
	}
	return others, true
}

// meet reports whether an item that shows from a level down overlaps a label at
// some level at which both show. It is enough to look at the coarsest of these,
// for the time that a label takes up halves with each level.
func meet(it Item, n *Neighbour, level int8) bool {
	common := min(level, n.Level)
	if common < max(it.floor(), n.floor()) {
		return false
	}
	return it.T0 < n.end(common) && n.T0 < it.end(common)
}

// Lanes are those that an item competes for: each band has some for moments and
// some for ranges.
type Lanes struct {
	First, Count uint8
	Ranges       bool
}

// LanesOf are the lanes of an item.
func (p Profile) LanesOf(it Item) Lanes {
	first := uint8(trackOf(&it, p) / 2 * p.BandLanes())
	if it.Range {
		return Lanes{First: first + uint8(p.Lanes), Count: uint8(p.RangeLanes), Ranges: true}
	}
	return Lanes{First: first, Count: uint8(p.Lanes)}
}

// Reach is where labels that show from a level down can begin, if they are to
// meet an item that shows from the level top down: after one time and before
// another. No time lies between these when there are no such labels.
func (l Lanes) Reach(it Item, top, level int8) (after, before int64) {
	common := min(top, level)
	if common < it.floor() {
		return it.T0, it.T0
	}
	longest := labelSpan(common)
	if l.Ranges {
		longest = max(longest, 2<<common) // a longer bar has left its lane
	}
	return it.T0 - longest, it.T0 + longest
}

// thin leaves in the queue what can still matter at a level and those below:
// what waits and may find a lane, and the labels that this can still meet. (Of
// ranges any may: what stands in their way becomes context.)
func (t *track) thin(level int8) error {
	kept := queue{room: t.queue.room}
	if t.queue.file == nil {
		kept.memory = t.queue.memory[:0] // never longer than what has been read
	}
	err := t.sift(level, &kept)
	if err == nil {
		err = kept.flush()
	}
	if err != nil {
		kept.close()
		return err
	}
	if t.queue.file != nil {
		t.queue.close()
	}
	*t.queue, t.fresh = kept, 0
	return nil
}

// sift copies what thin leaves.
func (t *track) sift(level int8, kept *queue) error {
	before := labelSpan(level)
	if t.ranges {
		before = max(before, 2<<level) // no bar that waits is longer
	}
	waited := int64(MinTime - MaxTime) // start of the last one that waits
	var pile pile
	ahead, c := t.ahead(level), t.queue.cursor()
	for c.advance() {
		w := *c.at()
		if w.floor > level {
			continue // context
		}
		next := ahead.after(w.item)
		placed := t.placements[w.item].Level != NoLevel
		if !t.ranges && pile.full(w.t0, placed, t.lanes) {
			continue
		}
		if !placed {
			waited = w.t0
		} else if waited <= w.t0-before && next >= t.end(&w, level) {
			continue
		}
		if err := kept.add(w); err != nil {
			return err
		}
	}
	return cmp.Or(c.err, ahead.err)
}

// lookAhead finds the next item that waits.
type lookAhead struct {
	cursor
	t     *track
	level int8
	ended bool
}

func (t *track) ahead(level int8) *lookAhead {
	a := &lookAhead{cursor: t.queue.cursor(), t: t, level: level}
	a.ended = !a.advance()
	return a
}

// after is the start of the first one behind an item. It has to be asked for
// every item, so that it never reads where thin has written.
func (a *lookAhead) after(item int32) int64 {
	for !a.ended {
		w := a.at()
		if w.item > item && w.floor <= a.level && a.t.placements[w.item].Level == NoLevel {
			return w.t0
		}
		a.ended = !a.advance()
	}
	return MaxTime
}
