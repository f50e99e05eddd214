package draw

import (
	"kronika/timeline/chart"
	"kronika/timeline/edtf"
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

// fadeOf returns how the ends of a date's bar look: doubt lets them fade, and so
// does an end that is open or not known.
func fadeOf(date edtf.Date) fade {
	switch start, end := chart.Ends(date); {
	case start >= chart.Unknown:
		return openStart
	case end >= chart.Unknown:
		return openEnd
	case start == chart.Vague && end == chart.Vague:
		return fadeBoth
	case start == chart.Vague:
		return fadeStart
	case end == chart.Vague:
		return fadeEnd
	}
	return noFade
}

// fadeStops returns how opaque a bar is along its length; between the stops it is in
// between.
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

// leftAt returns how opaque a bar is at a place along it.
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
