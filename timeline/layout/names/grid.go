package names

import (
	"math/bits"
	"slices"
	"sort"
)

// cell is the width of a cell of the grid in units; the code divides by it with
// a shift of two bits. margin is how many cells lie before the first place.
const (
	cell   = 4
	margin = 64
)

// A grid tells what is taken above the bars: for each cell a bit per row. Long
// stretches without a pole are left out of it, so that its size depends on the
// number of events and not on the width.
type grid struct {
	width float64
	air   int    // room for names before and after the strip
	full  uint32 // a bit for each row
	cuts  []cut
	taken []uint32 // by names
	poles []uint32 // crossed by poles
}

// A cut is a place from which on so many units are left out.
type cut struct{ from, out int }

func newGrid(items []*Item, width float64, rows, air int) *grid {
	var xs []int
	for _, it := range items {
		for _, u := range it.anchors {
			xs = append(xs, floor(u*width))
		}
	}
	slices.Sort(xs)
	g := &grid{width: width, air: air, full: 1<<rows - 1}
	before, out := -maxBox, 0
	for _, x := range xs {
		if gap := x - before - 2*maxBox - 2*cell; gap > 0 {
			out += gap - gap%cell
			g.cuts = append(g.cuts, cut{x - maxBox - cell, out})
		}
		before = x
	}
	n := (g.at(before)+2*maxBox+cell-1)/cell + 2
	g.taken, g.poles = make([]uint32, n+2*margin), make([]uint32, n+2*margin)
	return g
}

// at returns where a place lies once the empty stretches are left out.
func (g *grid) at(x int) int {
	i := sort.Search(len(g.cuts), func(i int) bool { return g.cuts[i].from > x })
	if i == 0 {
		return x
	}
	return x - g.cuts[i-1].out
}

// A stretch is the cells of a name and the cell of its pole.
type stretch struct{ from, to, pole int }

// stretch returns the cells of a name of some width; it reports whether they lie
// inside the strip and the room around it.
func (g *grid) stretch(u float64, before bool, w int) (stretch, bool) {
	x := floor(u * g.width)
	from, extra := x, 0
	if before {
		from, extra = x-w+3, 4
	}
	p := g.at(x)
	s := stretch{(p+from-x)>>2 + margin, (p+from-x+w-1+extra)>>2 + margin, p>>2 + margin}
	return s, from >= -g.air && float64(from+w-Gap) <= g.width+float64(g.air)
}

// blocked reports whether no row is free for even 32 units on either side of an
// item's pole: then it need not be tried.
func (g *grid) blocked(it *Item) bool {
	if len(it.anchors) > 1 {
		return false
	}
	c := g.at(floor(it.U0*g.width))>>2 + margin
	var after, before uint32
	for k := range 8 {
		after |= g.taken[c+k]
		before |= g.taken[c-k]
	}
	return after&g.full == g.full && before&g.full == g.full
}

// A place is where a name could stand.
type place struct {
	u      float64
	before bool
	row    int
	form   Form
	cost   float64
}

// seek returns the best place for a name in one of its forms.
func (g *grid) seek(it *Item, w way, rows int) (best place, ok bool) {
	best.cost = float64(1 << 30)
	for k, u := range it.anchors {
		for _, f := range it.formsOf(w) {
			if f.Rows > rows {
				continue
			}
			for _, before := range []bool{false, true} {
				found := g.lowest(place{u: u, before: before, form: f, cost: best.cost}, 8*k)
				if found.cost < best.cost {
					best, ok = found, true
				}
			}
		}
	}
	return best, ok
}

// lowest returns the row that costs a name least, if that is less than the cost
// of the place it is given. A low row, few names under its pole, few poles
// behind it, no name directly above or below, a small box and the side after the
// pole are cheap.
func (g *grid) lowest(p place, extra int) place {
	s, inside := g.stretch(p.u, p.before, p.form.Width)
	if !inside {
		return p
	}
	var taken, poles uint32
	for c := s.from; c <= s.to && taken&g.full != g.full; c++ {
		taken |= g.taken[c]
		poles |= g.poles[c]
	}
	open := ^taken & g.full
	from := open // the rows from which all that it needs are open
	for i := 1; i < p.form.Rows; i++ {
		from &= open >> i
	}
	if p.before {
		extra++
	}
	for row := 0; from>>row != 0 && float64(row) <= p.cost; row++ {
		if from>>row&1 == 0 {
			continue
		}
		box := boxOf(row, p.form.Rows)
		near := (box<<1 | box>>1) &^ box & taken
		whole := row + 6*bits.OnesCount32(g.taken[s.pole]&(1<<row-1)) + 3*bits.OnesCount32(poles&box) + 2*bits.OnesCount32(near) + extra
		if cost := float64(whole) + float64(p.form.Rows*p.form.Width)/64; cost < p.cost {
			p.cost, p.row = cost, row
		}
	}
	return p
}

// take marks the cells of a name and those of its pole.
func (g *grid) take(n *Name) {
	s, _ := g.stretch(n.U, n.Before, n.Width)
	box := boxOf(n.Row, n.Rows)
	for c := s.from; c <= s.to; c++ {
		g.taken[c] |= box
	}
	g.poles[s.pole] |= 1<<n.Row - 1
}

func boxOf(row, rows int) uint32 { return (1<<rows - 1) << row }
