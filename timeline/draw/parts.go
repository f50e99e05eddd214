package draw

import "kronika/timeline/chart"

// size decides where things stand, and returns the size of the whole.
func (d *drawing) size() (width, height float64) {
	width = d.scene.Strip.Width + d.scene.Strip.Reserve + 2*drawMargin
	d.lines = wrap(drawnText(d.text(d.head.Title)), display, width-2*drawMargin, 2)
	d.top = drawMargin + 33*float64(len(d.lines)) + 26
	if len(d.events) == 0 {
		return width, d.top + drawMargin
	}
	d.axis = d.top + 16 + noteHeight*float64(d.scene.EraRows) + laneHeight*float64(d.scene.Lanes) + poleHeight + rowHeight*float64(d.scene.BarRows)
	height = d.axis + 62
	if d.scene.RecordRows > 0 {
		height += noteHeight*float64(d.scene.RecordRows) + 20
	}
	return width, height
}

// x is where a position on the scale stands.
func (d *drawing) x(u float64) float64 { return drawMargin + u*d.scene.Strip.Width }

// paint draws everything, from the back to the front.
func (d *drawing) paint(c canvas) {
	for i, line := range d.lines {
		c.text(point{drawMargin, drawMargin + 26 + 33*float64(i)}, line, display, anchorStart, textInk)
	}
	c.text(point{drawMargin, d.top - 4}, d.facts(), small, anchorStart, softInk)
	if len(d.events) == 0 {
		return
	}
	d.paintEras(c)
	c.line(drawMargin-8, d.axis, d.x(1)+8, d.axis, 1.5, textInk)
	d.paintBreaks(c)
	d.paintTicks(c)
	for i := range d.events {
		d.paintEvent(c, &d.events[i], &d.scene.Bars[i])
	}
	for i := range d.scene.Records {
		d.paintRecord(c, &d.scene.Records[i])
	}
	if d.scene.MoreRecords > 0 {
		c.text(point{drawMargin, d.axis + 56 + noteHeight*float64(d.scene.RecordRows-1)}, d.Words.More(int64(d.scene.MoreRecords)), small, anchorStart, warnInk)
	}
}

func (d *drawing) paintEras(c canvas) {
	for _, era := range d.scene.Eras {
		x0, x1 := d.x(era.U0), d.x(era.U1)
		c.rect(box{x0, d.top + 10, x1 - x0, d.axis - d.top - 10, 0}, eraInk, noFade)
	}
	for _, era := range d.scene.Eras { // above the bands of all
		x0 := d.x(era.U0)
		at, anchor := point{x0 + 6, d.top + 26 + noteHeight*float64(era.Place.Row)}, anchorStart
		if era.Place.Left {
			at.x, anchor = x0-6, anchorEnd
		}
		c.text(at, era.Text, aside, anchor, softInk)
	}
	if d.scene.MoreEras > 0 {
		c.text(point{drawMargin, d.top + 26 + noteHeight*float64(d.scene.EraRows-1)}, d.Words.More(int64(d.scene.MoreEras)), aside, anchorStart, softInk)
	}
}

// paintEvent draws a bar, and the label on its pole where there is room for one.
func (d *drawing) paintEvent(c canvas, e *drawnEvent, b *chart.Bar) {
	ink := groupInk + ink(e.group)
	date := d.Words.Date(e.Date)
	c.begin(d.address(e.id), date+": "+e.title)
	defer c.end()
	x, y := d.x(b.Flag.U), d.axis-rowHeight*float64(b.Row)
	if b.Flag.Lane >= 0 {
		top := d.axis - poleHeight - rowHeight*float64(d.scene.BarRows) - laneHeight*float64(b.Flag.Lane+1)
		lines := wrap(e.title, body, labelText, 2)
		height := 17 + 18.5*float64(len(lines))
		c.rect(box{x, top, 3, height, 0}, ink, noFade)
		c.line(x+.5, top+height, x+.5, y-5, 1, ink)
		c.text(point{x + 10, top + 11}, wrapOne(date, heavy, labelText), heavy, anchorStart, ink)
		for i, line := range lines {
			c.text(point{x + 10, top + 29 + 18.5*float64(i)}, line, body, anchorStart, textInk)
		}
	}
	x0, width := d.x(b.U0), max((b.U1-b.U0)*d.scene.Strip.Width, 10)
	ends := fadeOf(e.Date)
	if ends == openEnd {
		width = min(max(width, 80), d.x(1)+8-x0)
	}
	c.rect(box{x0, y - 5, width, 10, 5}, ink, ends)
	if b.Refined {
		c.rect(box{d.x(b.Record0), y - 2.5, max((b.Record1-b.Record0)*d.scene.Strip.Width, 5), 5, 2.5}, paperInk, noFade)
	}
}

// wrapOne cuts a text to one line.
func wrapOne(text string, face typeface, width float64) string {
	if lines := wrap(drawnText(text), face, width, 1); len(lines) > 0 {
		return lines[0]
	}
	return ""
}

// paintRecord draws a date on record, tied to the date that is stated instead.
func (d *drawing) paintRecord(c canvas, r *chart.Record) {
	x, y := d.x(r.U), d.axis+52+noteHeight*float64(r.Place.Row)
	depth := d.axis + 56 + noteHeight*float64(d.scene.RecordRows)
	stated := d.x(r.Stated)
	c.curve(point{x, y + 5}, point{x, depth}, point{stated, depth}, point{stated, d.axis + 7}, warnInk)
	c.ring(point{x, y}, 4.5, warnInk)
	at, anchor := point{x + 12, y + 4.5}, anchorStart
	if r.Place.Left {
		at.x, anchor = x-12, anchorEnd
	}
	c.text(at, r.Text, small, anchor, warnInk)
}

// paintBreaks marks the silences that the scale shortens, and says how long each
// is where there is room.
func (d *drawing) paintBreaks(c canvas) {
	for _, b := range d.scene.Breaks {
		x0, x1 := d.x(b.U0)+8, d.x(b.U1)-8
		if x1-x0 < 12 {
			continue
		}
		c.rect(box{x0, d.axis - 4, x1 - x0, 8, 0}, paperInk, noFade)
		for x := x0 + 3; x+5 <= x1; x += 11 {
			c.line(x, d.axis, x+5, d.axis, 1.5, textInk)
		}
		if b.Text != "" && textWidth(b.Text, aside)+16 <= x1-x0 {
			c.text(point{(x0 + x1) / 2, d.axis - 10}, b.Text, aside, anchorMiddle, softInk)
		}
	}
}

// paintTicks labels the axis. What the labels leave unsaid stands below them.
func (d *drawing) paintTicks(c canvas) {
	end := func(t chart.Tick, _ bool) float64 {
		return t.U + (textWidth(t.Context, small)+24)/d.scene.Strip.Width
	}
	for _, t := range chart.Sparse(d.scene.Ticks, end) {
		x, color := d.x(t.U), softInk
		if t.Major {
			color = textInk
		}
		c.line(x, d.axis+1, x, d.axis+6, 1, softInk)
		c.text(point{x, d.axis + 20}, t.Label, small, anchorMiddle, color)
		if t.Context != "" {
			c.text(point{max(x-14, drawMargin), d.axis + 37}, t.Context, small, anchorStart, softInk)
		}
	}
}
