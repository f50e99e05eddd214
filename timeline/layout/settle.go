package layout

import "math/bits"

// settle decides on candidate i, and before it on every better one that its
// lane may depend on.
//
// The outcome is that of taking all candidates in order of priority, but
// without sorting them: a candidate depends only on better ones it overlaps, so
// it is enough to decide these first, and these are close by in memory. The
// stack holds candidates of rising priority, each waiting for the one above.
func (t *track) settle(i int32) {
	t.stack = append(t.stack[:0], i)
	for len(t.stack) > 0 {
		i := t.stack[len(t.stack)-1]
		taken, better := t.around(i)
		if taken == t.full {
			t.bodies[i].lane = refused
		} else if better >= 0 {
			t.stack = append(t.stack, better)
			continue
		} else {
			t.bodies[i].lane = int8(bits.TrailingZeros64(^taken))
		}
		t.stack = t.stack[:len(t.stack)-1]
	}
}

// around tells which lanes are taken where candidate i would stand, and names a
// better candidate that overlaps it and is undecided, or -1. It stops early
// when all lanes are taken: then nothing undecided matters.
func (t *track) around(i int32) (taken uint64, better int32) {
	bodies, me := t.bodies, &t.bodies[i]
	better = -1
	for j := i + 1; int(j) < len(bodies) && bodies[j].t0 < me.end; j++ {
		b := &bodies[j]
		if b.lane >= 0 {
			if taken |= 1 << b.lane; taken == t.full {
				return taken, -1
			}
		} else if b.lane == undecided && b.prio > me.prio {
			better = j
		}
	}
	for j := i - 1; j >= 0 && bodies[j].t0 > me.t0-t.reach; j-- {
		b := &bodies[j]
		if b.end <= me.t0 {
			continue
		}
		if b.lane >= 0 {
			if taken |= 1 << b.lane; taken == t.full {
				return taken, -1
			}
		} else if b.lane == undecided && b.prio >= me.prio { // of equals the earlier goes first
			better = j
		}
	}
	return taken, better
}

// keep ends a level: it records what was placed, and keeps of what waits and of
// what is placed only what can still matter at a finer level.
func (t *track) keep(level int8) {
	t.keepWaiting(level)
	t.placed = t.placed[:0]
	for _, b := range t.bodies {
		if b.lane >= 0 {
			t.placed = append(t.placed, b)
		}
	}
	if !t.ranges {
		t.dropPiles()
	}
	t.keepPlaced(level - 1)
}

// keepWaiting removes the newly placed, and ranges that would be context at the
// next level. Candidates come in the same order in bodies and in waiting.
func (t *track) keepWaiting(level int8) {
	next, kept := 0, t.waiting[:0]
	for _, b := range t.bodies {
		if b.lane >= 0 && t.placements[b.item].Level == NoLevel {
			t.placements[b.item] = Placement{level, t.first + uint8(b.lane)}
		}
	}
	for i, w := range t.waiting {
		if next < len(t.chosen) && int(t.chosen[next]) == i {
			next++
			if t.placements[w.item].Level != NoLevel {
				continue
			}
		}
		if w.floor < level {
			kept = append(kept, w)
		}
	}
	t.waiting = kept
}

// dropPiles removes moments that can never be placed: even at the finest level
// each lane has a label that overlaps theirs. Without this, a million events of
// one second would be looked at on every level.
func (t *track) dropPiles() {
	near := labelSpan(MinLevel)
	from, kept := 0, t.waiting[:0]
	dead, last := false, int64(0)
	for i, w := range t.waiting {
		if i == 0 || w.t0 != last {
			for from < len(t.placed) && t.placed[from].t0 <= w.t0-near {
				from++
			}
			dead, last = t.fullUntil(from, w.t0+near), w.t0
		}
		if !dead {
			kept = append(kept, w)
		}
	}
	t.waiting = kept
}

// fullUntil tells whether the labels from a place in placed that start before
// end take up all lanes between them.
func (t *track) fullUntil(from int, end int64) bool {
	if needed := from + t.lanes - 1; needed >= len(t.placed) || t.placed[needed].t0 >= end {
		return false
	}
	taken := uint64(0)
	for j := from; j < len(t.placed) && t.placed[j].t0 < end; j++ {
		taken |= 1 << t.placed[j].lane
	}
	return taken == t.full
}

// keepPlaced removes labels that nothing waiting can overlap at this level, and
// so at no finer one, and ranges that have become context.
func (t *track) keepPlaced(level int8) {
	before := labelSpan(level)
	if t.ranges {
		before = max(before, 2<<level) // no bar that waits is longer
	}
	from, kept := 0, t.placed[:0]
	for _, b := range t.placed {
		for from < len(t.waiting) && t.waiting[from].t0 <= b.t0-before {
			from++
		}
		end := b.t0 + labelSpan(level)
		if t.ranges {
			it := &t.items[b.item]
			if it.floor() > level {
				continue
			}
			end = it.end(level)
		}
		if from < len(t.waiting) && t.waiting[from].t0 < end {
			kept = append(kept, b)
		}
	}
	t.placed = kept
}
