package draw

import (
	"io"
	"math"
	"strconv"
	"strings"

	"kronika/timeline"
)

// SVG draws a timeline as a drawing that needs nothing else: real text, links
// where events have addresses, a title on each event for readers who hover or
// listen, and no script. Its colours are attributes, for light paper; a style sheet
// changes them on a dark screen only, so that it is light in print.
//
// It may stand inside a page, several times: its classes begin with "kr", and it
// has no ids. With Options.Pasted it has no style sheet either, for pages whose
// policy forbids them, and is as wide as its place.
//
// It returns how many events beyond the weightiest are not drawn.
func SVG(out io.Writer, head *timeline.Timeline, events Events, opts Options) (left int, err error) {
	d, err := newDrawing(head, events, opts)
	if err != nil {
		return 0, err
	}
	c := newSVG(d)
	d.paint(c)
	c.close("g")
	c.close("svg")
	_, err = io.WriteString(out, c.String())
	return d.left, err
}

// An svgCanvas writes SVG.
type svgCanvas struct {
	xmlWriter
	colors []string // of the inks
	pasted bool
	links  int // links begun and not ended
}

func newSVG(d *drawing) *svgCanvas {
	width, height := d.size()
	c := &svgCanvas{pasted: d.Pasted}
	var dark []string
	for _, t := range inks(d.palette) {
		c.colors, dark = append(c.colors, t.Light), append(dark, t.Dark)
	}
	root := []string{"xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + num(width) + " " + num(height)}
	if c.pasted {
		root = append(root, "width", "100%")
	} else {
		c.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
		root = append(root, "class", "kr", "width", num(width), "height", num(height))
	}
	if d.Language != timeline.Undetermined {
		root = append(root, "xml:lang", d.Language)
	}
	c.open("svg", root...)
	c.element("title", drawnText(d.text(d.head.Title)))
	c.element("desc", d.facts())
	if !c.pasted {
		c.element("style", svgStyle(dark))
	}
	c.rect(box{0, 0, width, height, 0}, paperInk, noFade)
	c.open("g", "font-family", sansFonts, "font-size", num(small.size))
	return c
}

const (
	sansFonts  = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif"
	serifFonts = "ui-serif, 'Iowan Old Style', 'Palatino Linotype', Georgia, 'DejaVu Serif', serif"
)

// svgStyle gives each ink its colour on a dark screen.
func svgStyle(dark []string) string {
	var b strings.Builder
	b.WriteString(".kr{max-width:100%;height:auto}@media screen and (prefers-color-scheme:dark){")
	for i, color := range dark {
		name := ".kr ." + inkClass(ink(i))
		b.WriteString(name + "{fill:" + color + "}" + name + "-s{stroke:" + color + "}")
	}
	return b.String() + "}"
}

// filled and stroked are the attributes of an ink.
func (c *svgCanvas) filled(ink ink) []string {
	if c.pasted {
		return []string{"fill", c.colors[ink]}
	}
	return []string{"class", inkClass(ink), "fill", c.colors[ink]}
}

func (c *svgCanvas) stroked(ink ink, width float64) []string {
	attributes := []string{"stroke", c.colors[ink], "stroke-width", num(width)}
	if c.pasted {
		return attributes
	}
	return append(attributes, "class", inkClass(ink)+"-s")
}

func inkClass(i ink) string {
	if i < groupInk {
		return [...]string{"kr-paper", "kr-ink", "kr-soft", "kr-era", "kr-warn"}[i]
	}
	return "kr-g" + strconv.Itoa(int(i-groupInk))
}

// num writes a length. Further digits would make no visible difference.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}

func (c *svgCanvas) rect(b box, ink ink, fade fade) {
	if fade != noFade {
		c.faded(b, ink, fadeStops(fade))
		return
	}
	attributes := append(c.filled(ink), "x", num(b.x), "y", num(b.y), "width", num(b.w), "height", num(b.h))
	if b.radius > 0 {
		attributes = append(attributes, "rx", num(b.radius))
	}
	c.empty("rect", attributes...)
}

// faded draws a bar that vanishes, in slices: a gradient or a mask would need an
// id, and what is pasted into a page twice must have none.
func (c *svgCanvas) faded(b box, ink ink, stops [][2]float64) {
	const slices = 24
	c.open("g", append(c.filled(ink), "shape-rendering", "crispEdges")...)
	for i := 0; i < slices; {
		from, left := i, leftAt(stops, (float64(i)+.5)/slices)
		for i++; i < slices && left >= 1 && leftAt(stops, (float64(i)+.5)/slices) >= 1; i++ {
		}
		attributes := []string{"x", num(b.x + b.w*float64(from)/slices), "y", num(b.y), "width", num(b.w * float64(i-from) / slices), "height", num(b.h)}
		if left < 1 {
			attributes = append(attributes, "fill-opacity", num(left))
		}
		c.empty("rect", attributes...)
	}
	c.close("g")
}

func (c *svgCanvas) line(x0, y0, x1, y1, width float64, ink ink) {
	c.empty("path", append(c.stroked(ink, width), "d", "M"+num(x0)+" "+num(y0)+"L"+num(x1)+" "+num(y1))...)
}

func (c *svgCanvas) curve(from, control0, control1, to point, ink ink) {
	d := "M" + num(from.x) + " " + num(from.y) + "C"
	for i, p := range []point{control0, control1, to} {
		if i > 0 {
			d += " "
		}
		d += num(p.x) + " " + num(p.y)
	}
	c.empty("path", append(c.stroked(ink, 1.25), "d", d, "fill", "none", "stroke-dasharray", "2 3")...)
}

func (c *svgCanvas) ring(at point, radius float64, ink ink) {
	attributes := []string{"cx", num(at.x), "cy", num(at.y), "r", num(radius), "fill", c.colors[paperInk], "stroke", c.colors[ink], "stroke-width", "2"}
	if !c.pasted {
		attributes = append(attributes, "class", inkClass(paperInk)+" "+inkClass(ink)+"-s")
	}
	c.empty("circle", attributes...)
}

func (c *svgCanvas) text(at point, text string, face typeface, anchor anchor, ink ink) {
	attributes := append(c.filled(ink), "x", num(at.x), "y", num(at.y))
	set := func(is bool, name, value string) {
		if is {
			attributes = append(attributes, name, value)
		}
	}
	set(face.serif, "font-family", serifFonts)
	set(face.size != small.size, "font-size", num(face.size))
	set(face.bold, "font-weight", "600")
	set(face.soft, "font-style", "italic")
	set(anchor == anchorMiddle, "text-anchor", "middle")
	set(anchor == anchorEnd, "text-anchor", "end")
	c.element("text", text, attributes...)
}

func (c *svgCanvas) begin(address, name string) {
	if address != "" {
		c.open("a", "href", address)
		c.links++
	} else {
		c.open("g")
	}
	c.element("title", name)
}

func (c *svgCanvas) end() {
	if c.links > 0 {
		c.links--
		c.close("a")
		return
	}
	c.close("g")
}
