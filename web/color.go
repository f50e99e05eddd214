package web

import (
	"fmt"
	"math"
	"strconv"

	"github.com/a-h/templ"

	"kronika/timeline"
)

// palette is given to groups that name no colour, in turn. Neighbours differ in
// lightness as well as in hue, for those who see few hues.
var palette = [...]string{
	"#275d9b", "#b0303f", "#2f6f4f", "#8a5a00", "#6b4a9e", "#0f6e78", "#a3336f", "#5a6472",
}

// The grounds that text of a group's colour stands on, and the contrast that
// WCAG asks of it.
const (
	lightGround = "#fbfaf6"
	darkGround  = "#1e1f24"
	leastRatio  = 4.6 // 4.5, and a little for rounding
)

// groupColors returns for each group of a timeline the declaration of --c, its
// colour in the light and in the dark scheme. It holds checked digits only, so
// it may stand in a style attribute.
func groupColors(t *timeline.Timeline) map[string]templ.SafeCSS {
	colors := make(map[string]templ.SafeCSS, len(t.Groups))
	for i, g := range t.Groups {
		c, ok := parseColor(g.Color)
		if !ok {
			c, _ = parseColor(palette[i%len(palette)])
		}
		colors[g.ID] = declareColor(c)
	}
	return colors
}

// declareColor writes --c so that text in it can be read in both schemes.
func declareColor(c rgb) templ.SafeCSS { return "--c:" + readable(c) }

// declareAccent writes --accent in the same way.
func declareAccent(c rgb) templ.SafeCSS { return "--accent:" + readable(c) }

// readable is a colour in the light and in the dark scheme.
func readable(c rgb) templ.SafeCSS {
	light, _ := parseColor(lightGround)
	dark, _ := parseColor(darkGround)
	return templ.SafeCSS("light-dark(" + c.toward(rgb{}, light).String() + "," + c.toward(rgb{1, 1, 1}, dark).String() + ")")
}

// rgb is a colour of sRGB, each part from 0 to 1.
type rgb struct{ r, g, b float64 }

// parseColor reads #rrggbb.
func parseColor(s string) (rgb, bool) {
	if len(s) != 7 || s[0] != '#' {
		return rgb{}, false
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return rgb{}, false
	}
	part := func(shift uint) float64 { return float64(n>>shift&0xff) / 255 }
	return rgb{part(16), part(8), part(0)}, true
}

// String writes #rrggbb.
func (c rgb) String() string {
	part := func(x float64) int { return int(math.Round(255 * min(max(x, 0), 1))) }
	return fmt.Sprintf("#%02x%02x%02x", part(c.r), part(c.g), part(c.b))
}

// toward mixes the colour with an end, black or white, as little as is needed
// for text in it to be read on the ground.
func (c rgb) toward(end, ground rgb) rgb {
	const steps = 100
	mixed := c
	for i := 1; i <= steps && contrast(mixed, ground) < leastRatio; i++ {
		f := float64(i) / steps
		mixed = rgb{c.r + (end.r-c.r)*f, c.g + (end.g-c.g)*f, c.b + (end.b-c.b)*f}
	}
	return mixed
}

// contrast is the ratio that WCAG 2 defines, from 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.
func (c rgb) luminance() float64 {
	linear := func(x float64) float64 {
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}
