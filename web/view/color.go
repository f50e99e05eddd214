package view

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"kronika/timeline"
)

// palette is given to groups that name no colour, in turn. Neighbours differ in
// lightness as well as in hue, for those who see few hues.
var palette = [...]string{
	"#275d9b", "#b0303f", "#2f6f4f", "#8a5a00", "#6b4a9e", "#0f6e78", "#a3336f", "#5a6472",
}

// The grounds that text of a group's colour stands on, and the contrast it has
// there: what WCAG asks is 4.5; on dark paper more, for colours look dull there.
const (
	lightGround = "#fbfaf6"
	darkGround  = "#1e1f24"
	lightRatio  = 4.6
	darkRatio   = 6.2
)

// GroupColors returns for each group of a timeline the declaration of --c, its
// colour in the light and in the dark scheme. It holds checked digits only, so
// it may stand in a style attribute.
func GroupColors(t *timeline.Timeline) map[string]templ.SafeCSS {
	colors := make(map[string]templ.SafeCSS, len(t.Groups))
	for i := range t.Groups {
		colors[t.Groups[i].ID] = declareColor(groupColor(t, i))
	}
	return colors
}

// groupColor is the colour of the i-th group: its own, or its turn's.
func groupColor(t *timeline.Timeline, i int) rgb {
	c, ok := ParseColor(t.Groups[i].Color)
	if !ok {
		c, _ = ParseColor(palette[i%len(palette)])
	}
	return c
}

// groupTints tells the colours of groups on light and on dark paper.
func groupTints(t *timeline.Timeline) func(group string) (light, dark string) {
	return func(group string) (string, string) {
		i := slices.IndexFunc(t.Groups, func(g timeline.Group) bool { return g.ID == group })
		if i < 0 {
			return "", ""
		}
		c := groupColor(t, i)
		onLight, _ := ParseColor(lightGround)
		onDark, _ := ParseColor(darkGround)
		return c.readable(onLight, lightRatio).String(), c.readable(onDark, darkRatio).String()
	}
}

// declareColor writes --c so that text in it can be read in both schemes.
func declareColor(c rgb) templ.SafeCSS { return "--c:" + inBothSchemes(c) }

// DeclareAccent writes --accent in the same way.
func DeclareAccent(c rgb) templ.SafeCSS { return "--accent:" + inBothSchemes(c) }

// inBothSchemes is a colour as it is to be in the light and in the dark scheme.
func inBothSchemes(c rgb) templ.SafeCSS {
	light, _ := ParseColor(lightGround)
	dark, _ := ParseColor(darkGround)
	return templ.SafeCSS("light-dark(" + c.readable(light, lightRatio).String() + "," + c.readable(dark, darkRatio).String() + ")")
}

// rgb is a colour of sRGB, each part from 0 to 1.
type rgb struct{ r, g, b float64 }

// ParseColor reads #rrggbb.
func ParseColor(s string) (rgb, bool) {
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

// readable is the colour as near to c in lightness as has the contrast to the
// ground; its hue stays. Where that hue is not bright or dark enough it ends in
// white or black.
func (c rgb) readable(ground rgb, ratio float64) rgb {
	lab := c.oklab()
	step := 0.01
	if ground.luminance() > 0.5 {
		step = -step
	}
	for range 100 {
		if contrast(c, ground) >= ratio {
			break
		}
		lab.l = min(max(lab.l+step, 0), 1)
		c = lab.rgb()
	}
	return c
}

// contrast is the ratio that WCAG 2 defines, from 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.
func (c rgb) luminance() float64 {
	return 0.2126*linear(c.r) + 0.7152*linear(c.g) + 0.0722*linear(c.b)
}
