package layout

import (
	"cmp"
	"math"
	"slices"
)

// candidatesPerLane is how many items a cell of 128 units may offer for each
// lane. A cell is narrower than a label, so a lane takes at most one of them;
// the second is there for when the first meets a label of the next cell.
const candidatesPerLane = 2

// candidates are what one cell offers at a level: all that wait in it when they
// are few, or else the best for each lane.
type candidates struct {
	lanes    int
	offered  int
	few      []waiter
	best     [64][candidatesPerLane]waiter // by home, the better one first
	chosen   []waiter
	standing []body // labels of the cell that stand already
}

// begin prepares for a track.
func (c *candidates) begin(lanes int) {
	c.lanes, c.offered, c.few, c.standing = lanes, 0, c.few[:0], c.standing[:0]
}

// offer takes the next of those that wait in the cell.
func (c *candidates) offer(w *waiter) {
	limit := candidatesPerLane * c.lanes
	c.offered++
	if c.offered <= limit {
		c.few = append(c.few, *w)
		return
	}
	if c.offered == limit+1 {
		for lane := range c.lanes {
			for i := range c.best[lane] {
				c.best[lane][i].item = none
			}
		}
		for i := range c.few {
			c.rank(&c.few[i])
		}
	}
	c.rank(w)
}

// none is the item of an empty place.
const none = -1

// rank keeps w if it is one of the best of its home, which are in order. Of
// equals the earlier is better.
func (c *candidates) rank(w *waiter) {
	best := &c.best[home(w.prio, c.lanes)]
	at := len(best)
	for at > 0 && (best[at-1].item == none || w.prio > best[at-1].prio) {
		at--
	}
	if at < len(best) {
		copy(best[at+1:], best[at:])
		best[at] = *w
	}
}

// choose lists the candidates in order of time.
func (c *candidates) choose() []waiter {
	if c.offered <= candidatesPerLane*c.lanes {
		return c.few
	}
	c.chosen = c.chosen[:0]
	for lane := range c.lanes {
		for i := range c.best[lane] {
			if c.best[lane][i].item != none {
				c.chosen = append(c.chosen, c.best[lane][i])
			}
		}
	}
	slices.SortFunc(c.chosen, func(a, b waiter) int { return cmp.Compare(a.item, b.item) })
	return c.chosen
}

// home is the lane of an item in a crowd. It is drawn from the hash, so that it
// depends on nothing but the item.
func home(prio uint64, lanes int) int { return int(prio & (1<<32 - 1) * uint64(lanes) >> 32) }

// A body takes up, or would take up, [t0, end) of a lane at the current level.
type body struct {
	t0, end int64
	prio    uint64
	item    int32
	lane    int8
	home    int8
	company company
}

// What a candidate's lane says before it has one.
const (
	undecided = -1
	refused   = -2
)

// body measures a waiter for the level.
func (t *track) body(w *waiter, lane int8) body {
	return body{t0: w.t0, end: t.end(w, t.level), prio: w.prio, item: w.item, lane: lane, home: int8(home(w.prio, t.lanes))}
}

// gather ends a cell: its candidates, and the labels that stand in it, become
// bodies, in order of time.
func (t *track) gather() {
	standing, chosen := t.cell.standing, t.cell.choose()
	for i := range chosen {
		w := &chosen[i]
		for len(standing) > 0 && standing[0].item < w.item {
			t.add(standing[0])
			standing = standing[1:]
		}
		t.add(t.body(w, undecided))
	}
	for _, b := range standing {
		t.add(b)
	}
	t.cell.begin(t.lanes)
}

func (t *track) add(b body) {
	t.reach = max(t.reach, b.end-b.t0)
	t.bodies = append(t.bodies, b)
}

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
