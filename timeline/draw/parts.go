package draw

import (
	"fmt"
	"strconv"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// A canvas is what a drawing is drawn on.
type canvas interface {
	rect(b box, ink ink, fade fade)
	line(x0, y0, x1, y1, width float64, ink ink)
	curve(from, control0, control1, to point, ink ink) // dashed
	ring(at point, radius float64, ink ink)            // filled with paper
	text(at point, text string, face typeface, anchor anchor, ink ink)
	// begin and end hold what belongs to one event: a link to it, where it has
	// an address, and its name.
	begin(address, name string)
	end()
}

type point struct{ x, y float64 }

// A box is a rectangle with round corners.
type box struct{ x, y, w, h, radius float64 }

// An ink is what something is drawn with: one of those below, or from groupInk
// on that of a place in the palette.
type ink int

const (
	paperInk ink = iota
	textInk
	softInk
	lineInk
	eraInk
	warnInk
	groupInk
)

// A fade is how the ends of a bar vanish.
type fade int

const (
	noFade fade = iota
	fadeBoth
	fadeStart
	fadeEnd
	openStart
	openEnd
)

type anchor int

const (
	anchorStart anchor = iota
	anchorMiddle
	anchorEnd
)

// layOut decides where things stand, and returns the height of the whole.
func (d *drawing) layOut(width float64) float64 {
	d.lines = wrap(drawnText(d.Text(d.Head.Title)), display, width-2*drawMargin, 2)
	d.top = drawMargin + 33*float64(len(d.lines)) + 26
	if len(d.events) == 0 {
		return d.top + drawMargin
	}
	d.axis = d.top + 16 + noteHeight*float64(d.eraRows) + laneHeight*float64(d.lanes) + poleHeight + rowHeight*float64(d.rows)
	height := d.axis + 62
	if d.recordRows > 0 {
		height += noteHeight*float64(d.recordRows) + 20
	}
	return height
}

// x is where a position on the scale stands.
func (d *drawing) x(u float64) float64 { return drawMargin + u*d.room.Width }

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
		d.paintEvent(c, &d.events[i])
	}
	for i := range d.records {
		d.paintRecord(c, &d.records[i])
	}
	if d.moreRecords > 0 {
		c.text(point{drawMargin, d.axis + 56 + noteHeight*float64(d.recordRows-1)}, d.more(d.moreRecords), small, anchorStart, warnInk)
	}
}

func (d *drawing) paintEras(c canvas) {
	for _, era := range d.eras {
		x0, x1 := d.x(era.u0), d.x(era.u1)
		c.rect(box{x0, d.top + 10, x1 - x0, d.axis - d.top - 10, 0}, eraInk, noFade)
	}
	for _, era := range d.eras { // above the bands of all
		x0 := d.x(era.u0)
		at, anchor := point{x0 + 6, d.top + 26 + noteHeight*float64(era.place.Row)}, anchorStart
		if era.place.Left {
			at.x, anchor = x0-6, anchorEnd
		}
		c.text(at, era.label, aside, anchor, softInk)
	}
	if d.moreEras > 0 {
		c.text(point{drawMargin, d.top + 26 + noteHeight*float64(d.eraRows-1)}, d.more(d.moreEras), aside, anchorStart, softInk)
	}
}

// more says how many are not drawn.
func (d *drawing) more(n int) string {
	if d.Words.More == nil {
		return fmt.Sprintf("+%d more", n)
	}
	return drawnText(d.Words.More(int64(n)))
}

// paintEvent draws a bar, and the label on its pole where there is room for one.
func (d *drawing) paintEvent(c canvas, e *drawnEvent) {
	ink := groupInk + ink(e.group)
	date := d.short(e.date)
	c.begin(d.Address(e.id), drawnText(date)+": "+e.title)
	defer c.end()
	x, y := d.x(e.flag.U), d.axis-rowHeight*float64(e.row)
	if e.flag.Lane >= 0 {
		top := d.axis - poleHeight - rowHeight*float64(d.rows) - laneHeight*float64(e.flag.Lane+1)
		lines := wrap(e.title, body, labelText, 2)
		height := 17 + 18.5*float64(len(lines))
		c.rect(box{x, top, 3, height, 0}, ink, noFade)
		c.line(x+.5, top+height, x+.5, y-5, 1, ink)
		c.text(point{x + 10, top + 11}, wrapOne(date, heavy, labelText), heavy, anchorStart, ink)
		for i, line := range lines {
			c.text(point{x + 10, top + 29 + 18.5*float64(i)}, line, body, anchorStart, textInk)
		}
	}
	x0, width := d.x(e.u0), max((e.u1-e.u0)*d.room.Width, 10)
	ends := fadeOf(e.date)
	if ends == openEnd {
		width = min(max(width, 80), d.x(1)+8-x0)
	}
	c.rect(box{x0, y - 5, width, 10, 5}, ink, ends)
	if e.verdict == timeline.Refined {
		r0 := d.x(e.recU0)
		c.rect(box{r0, y - 2.5, max((e.recU1-e.recU0)*d.room.Width, 5), 5, 2.5}, paperInk, noFade)
	}
}

// wrapOne cuts a text to one line.
func wrapOne(text string, face typeface, width float64) string {
	if lines := wrap(drawnText(text), face, width, 1); len(lines) > 0 {
		return lines[0]
	}
	return ""
}

// fadeOf is how the ends of a date's bar look: doubt lets them fade, and so does
// an end that is open or that nobody knows.
func fadeOf(date edtf.Date) fade {
	vague := func(e edtf.End) bool { return e.Point.Qual != [3]edtf.Qualifier{} }
	switch {
	case date.Kind == edtf.Interval && date.Start.Kind != edtf.Dated:
		return openStart
	case date.Kind == edtf.Interval && date.End.Kind != edtf.Dated:
		return openEnd
	case date.Kind == edtf.Interval && vague(date.Start) && vague(date.End), date.Kind == edtf.Single && vague(date.Start):
		return fadeBoth
	case date.Kind == edtf.Interval && vague(date.Start):
		return fadeStart
	case date.Kind == edtf.Interval && vague(date.End):
		return fadeEnd
	}
	return noFade
}

// paintRecord draws a date on record, tied to the date that is stated instead.
func (d *drawing) paintRecord(c canvas, r *drawnRecord) {
	x, y := d.x(r.u), d.axis+52+noteHeight*float64(r.place.Row)
	depth := d.axis + 56 + noteHeight*float64(d.recordRows)
	stated := d.x(r.event.flag.U)
	c.curve(point{x, y + 5}, point{x, depth}, point{stated, depth}, point{stated, d.axis + 7}, warnInk)
	c.ring(point{x, y}, 4.5, warnInk)
	at, anchor := point{x + 12, y + 4.5}, anchorStart
	if r.place.Left {
		at.x, anchor = x-12, anchorEnd
	}
	c.text(at, r.text, small, anchor, warnInk)
}

// paintBreaks marks the silences that the scale compresses, and says how long
// each is where there is room.
func (d *drawing) paintBreaks(c canvas) {
	if d.scale.Even() {
		return
	}
	for _, b := range d.scale.Breaks(d.spans) {
		x0, x1 := d.x(b.U0)+8, d.x(b.U1)-8
		if x1-x0 < 12 {
			continue
		}
		c.rect(box{x0, d.axis - 4, x1 - x0, 8, 0}, paperInk, noFade)
		for x := x0 + 3; x+5 <= x1; x += 11 {
			c.line(x, d.axis, x+5, d.axis, 1.5, textInk)
		}
		if d.Duration == nil {
			continue
		}
		if text := drawnText(d.Duration(b.Seconds)); textWidth(text, aside)+16 <= x1-x0 {
			c.text(point{(x0 + x1) / 2, d.axis - 10}, text, aside, anchorMiddle, softInk)
		}
	}
}

// paintTicks labels the axis. What the labels leave unsaid stands below them, at
// the start and again where it changes and there is room.
func (d *drawing) paintTicks(c canvas) {
	said, free := "", -1e9
	for _, t := range layout.Ticks(d.scale, d.room.Width) {
		x := d.x(t.U)
		label, context := d.tick(t)
		color := softInk
		if t.Major {
			color = textInk
		}
		c.line(x, d.axis+1, x, d.axis+6, 1, softInk)
		c.text(point{x, d.axis + 20}, label, small, anchorMiddle, color)
		if !d.scale.Even() && t.Step.Unit == "year" && t.Step.Count < 10_000 || context == said || context == "" || x < free {
			continue // years of different steps leave different things unsaid
		}
		c.text(point{max(x-14, drawMargin), d.axis + 37}, context, small, anchorStart, softInk)
		said, free = context, x+textWidth(context, small)+24
	}
}

func (d *drawing) tick(t layout.Tick) (label, context string) {
	switch {
	case d.Tick != nil:
		return d.Tick(t)
	case t.Step.Unit != "year":
		return strconv.Itoa(t.Day) + "." + strconv.Itoa(t.Month) + ".", strconv.FormatInt(t.Year, 10)
	case t.Year <= 0:
		return strconv.FormatInt(1-t.Year, 10) + " BCE", ""
	}
	return strconv.FormatInt(t.Year, 10), ""
}
