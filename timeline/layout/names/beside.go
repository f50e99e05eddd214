package names

// beside is the space between a bar and the name beside it.
const beside = 6

// A row is the items whose bars lie in one row of a band.
type row []*Item

// besideBars places the bars of one band in so many rows and names them in their
// rows. It reports whether some bars found no row: these lie in a lane at the
// foot of the band, where they overlap and have no names.
func besideBars(items []*Item, rows int, first, last float64, air int) (lane bool) {
	lanes := make([]row, rows)
	for _, it := range items {
		it.Name, it.Bar = nil, -1
		if it.width == 0 {
			it.one = Wrap(it.Title, 1, it.Bold)
			it.width = (it.one.Width*13 + 13) / 14
		}
	}
	order := heaviest(items)
	for _, it := range order {
		it.settle(lanes, first, air)
		if it.Bar >= 0 {
			lanes[it.Bar] = append(lanes[it.Bar], it)
		}
		lane = lane || it.Bar < 0
	}
	for _, width := range steps(first, last) {
		if width == first {
			continue
		}
		for _, it := range order {
			if it.Name != nil || it.Bar < 0 {
				continue
			}
			for _, s := range it.sides(width) {
				if _, ok := lanes[it.Bar].free(it, s, width, air); ok {
					it.setName(s, width)
					break
				}
			}
		}
	}
	return lane
}

// A side is where a name stands in its row.
type side int

const (
	none side = iota
	inside
	after
	before
)

func (it *Item) sides(width float64) []side {
	if it.Lasting && it.holds(width) {
		return []side{inside}
	}
	return []side{after, before}
}

// settle finds the row of an item and the side of its name; where there is none
// with room for the name, a row for the bar alone.
func (it *Item) settle(lanes []row, width float64, air int) {
	least, best := 1<<30, none
	for r := range lanes {
		for _, s := range it.sides(width) {
			gap, ok := lanes[r].free(it, s, width, air)
			if !ok {
				continue
			}
			cost := min(gap, 240)
			if s == before {
				cost += 40
			}
			if cost < least {
				least, best, it.Bar = cost, s, r
			}
		}
	}
	if best != none {
		it.setName(best, width)
		return
	}
	for r := range lanes {
		if _, ok := lanes[r].free(it, none, width, air); ok {
			it.Bar = r
			return
		}
	}
}

func (it *Item) setName(s side, width float64) {
	it.Name = &Name{From: width, U: it.U0, Before: s == before, Inside: s == inside, Row: it.Bar, Form: Form{1, it.width, false, it.one.Lines, it.one.Whole}}
}

// side returns where the name of an item stands at a width.
func (it *Item) side(width float64) side {
	switch {
	case !it.named(width):
		return none
	case it.Name.Inside:
		return inside
	case it.Name.Before:
		return before
	}
	return after
}

// room returns what an item takes up of its row with its name on a side.
func (it *Item) room(s side, width float64) (from, to int) {
	from = floor(it.U0 * width)
	to = max(from+minBar, floor(it.U1*width))
	switch s {
	case before:
		from -= it.width + beside
	case after:
		to += it.width + beside
	}
	return from, to
}

// free reports whether an item has room in a row with its name on a side, and how
// much space there is before it.
func (r row) free(it *Item, s side, width float64, air int) (space int, ok bool) {
	from, to := it.room(s, width)
	if from < -air || float64(to) > width+float64(air) {
		return 0, false
	}
	space = from
	for _, o := range r {
		if o == it {
			continue
		}
		c, d := o.room(o.side(width), width)
		gap := 2
		if s != none || o.Name != nil {
			gap = 12
		}
		if from < d+gap && c < to+gap {
			return 0, false
		}
		if d <= from {
			space = min(space, from-d)
		}
	}
	return space, true
}
