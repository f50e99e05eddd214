package layout

import "math"

// A track is a set of lanes and the items that compete for them. Nothing in one
// track bears on another, so each is laid out by itself, in the same buffers.
//
// Each level is one pass over the queue in order of time. Of what waits, the
// candidates of every cell are chosen; with the labels that stand already they
// are the bodies of the level. Only those around the current moment are in
// memory: a body is decided on once everything that it meets is known.
type track struct {
	queue      *queue
	placements []Placement
	window     int // see room

	ranges bool
	lanes  int    // how many
	full   uint64 // a bit for each of them
	first  uint8  // what the lowest is called

	level   int8
	waiting int // seen in this pass
	idle    int // seen in this pass that can never be placed any more
	fresh   int // placed since the queue was last thinned out
	cell    candidates
	bodies  []body  // in order of time
	known   int64   // bodies that start before this are all there
	settled int     // length of bodies when it was last settled
	reach   int64   // how long the longest body was
	stack   []int32 // see settle
}

// run lays out one track from the root level down.
func (t *track) run(n int, p Profile, root int8) error {
	t.ranges, t.lanes, t.first = n%2 == 1, p.Lanes, uint8(n/2*p.BandLanes())
	if t.ranges {
		t.lanes, t.first = p.RangeLanes, t.first+uint8(p.Lanes)
	}
	if t.lanes == 0 {
		return nil
	}
	t.full, t.fresh = math.MaxUint64>>(64-t.lanes), 0
	if err := t.queue.flush(); err != nil {
		return err
	}
	for t.level = root; t.level >= MinLevel; t.level-- {
		if err := t.pass(); err != nil || t.waiting == 0 {
			return err
		}
		if (t.fresh+t.idle)*4 < t.queue.n {
			continue // not worth the writing
		}
		if err := t.thin(t.level - 1); err != nil {
			return err
		}
	}
	return nil
}

// pass places what finds a place at the level.
func (t *track) pass() error {
	t.waiting, t.idle, t.reach = 0, 0, 0
	t.cell.begin(t.lanes)
	shift := t.level - 3 // a cell is an eighth of a tile
	current := int64(math.MinInt64)
	var pile pile
	c := t.queue.cursor()
	for c.advance() {
		w := c.at()
		if w.floor > t.level {
			t.idle++ // a range that is context by now
			continue
		}
		placed := t.placements[w.item]
		if !t.ranges && pile.full(w.t0, placed.Level > t.level, t.lanes) {
			t.idle++
			continue
		}
		if cell := w.t0 >> shift; cell != current {
			t.gather()
			current, t.known = cell, cell<<shift
			if len(t.bodies)-t.settled >= t.window {
				t.settleAll()
			}
		}
		if placed.Level != NoLevel {
			t.cell.standing = append(t.cell.standing, t.body(w, int8(placed.Lane-t.first)))
		} else {
			t.waiting++
			t.cell.offer(w)
		}
	}
	t.gather()
	t.known = math.MaxInt64
	t.settleAll()
	t.bodies, t.settled = t.bodies[:0], 0
	return c.err
}

// A pile is the items of one moment, the weightiest first.
type pile struct {
	t0    int64
	items int
	named int // that have a label
}

// full takes the next item and reports whether there is no lane left for it, at
// this level or any other. Without this, a million events of one second would
// be candidates on every level.
func (p *pile) full(t0 int64, labelled bool, lanes int) bool {
	if p.items == 0 || p.t0 != t0 {
		*p = pile{t0: t0}
	}
	p.items++
	if labelled {
		p.named++
		return false
	}
	return p.named == lanes
}

// labelSpan is how much time a label and its gap take up at a level, rounded up.
func labelSpan(level int8) int64 {
	const label = LabelUnits + GapUnits // 184 of 1,024 units are 23 of 128
	if level >= 7 {
		return label * 128 / TileUnits << (level - 7)
	}
	return (label<<level + TileUnits - 1) / TileUnits
}

// end is where the body of an item ends at a level: its label's, or its bar's
// when that is longer. The bar of an open range fades out behind its label.
func (t *track) end(w *waiter, level int8) int64 {
	end := w.t0 + labelSpan(level)
	if t.ranges && w.t1 < MaxTime {
		end = max(end, w.t1)
	}
	return end
}
