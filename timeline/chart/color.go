package chart

import (
	"github.com/lucasb-eyer/go-colorful"

	"kronika/timeline"
)

// palette is given to groups that name no colour, in turn. Neighbours differ in
// lightness as well as in hue, for readers who see few hues.
var palette = [...]string{
	"#275d9b", "#b0303f", "#2f6f4f", "#8a5a00", "#6b4a9e", "#0f6e78", "#a3336f", "#5a6472",
}

// A Tint is a colour on light and on dark paper, both as #rrggbb.
type Tint struct{ Light, Dark string }

// The colours of the page, as base.css has them.
var (
	Paper = Tint{"#fbfaf6", "#15161a"}
	Ink   = Tint{"#1c1b19", "#ecebe6"}
	Soft  = Tint{"#625e56", "#a8a49b"} // also that of events without a group
	Warn  = Tint{"#8a5a00", "#e2b04a"}
)

// EraGround is the colour behind events that an era has.
var EraGround = Tint{"#f1efe8", "#1e1f24"}

// The grounds that text of a group's colour stands on, and the contrast it has
// there. WCAG asks for 4.5; on dark paper it is more, because colours look dull
// there.
const (
	lightGround = "#fbfaf6"
	darkGround  = "#1e1f24"
	lightRatio  = 4.6
	darkRatio   = 6.2
)

// Tints returns a colour as text in it can be read on light and on dark paper,
// both as #rrggbb; ok reports whether s is a colour.
func Tints(s string) (light, dark string, ok bool) {
	if len(s) != len("#rrggbb") {
		return "", "", false
	}
	c, err := colorful.Hex(s)
	return readable(c, lightGround, lightRatio), readable(c, darkGround, darkRatio), err == nil
}

// GroupTints returns the Tints of the i-th group: of its own colour, or of its
// turn in the palette.
func GroupTints(t *timeline.Timeline, i int) (light, dark string) {
	light, dark, ok := Tints(t.Groups[i].Color)
	if !ok {
		light, dark, _ = Tints(palette[i%len(palette)])
	}
	return light, dark
}

// readable returns the colour nearest to c in lightness that has the contrast to
// the ground, with the same hue. Where that hue is not bright or dark enough it
// ends in white or black.
func readable(c colorful.Color, ground string, ratio float64) string {
	under, _ := colorful.Hex(ground)
	l, a, b := c.OkLab()
	step := 0.01
	if luminance(under) > 0.5 {
		step = -step
	}
	for range 100 {
		if contrast(c, under) >= ratio {
			break
		}
		l = min(max(l+step, 0), 1)
		c = colorful.OkLab(l, a, b).Clamped()
	}
	return c.Hex()
}

// contrast returns the ratio that WCAG 2 defines, from 1 to 21.
func contrast(a, b colorful.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance returns the relative luminance of WCAG 2.
func luminance(c colorful.Color) float64 {
	r, g, b := c.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}
