package names

// steps returns the widths at which names are looked for: 1, 1.25, 1.5, 2, 2.5,
// 3, 4 … times the first, up to the last.
func steps(first, last float64) (widths []float64) {
	for w := first; w <= last; w *= 2 {
		for _, x := range []float64{w, w * 5 / 4, w * 3 / 2} {
			if x <= last {
				widths = append(widths, x)
			}
		}
	}
	return widths
}

// onPoles places names over one axis at a width. rows is how many rows of text
// there are, at most maxRows.
func onPoles(items []*Item, rows int, w way, width float64, air int) {
	for _, it := range items {
		it.setAnchors(width)
		it.Name = nil
		if it.inside {
			it.Name = &Name{From: width, U: it.U0, Inside: true, Form: Form{Width: it.within, Lines: []string{it.Title}, Whole: true}}
		}
	}
	newGrid(items, width, rows, air).name(heaviest(items), rows, w)
}

// addOnPoles adds names at the widths above first, up to last, to those that
// onPoles placed at first.
func addOnPoles(items []*Item, rows int, w way, first, last float64, air int) {
	order := heaviest(items)
	for _, width := range steps(first, last)[1:] {
		g := newGrid(items, width, rows, air)
		for _, it := range order {
			if it.Name != nil && !it.inside {
				g.take(it.Name)
			}
		}
		g.name(order, rows, w)
		if w != plain {
			g.name(order, rows, plain)
		}
	}
}

// name gives names to those that have none, where there is room.
func (g *grid) name(order []*Item, rows int, w way) {
	for _, it := range order {
		if it.Name != nil || g.blocked(it) {
			continue
		}
		if p, ok := g.seek(it, w, rows); ok {
			it.Name = &Name{From: g.width, U: p.u, Before: p.before, Row: p.row, Form: p.form}
			g.take(it.Name)
		}
	}
}

// setAnchors sets where the pole of an item may stand: at its start or, when its
// date is vague and its bar is wide, anywhere on it.
func (it *Item) setAnchors(width float64) {
	d := (it.U1 - it.U0) / 4
	it.anchors = []float64{it.U0}
	if d*width >= 40 && !it.Lasting {
		it.anchors = append(it.anchors, it.U0+d, it.U0+float64(2*d), it.U0+float64(3*d))
	}
}
