package layout

import "math/bits"

// company says whether fewer bodies than lanes meet a body, so that it finds a
// lane whatever these do.
type company int8

const (
	uncounted company = iota
	roomy
	crowded
)

// settleAll decides on every candidate on which it can, and lets go of what
// bears on nothing to come.
func (t *track) settleAll() {
	for i := range t.bodies {
		if b := &t.bodies[i]; b.lane == undecided && b.company == uncounted && b.end <= t.known {
			b.company = t.count(i)
		}
	}
	open := t.known // the earliest moment about which something is not known
	for i := len(t.bodies) - 1; i >= 0; i-- {
		if t.bodies[i].lane == undecided {
			t.settle(int32(i))
		}
	}
	for i := range t.bodies {
		if t.bodies[i].lane == undecided {
			open = min(open, t.bodies[i].t0)
			break
		}
	}
	passed := 0
	for passed < len(t.bodies) && t.bodies[passed].t0 <= open-t.reach {
		passed++
	}
	t.bodies = append(t.bodies[:0], t.bodies[passed:]...)
	t.settled = len(t.bodies)
}

// count returns how much room there is around a body.
func (t *track) count(i int) company {
	bodies, me, n := t.bodies, &t.bodies[i], 0
	for j := i + 1; j < len(bodies) && bodies[j].t0 < me.end; j++ {
		if n++; n == t.lanes {
			return crowded
		}
	}
	for j := i - 1; j >= 0 && bodies[j].t0 > me.t0-t.reach; j-- {
		if bodies[j].end > me.t0 {
			if n++; n == t.lanes {
				return crowded
			}
		}
	}
	return roomy
}

// settle decides on candidate i, and before it on every better one that its
// lane may depend on.
//
// The outcome is that of taking all candidates in order of priority, but
// without sorting them: a candidate depends only on better ones it overlaps, so
// it is enough to decide these first, and these are close by in memory. The
// stack holds candidates of rising priority, each waiting for the one above. It
// is given up when one of them meets what is not known yet.
func (t *track) settle(i int32) {
	t.stack = append(t.stack[:0], i)
	for len(t.stack) > 0 {
		me := &t.bodies[t.stack[len(t.stack)-1]]
		if me.company == uncounted {
			return
		}
		taken, better := t.around(t.stack[len(t.stack)-1])
		switch {
		case me.company == crowded && taken>>me.home&1 == 1:
			me.lane = refused
		case better >= 0:
			t.stack = append(t.stack, better)
			continue
		case me.company == crowded:
			t.place(me, me.home)
		default:
			t.place(me, int8(bits.TrailingZeros64(^taken)))
		}
		t.stack = t.stack[:len(t.stack)-1]
	}
}

// place gives a candidate a lane.
func (t *track) place(b *body, lane int8) {
	b.lane = lane
	t.placements[b.item] = Placement{t.level, t.first + uint8(lane)}
	t.fresh++
}

// around tells which lanes are taken where candidate i would stand, and names a
// better candidate that overlaps it and is undecided, or -1. Once its home in a
// crowd is taken nothing else matters.
func (t *track) around(i int32) (taken uint64, better int32) {
	bodies, me := t.bodies, &t.bodies[i]
	better = -1
	lost := uint64(0)
	if me.company == crowded {
		lost = 1 << me.home
	}
	for j := i + 1; int(j) < len(bodies) && bodies[j].t0 < me.end; j++ {
		if b := &bodies[j]; b.lane >= 0 {
			if taken |= 1 << b.lane; taken&lost != 0 {
				return taken, -1
			}
		} else if b.lane == undecided && b.prio > me.prio && me.rivals(b) {
			better = j
		}
	}
	for j := i - 1; j >= 0 && bodies[j].t0 > me.t0-t.reach; j-- {
		b := &bodies[j]
		if b.end <= me.t0 {
			continue
		}
		if b.lane >= 0 {
			if taken |= 1 << b.lane; taken&lost != 0 {
				return taken, -1
			}
		} else if b.lane == undecided && b.prio >= me.prio && me.rivals(b) { // of equals the earlier goes first
			better = j
		}
	}
	return taken, better
}

// rivals reports whether two bodies may want the same lane.
func (b *body) rivals(o *body) bool {
	return b.home == o.home || b.company != crowded || o.company != crowded
}
