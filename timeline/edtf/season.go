package edtf

// The parts of a year that stand where a month does.
const (
	firstPart     = 21 // to 24: spring to winter, of the Calendar's hemisphere
	firstNorthern = 25
	firstSouthern = 29
	firstQuarter  = 33
	firstThird    = 37
	firstHalf     = 40
	lastPart      = 41
)

// partMonths returns the first month of a part of a year and how many it has. A
// part that begins in month 10 or later may reach into the next year.
func partMonths(part uint8, southern bool) (first, months int) {
	switch {
	case part >= firstHalf:
		return 1 + 6*int(part-firstHalf), 6
	case part >= firstThird:
		return 1 + 4*int(part-firstThird), 4
	case part >= firstQuarter:
		return 1 + 3*int(part-firstQuarter), 3
	case part >= firstSouthern:
		return seasonMonth(int(part-firstSouthern), true), 3
	case part >= firstNorthern:
		return seasonMonth(int(part-firstNorthern), false), 3
	}
	return seasonMonth(int(part-firstPart), southern), 3
}

// seasonMonth is the month in which a season begins, 0 being spring. Seasons are
// those of meteorologists, whole months.
func seasonMonth(season int, southern bool) int {
	const spring = 3 // March in the north
	months := 3 * season
	if southern {
		months += 6
	}
	return (spring-1+months)%12 + 1
}

// partPrecision is the unit of a part of a year.
func partPrecision(part uint8) Precision {
	switch {
	case part >= firstHalf:
		return Half
	case part >= firstThird && part < firstHalf:
		return Third
	}
	return Season
}
