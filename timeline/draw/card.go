package draw

import (
	"io"
	"slices"
	"strings"

	"kronika/timeline"
	"kronika/timeline/chart"
)

// The size of a social card, in pixels.
const (
	CardWidth  = 1200
	CardHeight = 630
)

const cardMargin = 76

// Card draws the picture that sites show with a link to a timeline: its title,
// who publishes it, what is in it, and its shape, each event a mark in the
// colour of its group at its place on the axis. With Options.Event it is about that event:
// its title, its date and the timeline's title are written, and its mark is ringed. It is
// a PNG of CardWidth by CardHeight pixels.
func Card(out io.Writer, head *timeline.Timeline, events Events, opts Options) error {
	opts.Width = CardWidth
	d, err := newDrawing(head, events, opts)
	if err != nil {
		return err
	}
	p := newPainter(d.palette, CardWidth, CardHeight, 1)
	c := card{drawing: d, painter: p, about: slices.IndexFunc(d.events, func(e drawnEvent) bool { return e.id == opts.Event })}
	c.words()
	c.shape()
	return p.write(out)
}

// A card is a drawing without labels.
type card struct {
	*drawing
	*painter
	about int // the event that it is about, by its place; -1: the whole timeline
}

// words sets the site, the title and the facts.
func (c *card) words() {
	site := typeface{size: 25, bold: true}
	c.rect(box{0, 0, CardWidth, 10, 0}, c.accent(), noFade)
	c.painter.text(point{cardMargin, 96}, drawnText(c.Site), site, anchorStart, softInk)
	lines, face := fitTitle(c.title())
	y := 150 + face.size*.82
	if c.Site == "" {
		y -= 60
	}
	for _, line := range lines {
		c.painter.text(point{cardMargin, y}, line, face, anchorStart, textInk)
		y += face.size * 1.17
	}
	facts := typeface{size: 29}
	y += 29 - face.size*.45
	c.painter.text(point{cardMargin, y}, wrapOne(c.below(), facts, CardWidth-2*cardMargin), facts, anchorStart, softInk)
}

// title returns the title in the language of the card. Where the fonts lack its
// letters it returns that of another language, or else the slug: a row of boxes
// cannot be read.
func (c *card) title() string {
	wanted := drawnText(c.drawing.text(c.head.Title))
	titles := []string{wanted}
	if c.about >= 0 {
		titles = []string{c.events[c.about].title, wanted}
	}
	for _, t := range c.head.Title {
		titles = append(titles, drawnText(t.Text))
	}
	for _, title := range append(titles, c.head.Slug) {
		if title != "" && drawable(title) {
			return title
		}
	}
	return wanted
}

// below is the line under the title.
func (c *card) below() string {
	if c.about < 0 {
		return c.facts()
	}
	return c.Words.Date(c.events[c.about].Date) + " · " + drawnText(c.drawing.text(c.head.Title))
}

// accent is the colour of the group of the event that the card is about, else of the
// group with the most events.
func (c *card) accent() ink {
	if c.about >= 0 {
		return groupInk + ink(c.events[c.about].group)
	}
	count := make([]int, len(c.palette))
	for i := range c.events {
		count[c.events[i].group]++
	}
	best := 0
	for i := range count {
		if i > 0 && count[i] > 0 && (best == 0 || count[i] > count[best]) {
			best = i
		}
	}
	return groupInk + ink(best)
}

// fitTitle sets a title as large as fits into the room it has: two lines while
// they can be large, three when not.
func fitTitle(title string) ([]string, typeface) {
	const width = CardWidth - 2*cardMargin
	for size := 74.0; ; size -= 4 {
		face := typeface{size: size, bold: true}
		most := 2
		if size <= 58 {
			most = 3
		}
		lines := wrap(title, face, width, most)
		whole := len(lines) == 0 || !strings.HasSuffix(lines[len(lines)-1], "…") || strings.HasSuffix(title, "…")
		if whole && !splits(lines, title) || size <= 46 {
			return lines, face
		}
	}
}

// splits reports whether lines break a title within a word.
func splits(lines []string, title string) bool {
	return strings.Join(lines, " ") != strings.Join(strings.Fields(title), " ")
}

// Where the shape of a timeline stands on its card.
const (
	cardStrip  = CardWidth - 2*cardMargin
	cardAxis   = 548.0
	cardBar    = 17.0 // height of a mark
	cardStep   = 22.0 // from one row of marks to the next
	cardRows   = 5
	cardCrowd  = 160 // marks, beyond which counts are drawn instead
	cardColumn = 8.0 // width of a column of counts
)

// shape draws the axis and what stands on it.
func (c *card) shape() {
	if len(c.events) == 0 {
		return
	}
	for _, era := range c.scene.Eras {
		x0, x1 := c.at(era.U0), c.at(era.U1)
		c.rect(box{x0, cardAxis - cardStep*cardRows - 10, x1 - x0, cardStep*cardRows + 10, 0}, eraInk, noFade)
	}
	c.painter.line(cardMargin-14, cardAxis, CardWidth-cardMargin+14, cardAxis, 2, textInk)
	c.breaks()
	if len(c.events) > cardCrowd {
		c.counts()
	} else {
		c.marks()
	}
	tick := typeface{size: 21}
	for _, t := range chart.Ticks(c.scene.Scale, cardStrip/1.75, c.Words.Tick) {
		c.painter.line(c.at(t.U), cardAxis+1, c.at(t.U), cardAxis+9, 2, softInk)
		c.painter.text(point{c.at(t.U), cardAxis + 36}, drawnText(t.Label), tick, anchorMiddle, softInk)
	}
}

// at is where a position on the scale stands.
func (c *card) at(u float64) float64 { return cardMargin + u*cardStrip }

// breaks opens the axis at the silences that the scale shortens.
func (c *card) breaks() {
	for _, b := range c.scene.Breaks {
		x0, x1 := c.at(b.U0)+10, c.at(b.U1)-10
		if x1-x0 < 20 {
			continue
		}
		c.rect(box{x0, cardAxis - 3, x1 - x0, 6, 0}, paperInk, noFade)
		for x := x0 + 4; x+8 <= x1; x += 17 {
			c.painter.line(x, cardAxis, x+8, cardAxis, 2, textInk)
		}
	}
}

// marks draws each event; those that overlap stand above each other.
func (c *card) marks() {
	rows := chart.Rows(c.scene.Bars, cardBar/cardStrip, 3/cardStrip, cardRows)
	for i, b := range c.scene.Bars {
		width := max(c.at(b.U1)-c.at(b.U0), cardBar)
		y := cardAxis - 14 - cardBar - cardStep*float64(rows[i])
		if i == c.about {
			c.ring(c.at(b.U0), y, width)
		}
		c.rect(box{c.at(b.U0), y, width, cardBar, cardBar / 2}, groupInk+ink(c.events[i].group), fadeOf(c.events[i].Date))
	}
}

// ring marks what stands at a place.
func (c *card) ring(x, y, width float64) {
	for _, by := range []struct {
		far float64
		ink ink
	}{{9, textInk}, {5, paperInk}} {
		c.rect(box{x - by.far, y - by.far, width + 2*by.far, cardBar + 2*by.far, cardBar/2 + by.far}, by.ink, noFade)
	}
}

// counts draws columns as high as events are many.
func (c *card) counts() {
	var counts [(CardWidth - 2*cardMargin) / int(cardColumn)]int
	var groups [len(counts)]map[int]int
	most := 1
	for i := range c.events {
		at := min(int(c.scene.Bars[i].U0*float64(len(counts))), len(counts)-1)
		counts[at]++
		most = max(most, counts[at])
		if groups[at] == nil {
			groups[at] = map[int]int{}
		}
		groups[at][c.events[i].group]++
	}
	for i, n := range counts {
		y := cardAxis - 3
		for group := range c.palette {
			if part := groups[i][group]; n > 0 && part > 0 {
				height := float64(part) / float64(most) * cardStep * cardRows
				y -= height
				c.rect(box{cardMargin + cardColumn*float64(i), y, cardColumn - 1.5, height, 0}, groupInk+ink(group), noFade)
			}
		}
	}
	if c.about >= 0 {
		x := c.at(c.scene.Bars[c.about].U0) - cardBar/2
		c.ring(x, cardAxis-14-cardBar, cardBar)
		c.rect(box{x, cardAxis - 14 - cardBar, cardBar, cardBar, cardBar / 2}, groupInk+ink(c.events[c.about].group), noFade)
	}
}
