package layout

import "cmp"

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
