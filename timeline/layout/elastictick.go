package layout

import (
	"cmp"
	"slices"

	"kronika/timeline/edtf"
)

// mixedYears is the length of an elastic scale from which its far ticks are
// ages; below it all are years.
const mixedYears = 100_000

// elasticTicks goes down the ladder and lets each step put its ticks where they
// have room beside those that stand already. So round years come first, and
// finer ticks fill the stretches where time runs slowly: 1950, 1960 … 1990,
// 1995, 2000 … 2020, 2021, 2022.
//
// Only steps that nest are used, so that a stretch never mixes, say, twos and
// fives. None finer than a year is finer than the closest knots: nothing is
// dated more exactly. And because there is no room for a context row that changes along the axis, a
// month only shows in a year that has its tick, a day in such a month, a time
// in such a day.
func (a *axis) elasticTicks() {
	steps := ladder()
	closest := a.closestKnots()
	for i := len(steps) - 1; i >= 0; i-- {
		if s := steps[i]; s.nests() && (s.Unit == "year" || s.longest() >= closest) {
			a.fill(s)
		}
	}
}

func (a *axis) closestKnots() int64 {
	knots := a.scale.knots
	closest := knots[1] - knots[0]
	for i := 2; i < len(knots); i++ {
		closest = min(closest, knots[i]-knots[i-1])
	}
	return closest
}

// fill adds the ticks of a step that have room. After each try it moves on by
// units, not by ticks, so that a step of a second may try a billion years.
func (a *axis) fill(s Step) {
	room := a.room(s)
	standing := a.ticks
	var added []Tick
	free := 0.0 // where the next tick may stand, in units
	from, until := a.reach(s)
	for t := s.ceil(from); t <= until; {
		x := a.x(t)
		for len(standing) > 0 && standing[0].T <= t {
			free = max(free, standing[0].U*a.units+max(room, a.room(standing[0].Step)))
			standing = standing[1:]
		}
		switch {
		case x < free:
			t = a.after(s, t, free)
		case len(standing) > 0 && x+max(room, a.room(standing[0].Step)) > standing[0].U*a.units:
			t = s.ceil(standing[0].T)
		case !a.roomy(s, t, room) || !a.explained(s, t, added):
			t = a.after(s, t, x+room/8)
		default:
			added = append(added, a.tick(t, s))
			free = x + room
			t = a.after(s, t, free)
		}
	}
	a.ticks = append(a.ticks, added...)
	slices.SortFunc(a.ticks, func(a, b Tick) int { return cmp.Compare(a.T, b.T) })
}

// after is the first tick of the step after t that stands at x units or beyond.
func (a *axis) after(s Step, t int64, x float64) int64 {
	return s.ceil(max(t+1, a.scale.T(x/a.units)))
}

// reach is where on the axis a step has ticks. On a scale of ages and years the
// ages end, and the years begin, at 10,000 BCE.
func (a *axis) reach(s Step) (from, until int64) {
	const year = 31_556_952
	from, until = a.extent.Lo, a.extent.Hi
	turn := edtf.DaysFromCivil(-9_999, 1, 1) * daySeconds
	switch mixed := (until-from)/year >= mixedYears; {
	case !mixed && s.ages():
		return 1, 0
	case mixed && s.ages():
		until = min(until, turn)
	case mixed:
		from = max(from, turn)
	}
	return from, until
}

// roomy reports whether the step before or after the tick is wide enough for its
// label. Where neither is, time runs too fast for the step, and a tick that
// happened to find a gap would tell nothing.
func (a *axis) roomy(s Step, t int64, room float64) bool {
	x := a.x(t)
	return a.x(s.ceil(t+1))-x >= room || x-a.x(s.ceil(t-s.longest())) >= room
}

// explained reports whether the axis says what the label of the tick leaves
// unsaid. What began before the axis does is said by the context label there.
func (a *axis) explained(s Step, t int64, added []Tick) bool {
	start, needed := s.contextStart(t)
	return !needed || start < a.extent.Lo || has(a.ticks, start) || has(added, start)
}

func has(ticks []Tick, t int64) bool {
	_, found := slices.BinarySearchFunc(ticks, t, func(tick Tick, t int64) int { return cmp.Compare(tick.T, t) })
	return found
}
