package layout

import "kronika/timeline/edtf"

// A Step is the distance between ticks: Count of a Unit, "second", "minute",
// "hour", "day", "month" or "year".
type Step struct {
	Unit  string
	Count int64
}

// ageStep is the step in years from which ticks are ages, not years.
const ageStep = 10_000

// ages reports whether the ticks of the step are labelled by how long ago they
// are.
func (s Step) ages() bool { return s.Unit == "year" && s.Count >= ageStep }

// ladder lists the steps from the finest to the coarsest.
func ladder() []Step {
	steps := []Step{
		{"second", 1}, {"second", 5}, {"second", 15}, {"second", 30},
		{"minute", 1}, {"minute", 5}, {"minute", 15}, {"minute", 30},
		{"hour", 1}, {"hour", 3}, {"hour", 6}, {"hour", 12},
		{"day", 1}, {"day", 2}, {"day", 7},
		{"month", 1}, {"month", 3}, {"month", 6},
	}
	for count := int64(1); count <= 10_000_000_000; count *= 10 {
		steps = append(steps, Step{"year", count}, Step{"year", 2 * count}, Step{"year", 5 * count})
	}
	return steps[:len(steps)-2] // up to 10 billion years
}

// nests reports whether the step's ticks are among those of every finer step that
// nests, too: 1, 5, 10, 50 years do, 2 and 20 do not.
func (s Step) nests() bool {
	if s.Unit == "day" {
		return s.Count != 2
	}
	return s.Unit != "year" || leadingDigit(s.Count) != 2
}

func leadingDigit(n int64) int64 {
	for n >= 10 {
		n /= 10
	}
	return n
}

// unitSeconds is the length of a unit: of a month or a year the shortest and
// the longest.
func unitSeconds(unit string) (shortest, longest int64) {
	const day = 86_400
	switch unit {
	case "second":
		return 1, 1
	case "minute":
		return 60, 60
	case "hour":
		return 3600, 3600
	case "day":
		return day, day
	case "month":
		return 28 * day, 31 * day
	}
	return 365 * day, 366 * day
}

// shortest is the least distance of two ticks of the step, in seconds. That of
// several months or years is a little more than as many of the shortest ones,
// which is near enough; that of years in steps of 10 to 5,000 is a year less,
// where ticks pass from round years BCE to round years CE.
func (s Step) shortest() int64 {
	unit, _ := unitSeconds(s.Unit)
	if s.Unit == "year" && s.Count >= 10 && !s.ages() {
		return (s.Count - 1) * unit
	}
	return s.Count * unit
}

// longest is no less than the greatest distance of two ticks of the step, and
// less than twice the least, but for the days at the end of a month and the
// years at the turn of the era.
func (s Step) longest() int64 {
	_, unit := unitSeconds(s.Unit)
	if s.Unit == "day" && s.Count == 7 {
		return 10 * unit // from the 22nd to the 1st
	}
	return s.Count * unit
}

const daySeconds = 86_400

// ceil is the first tick of the step at or after the second t.
//
// Seconds, minutes and hours are counted from midnight. Days are counted from
// the first of the month, so that this is always among them: of every second
// or seventh day those at the end of a month that stand too close to the next
// first are left out. Months are counted from January. For years see roundYear.
func (s Step) ceil(t int64) int64 {
	switch s.Unit {
	case "day":
		return s.ceilDay(ceilDiv(t, daySeconds)) * daySeconds
	case "month":
		return s.ceilMonth(ceilDiv(t, daySeconds)) * daySeconds
	case "year":
		year, month, day := edtf.CivilFromDays(ceilDiv(t, daySeconds))
		if month > 1 || day > 1 {
			year++
		}
		return edtf.DaysFromCivil(s.roundYear(year), 1, 1) * daySeconds
	}
	unit, _ := unitSeconds(s.Unit)
	return ceilDiv(t, s.Count*unit) * s.Count * unit
}

func (s Step) ceilDay(days int64) int64 {
	if s.Count == 1 {
		return days
	}
	year, month, day := edtf.CivilFromDays(days)
	first := edtf.DaysFromCivil(year, month, 1)
	next := firstOfMonth(year, month+1)
	tick := first + ceilDiv(int64(day-1), s.Count)*s.Count
	if tick > first && tick+s.Count > next {
		return next
	}
	return tick
}

func (s Step) ceilMonth(days int64) int64 {
	year, month, day := edtf.CivilFromDays(days)
	if day > 1 {
		month++
	}
	return firstOfMonth(year, int(ceilDiv(int64(month-1), s.Count)*s.Count)+1)
}

// firstOfMonth is the day a month begins; month 13 is the next January.
func firstOfMonth(year int64, month int) int64 {
	if month > 12 {
		year, month = year+1, 1
	}
	return edtf.DaysFromCivil(year, month, 1)
}

// roundYear is the first year at or after year that has a tick.
//
// There is no year zero. In steps of two years and more the ticks before year 1
// stand on round years BCE: year 1 - n*Count, which for n = 0 is 1 CE. Those
// after it stand on round years CE, but for the first of a step of two or five,
// which would stand too close to 1 CE. Ages are counted from 2000 CE.
func (s Step) roundYear(year int64) int64 {
	const present = 2000
	switch {
	case s.Count == 1:
		return year
	case s.ages():
		return present - edtf.FloorDiv(present-year, s.Count)*s.Count
	case year <= 1:
		return 1 - edtf.FloorDiv(1-year, s.Count)*s.Count
	case year <= s.Count && s.Count < 10:
		return 2 * s.Count
	}
	return ceilDiv(year, s.Count) * s.Count
}

func ceilDiv(a, b int64) int64 { return -edtf.FloorDiv(-a, b) }

// begins reports whether a tick begins a larger unit than that of the step: a
// minute among seconds, a day among hours, a century among decades.
func (s Step) begins(t *Tick) bool {
	switch s.Unit {
	case "second":
		return t.Second == 0
	case "minute":
		return t.Minute == 0
	case "hour":
		return t.Hour == 0
	case "day":
		return t.Day == 1
	case "month":
		return t.Month == 1
	}
	larger := int64(10)
	for larger <= s.Count {
		larger *= 10
	}
	switch {
	case s.ages():
		return (2000-t.Year)%larger == 0
	case t.Year <= 1:
		return (1-t.Year)%larger == 0
	}
	return t.Year%larger == 0
}

// contextStart is where the unit begins that the label of a tick leaves unsaid:
// of a time its day, of a day its month, of a month its year. It reports false
// for years, which leave nothing unsaid.
func (s Step) contextStart(t int64) (int64, bool) {
	year, month, _ := edtf.CivilFromDays(edtf.FloorDiv(t, daySeconds))
	switch s.Unit {
	case "year":
		return 0, false
	case "month":
		return edtf.DaysFromCivil(year, 1, 1) * daySeconds, true
	case "day":
		return edtf.DaysFromCivil(year, month, 1) * daySeconds, true
	}
	return edtf.FloorDiv(t, daySeconds) * daySeconds, true
}
