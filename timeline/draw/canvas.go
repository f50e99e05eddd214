package draw

import "kronika/timeline/chart"

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
	eraInk
	warnInk
	groupInk
)

// inks returns the colours of all inks, with those of a palette.
func inks(palette []chart.Tint) []chart.Tint {
	return append([]chart.Tint{chart.Paper, chart.Ink, chart.Soft, chart.EraGround, chart.Warn}, palette...)
}

type anchor int

const (
	anchorStart anchor = iota
	anchorMiddle
	anchorEnd
)
