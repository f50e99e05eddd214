package layout

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
