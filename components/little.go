package components

import "github.com/a-h/templ"

// A LittleView is the chart as a strip for phones: all bars, without names.
type LittleView struct {
	Bars  []PathView // by group, in 1000 by 40
	Eras  []templ.SafeCSS
	Ticks []TickView
	Pages string // where each page of the list begins, from 0 to 1; empty when there is one
}

// A PathView is a path of a drawing.
type PathView struct {
	D     string
	Style templ.SafeCSS // its colour
}
