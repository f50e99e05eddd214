package layout

import "slices"

// candidatesPerLane is how many items a cell of 128 units may offer for each
// lane. A cell is narrower than a label, so a lane takes at most one of them;
// the second is there for when the first meets a label of the next cell.
const candidatesPerLane = 2

// choose lists the candidates of a level: the best of every cell.
func (t *track) choose(level int8) {
	t.chosen = t.chosen[:0]
	limit := candidatesPerLane * t.lanes
	cell := level - 3 // an eighth of a tile
	for i := 0; i < len(t.waiting); {
		c := t.waiting[i].t0 >> cell
		end := i + 1
		for end < len(t.waiting) && t.waiting[end].t0>>cell == c {
			end++
		}
		if end-i > limit {
			t.chooseBest(i, end, limit)
		} else {
			for ; i < end; i++ {
				t.chosen = append(t.chosen, int32(i))
			}
		}
		i = end
	}
}

// chooseBest adds the best limit of waiting[from:to], in order of time.
func (t *track) chooseBest(from, to, limit int) {
	t.best = t.best[:0]
	for i := from; i < from+limit; i++ {
		t.best = append(t.best, int32(i))
	}
	for i := limit/2 - 1; i >= 0; i-- {
		t.sink(i)
	}
	worst := t.waiting[t.best[0]].prio
	for i := from + limit; i < to; i++ {
		if t.waiting[i].prio > worst {
			t.best[0] = int32(i)
			t.sink(0)
			worst = t.waiting[t.best[0]].prio
		}
	}
	slices.Sort(t.best)
	t.chosen = append(t.chosen, t.best...)
}

// sink restores the heap below place i: the worst is on top, and of equals the
// later.
func (t *track) sink(i int) {
	for {
		child := 2*i + 1
		if child >= len(t.best) {
			return
		}
		if child+1 < len(t.best) && t.worse(t.best[child+1], t.best[child]) {
			child++
		}
		if !t.worse(t.best[child], t.best[i]) {
			return
		}
		t.best[i], t.best[child] = t.best[child], t.best[i]
		i = child
	}
}

func (t *track) worse(a, b int32) bool {
	if p, q := t.waiting[a].prio, t.waiting[b].prio; p != q {
		return p < q
	}
	return a > b
}

// gather merges what is placed with the candidates, in order of time, and
// measures all of it for the level.
func (t *track) gather(level int8) {
	t.bodies, t.reach = t.bodies[:0], 0
	placed := t.placed
	for _, at := range t.chosen {
		w := &t.waiting[at]
		for len(placed) > 0 && placed[0].t0 <= w.t0 {
			t.add(placed[0], level)
			placed = placed[1:]
		}
		t.add(body{t0: w.t0, prio: w.prio, item: w.item, lane: undecided}, level)
	}
	for _, b := range placed {
		t.add(b, level)
	}
}

func (t *track) add(b body, level int8) {
	b.end = b.t0 + labelSpan(level)
	if t.ranges {
		b.end = t.items[b.item].end(level)
	}
	t.reach = max(t.reach, b.end-b.t0)
	t.bodies = append(t.bodies, b)
}
