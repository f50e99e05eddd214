package chart

import (
	"fmt"
	"slices"

	"kronika/timeline/layout"
)

// A Tick is a labelled place on the axis.
type Tick struct {
	U       float64
	Major   bool
	Label   string
	Context string // what the label leaves unsaid; empty where that is nothing
	Date    string // where it stands, in EDTF, as exactly as its step is
}

// Ticks returns the ticks of a scale that is so many units wide, in the words of a
// language.
func Ticks(s *layout.Scale, units float64, label func(layout.Tick) (string, string)) []Tick {
	var ticks []Tick
	for _, t := range layout.Ticks(s, units) {
		tick := Tick{U: t.U, Major: t.Major}
		tick.Label, tick.Context = label(t)
		tick.Date = dateOf(t)
		if !s.Even() && t.Step.Unit == "year" && t.Step.Count < 10_000 {
			tick.Context = "" // years of different steps leave different things unsaid
		}
		ticks = append(ticks, tick)
	}
	return ticks
}

// dateOf writes where a tick stands in EDTF.
func dateOf(t layout.Tick) string {
	date := YearText(t.Year)
	switch t.Step.Unit {
	case "year":
		return date
	case "month":
		return fmt.Sprintf("%s-%02d", date, t.Month)
	case "day":
		return fmt.Sprintf("%s-%02d-%02d", date, t.Month, t.Day)
	}
	return fmt.Sprintf("%s-%02d-%02dT%02d:%02d:%02d", date, t.Month, t.Day, t.Hour, t.Minute, t.Second)
}

// Sparse returns the ticks with a context only where it is to be said: at the first
// tick that has one, and where it changes and there is room. The function end returns
// where the room ends that the context of a tick takes up.
func Sparse(ticks []Tick, end func(t Tick, first bool) float64) []Tick {
	sparse := slices.Clone(ticks)
	said, free := "", 0.0
	for i, t := range ticks {
		if t.Context == "" || said != "" && (t.Context == said || t.U < free) {
			sparse[i].Context = ""
			continue
		}
		said, free = t.Context, end(t, said == "")
	}
	return sparse
}
