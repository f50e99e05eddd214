package codec

import (
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"kronika/timeline"
)

// SVG is the chart of a timeline as a drawing by itself: real text, links where
// the timeline has an address, a title on each event for those who hover or
// listen, colours for light and dark, no script and nothing from elsewhere. It
// may stand inside a page, several times: its classes are its own, and it has no
// ids.
func svgFormat() Format {
	return Format{Name: "svg", Title: "SVG drawing", MediaType: "image/svg+xml", Extension: "svg", Shows: ShowsFew, Encode: encodeSVG}
}

func encodeSVG(out io.Writer, s *Stream, opts EncodeOptions) (Report, error) {
	var c *svgCanvas
	report, err := drawOn(s, opts, func(d *drawing, width, height float64) canvas {
		c = newSVG(d, width, height)
		return c
	})
	if err != nil {
		return report, err
	}
	c.close("g")
	c.close("svg")
	return report, flush(out, []byte(c.String()))
}

// An svgCanvas writes SVG.
type svgCanvas struct {
	xmlWriter
	links int // links begun and not ended
}

func newSVG(d *drawing, width, height float64) *svgCanvas {
	c := &svgCanvas{}
	c.raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	lang := d.Language
	if lang == timeline.Undetermined {
		lang = ""
	}
	c.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "kr", "viewBox", "0 0 "+num(width)+" "+num(height),
		"width", num(width), "height", num(height), "xml:lang", lang)
	c.element("title", drawnText(d.text(d.head.Title)))
	if facts := d.facts(); facts != "" {
		c.element("desc", facts)
	}
	c.raw("<style>" + svgStyle(d) + "</style>\n")
	c.empty("rect", "class", "kr-paper", "width", "100%", "height", "100%")
	c.open("g")
	return c
}

// The inks up to groupInk, in both schemes: the page's colours.
var (
	lightInks = []string{"#fbfaf6", "#1c1b19", "#6a665e", "#d9d5ca", "#f1efe8", "#8a5a00"}
	darkInks  = []string{"#15161a", "#ecebe6", "#a19d94", "#34353b", "#1e1f24", "#e2b04a"}
)

// svgStyle names the inks. On paper a drawing is printed as it is in light.
func svgStyle(d *drawing) string {
	var b strings.Builder
	b.WriteString(".kr{max-width:100%;height:auto}.kr text{font:12.5px system-ui,'Segoe UI','DejaVu Sans',sans-serif;font-variant-numeric:tabular-nums}" +
		".kr .kr-serif{font-family:ui-serif,'Iowan Old Style','Palatino Linotype',Georgia,'DejaVu Serif',serif}" +
		".kr a{text-decoration:none}.kr a:hover .kr-serif{text-decoration:underline}")
	light, dark := slices.Clone(lightInks), slices.Clone(darkInks)
	for _, t := range d.palette {
		light, dark = append(light, t.light), append(dark, t.dark)
	}
	inks := func(colors []string) {
		for i, color := range colors {
			name := "." + inkClass(ink(i))
			b.WriteString(".kr " + name + "{fill:" + color + "}.kr " + name + "-s{stroke:" + color + "}")
		}
	}
	inks(light)
	b.WriteString("@media screen and (prefers-color-scheme:dark){")
	inks(dark)
	b.WriteString("}")
	return b.String()
}

func inkClass(i ink) string {
	if i < groupInk {
		return [...]string{"kr-paper", "kr-ink", "kr-soft", "kr-line", "kr-era", "kr-warn"}[i]
	}
	return "kr-g" + strconv.Itoa(int(i-groupInk))
}

// fadeStops are how much is left of a bar along its length.
func fadeStops(f fade) [][2]float64 { // offset, opacity
	switch f {
	case fadeBoth:
		return [][2]float64{{0, .12}, {.4, 1}, {.6, 1}, {1, .12}}
	case fadeStart:
		return [][2]float64{{0, .06}, {.5, 1}}
	case fadeEnd:
		return [][2]float64{{.5, 1}, {1, .06}}
	case openStart:
		return [][2]float64{{0, 0}, {.8, 1}}
	case openEnd:
		return [][2]float64{{.2, 1}, {1, 0}}
	}
	return [][2]float64{{0, 1}, {1, 1}}
}

// num writes a length: two digits behind the point are more than anyone sees.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64)
}

func (c *svgCanvas) rect(b box, ink ink, fade fade) {
	if fade != noFade {
		c.faded(b, ink, fadeStops(fade))
		return
	}
	attributes := []string{"class", inkClass(ink), "x", num(b.x), "y", num(b.y), "width", num(b.w), "height", num(b.h)}
	if b.radius > 0 {
		attributes = append(attributes, "rx", num(b.radius))
	}
	c.empty("rect", attributes...)
}

// faded draws a bar that vanishes, in slices: a gradient or a mask would need an
// id, and what is pasted into a page twice must have none.
func (c *svgCanvas) faded(b box, ink ink, stops [][2]float64) {
	const slices = 24
	c.open("g", "class", inkClass(ink), "shape-rendering", "crispEdges")
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

// leftAt is how much is left of a bar at a place along it.
func leftAt(stops [][2]float64, at float64) float64 {
	for i, stop := range stops {
		switch {
		case at > stop[0]:
			continue
		case i == 0:
			return stop[1]
		}
		before := stops[i-1]
		return before[1] + (stop[1]-before[1])*(at-before[0])/(stop[0]-before[0])
	}
	return stops[len(stops)-1][1]
}

func (c *svgCanvas) line(x0, y0, x1, y1, width float64, ink ink) {
	c.empty("path", "class", inkClass(ink)+"-s", "d", "M"+num(x0)+" "+num(y0)+"L"+num(x1)+" "+num(y1), "stroke-width", num(width))
}

func (c *svgCanvas) curve(from, control0, control1, to point, ink ink) {
	d := "M" + num(from.x) + " " + num(from.y) + "C"
	for i, p := range []point{control0, control1, to} {
		if i > 0 {
			d += " "
		}
		d += num(p.x) + " " + num(p.y)
	}
	c.empty("path", "class", inkClass(ink)+"-s", "d", d, "fill", "none", "stroke-dasharray", "2 3", "stroke-width", "1.25")
}

func (c *svgCanvas) ring(at point, radius float64, ink ink) {
	c.empty("circle", "class", inkClass(paperInk)+" "+inkClass(ink)+"-s", "cx", num(at.x), "cy", num(at.y), "r", num(radius), "stroke-width", "2")
}

func (c *svgCanvas) text(at point, text string, face typeface, anchor anchor, ink ink) {
	class, style := inkClass(ink), ""
	if face.serif {
		class += " kr-serif"
	}
	if face.size != small.size {
		style = "font-size:" + num(face.size) + "px"
	}
	attributes := []string{"class", class, "x", num(at.x), "y", num(at.y)}
	if anchor != anchorStart {
		attributes = append(attributes, "text-anchor", [...]string{"start", "middle", "end"}[anchor])
	}
	if face.bold {
		style += ";font-weight:600"
	}
	if face.soft {
		style += ";font-style:italic"
	}
	if style = strings.TrimPrefix(style, ";"); style != "" {
		attributes = append(attributes, "style", style)
	}
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
