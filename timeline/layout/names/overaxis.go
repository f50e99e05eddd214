package names

// overAxis places all events over one axis. It tries the ways of writing names,
// those with more text first, and keeps the first that names all; otherwise a
// later one only if it names more than 10/9 of what the one before names.
func (c *Chart) overAxis(items []*Item, o Options) {
	items = itemsOf(items, c.Width)
	n, most := len(items), 5
	if n > 400 {
		most = 6
	}
	b := &Band{Items: items}
	b.stackBars(packBars(items, most))
	b.findBeams(c.Width)
	rows := max(0, min(maxRows, (Height-c.Fixed-b.Base-pad-pole)/RowHeight))
	best, got, last := plain, -1, plain
	for w := tall; w < ways; w++ {
		if w == tall && n > 16 || (w == dated || w == mixed) && n > 150 {
			continue
		}
		onPoles(items, rows, w, c.Width, o.Air)
		named := 0
		last = w
		for _, it := range items {
			if it.Name != nil {
				named++
			}
		}
		if got < 0 || named*9 > got*10 || named == n {
			best, got = w, named
		}
		if named == n {
			break
		}
	}
	if best != last {
		onPoles(items, rows, best, c.Width, o.Air)
	}
	addOnPoles(items, rows, best, c.Width, max(1, o.Until)*c.Width, o.Air)
	for _, it := range items {
		if it.Name != nil {
			b.Rows = max(b.Rows, it.Name.Row+it.Name.Rows)
		}
	}
	b.Height = b.Base + pad
	if b.Rows > 0 {
		b.Height += pole + b.Rows*RowHeight
	}
	c.Bands = []*Band{b}
}

// stackBars gives rows of bars their heights: one with a range is higher.
func (b *Band) stackBars(rows int) {
	heights := make([]int, rows)
	for _, it := range b.Items {
		heights[it.Bar] = max(heights[it.Bar], 12)
		if it.Lasting {
			heights[it.Bar] = 18
		}
	}
	for _, h := range heights {
		b.At = append(b.At, b.Base)
		b.Base += h
	}
}

// findBeams marks the ranges that hold their names: those long enough, with no
// other bar beside them in their row.
func (b *Band) findBeams(width float64) {
	for _, it := range b.Items {
		if !it.Lasting || it.X1-it.X0 < 48 || it.Over || !it.holds(width) {
			continue
		}
		it.inside = true
		for _, o := range b.Items {
			if o != it && o.Bar == it.Bar && o.X0 < it.X1 && o.X1 > it.X0 {
				it.inside = false
			}
		}
	}
}
