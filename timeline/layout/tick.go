package layout

import (
	"strconv"

	"kronika/timeline/edtf"
)

// A Tick is a labelled place on the axis. The civil fields are what its label
// is made of, together with Step.
type Tick struct {
	T    int64
	U    float64
	Step Step
	// Year is astronomical: 0 is 1 BCE. For steps of 10,000 years and more the
	// label is an age, 2000 - Year years ago.
	Year                             int64
	Month, Day, Hour, Minute, Second int
	Major                            bool // begins a larger unit: a day among hours, a century among decades
}

// maxTickUnits bounds the width that ticks are made for, and with it their
// number: some 1,200.
const maxTickUnits = 1 << 16

// Ticks are the ticks of a scale drawn so many units wide, in order of time.
// Labels are centred at their ticks or begin there; either way no two come
// closer than TickGap.
//
// On an even scale all have one step: the finest of the ladder that has room
// for its labels everywhere. On an elastic one the step follows the pace of
// time, see elasticTicks. The work is bounded by units, not by the extent: a
// second and 28 billion years take the same.
func Ticks(s *Scale, units float64) []Tick {
	e := s.Extent()
	e = Extent{max(e.Lo, MinTime), min(e.Hi, MaxTime)}
	if e.Empty() || !(units > 0) {
		return nil
	}
	a := &axis{scale: s, extent: e, labels: labelled(s, e), units: min(units, maxTickUnits)}
	if s.Even() {
		a.evenTicks()
	} else {
		a.elasticTicks()
	}
	a.markMajor()
	return a.ticks
}

// An axis gathers ticks.
type axis struct {
	scale  *Scale
	extent Extent
	labels Extent // see labelled
	units  float64
	ticks  []Tick
}

// room is what a label of the step takes up with its gap, in units.
func (a *axis) room(s Step) float64 { return s.labelUnits(a.labels) + TickGap }

// x is where a moment stands, in units.
func (a *axis) x(t int64) float64 { return a.scale.U(t) * a.units }

func (a *axis) tick(t int64, s Step) Tick {
	days := edtf.FloorDiv(t, daySeconds)
	second := int(t - days*daySeconds)
	year, month, day := edtf.CivilFromDays(days)
	return Tick{
		T: t, U: a.scale.U(t), Step: s, Year: year, Month: month, Day: day,
		Hour: second / 3600, Minute: second / 60 % 60, Second: second % 60,
	}
}

// evenTicks gives the axis every tick of the finest step with room. Where even
// the coarsest has none, those of it that have.
func (a *axis) evenTicks() {
	steps := ladder()
	perSecond := a.units / float64(a.extent.Hi-a.extent.Lo)
	step := steps[len(steps)-1]
	for _, s := range steps {
		if float64(s.shortest())*perSecond >= a.room(s) {
			step = s
			break
		}
	}
	room, free := a.room(step), 0.0
	for t := step.ceil(a.extent.Lo); t <= a.extent.Hi; t = step.ceil(t + 1) {
		if x := a.x(t); len(a.ticks) == 0 || x >= free {
			a.ticks = append(a.ticks, a.tick(t, step))
			free = x + room
		}
	}
}

// markMajor marks the ticks that begin a larger unit than the finest on the
// axis. Among ages and years, which count from different years, each goes by
// its own step.
func (a *axis) markMajor() {
	if len(a.ticks) == 0 {
		return
	}
	finest := a.ticks[0].Step
	for i := range a.ticks {
		if s := a.ticks[i].Step; s.shortest() < finest.shortest() {
			finest = s
		}
	}
	for i := range a.ticks {
		t := &a.ticks[i]
		if t.Step.ages() {
			t.Major = t.Step.begins(t)
		} else {
			t.Major = finest.begins(t)
		}
	}
}

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
