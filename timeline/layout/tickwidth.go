package layout

import (
	"strconv"

	"kronika/timeline/edtf"
)

// TickGap is the least space between the labels of two ticks, in units.
const TickGap = 16

// The room that labels are given, in units, at the size of the axis' letters:
// 12.5 of 16. No text is measured; these are a little more than what the
// languages need.
const (
	digitUnits  = 7.5
	eraUnits    = 26 // BCE, p.e.s.
	ageUnits    = 26 // a decimal point, Ma
	todayUnits  = 45
	secondUnits = 56 // 14:05:30
	clockUnits  = 38 // 14:05
	dayUnits    = 46 // 1 Sept
	monthUnits  = 38 // Sept
)

// labelled is the extent whose labels must have room. On an elastic scale,
// which is drawn as a whole, that is its own. On an even one it must not follow
// the view, or the steps would change while the axis is moved: there it is the
// years of four digits, after the era began or on both sides of it, and beyond
// them all of time.
func labelled(s *Scale, e Extent) Extent {
	const year = 31_556_952
	if !s.Even() {
		return e
	}
	for _, near := range []Extent{{-1967 * year, 8000 * year}, {-11_900 * year, 8000 * year}} {
		if e.Lo >= near.Lo && e.Hi <= near.Hi {
			return near
		}
	}
	return Extent{MinTime, MaxTime}
}

// labelUnits is the width of the widest label that ticks of the step can have
// within an extent.
func (s Step) labelUnits(e Extent) float64 {
	lo, _, _ := edtf.CivilFromDays(edtf.FloorDiv(e.Lo, daySeconds))
	hi, _, _ := edtf.CivilFromDays(edtf.FloorDiv(e.Hi, daySeconds))
	switch s.Unit {
	case "second":
		return secondUnits
	case "minute", "hour":
		return clockUnits
	case "day":
		return dayUnits
	case "month":
		return max(monthUnits, yearUnits(lo, hi))
	}
	if s.ages() {
		return max(todayUnits, s.ageUnits(lo, hi))
	}
	return yearUnits(lo, hi)
}

func yearUnits(lo, hi int64) float64 {
	digits := max(4, len(strconv.FormatInt(max(abs(lo), abs(hi)), 10)))
	width := digitUnits * float64(digits)
	if digits > 4 {
		width += digitUnits / 2 * float64((digits-1)/3)
	}
	if lo <= 1 {
		width += eraUnits
	}
	return width
}

// ageUnits: an age has the digits from its first down to those of the step, and
// at least the three that may stand before its decimal point.
func (s Step) ageUnits(lo, hi int64) float64 {
	age := max(abs(2000-lo), abs(2000-hi))
	digits := len(strconv.FormatInt(age, 10)) - len(strconv.FormatInt(s.Count, 10)) + 1
	return digitUnits*float64(max(3, digits)) + ageUnits
}

func abs(n int64) int64 { return max(n, -n) }
