package edtf

import (
	"math"
	"time"
)

const secondsPerDay = 86_400

// bounds returns the half-open stretch in which the point may lie.
func (pt *Point) bounds(c Calendar) (lo, hi Instant) {
	switch {
	case pt.HasTime:
		return pt.timeBounds(c)
	case pt.Day != 0 || pt.DayMask != 0:
		return pt.dayBounds()
	case pt.Month > 12:
		return pt.partBounds(c)
	}
	first, last := pt.years()
	if pt.Digits > 0 {
		first, last = pt.significantYears()
	}
	if pt.Month == 0 && pt.MonthMask == 0 {
		return startOf(first, 1), startOf(nextYear(last), 1)
	}
	from, _ := firstMatch(pt.Month, pt.MonthMask, 1, 12)
	to, _ := lastMatch(pt.Month, pt.MonthMask, 1, 12)
	return startOf(first, from), startOf(last, to+1)
}

// nextYear is the year after, where there is one.
func nextYear(year int64) int64 {
	if year == math.MaxInt64 {
		return year
	}
	return year + 1
}

// startOf is the first instant of a month; 13 is January of the next year. A
// month beyond the axis begins where the axis ends.
func startOf(year int64, month int) Instant {
	const lastDay = math.MaxInt64 / secondsPerDay
	switch days := DaysFromCivil(year, month, 1); {
	case days >= lastDay:
		return Instant{Sec: PosInf}
	case days <= -lastDay:
		return Instant{Sec: NegInf}
	default:
		return Instant{Sec: days * secondsPerDay}
	}
}

// dayBounds is bounds for points with a day, whose years have four digits.
func (pt *Point) dayBounds() (lo, hi Instant) {
	first := day{pt.Year, int(pt.Month), int(pt.Day)}
	last := first
	if pt.YearMask|pt.MonthMask|pt.DayMask != 0 {
		first, _ = pt.earliest()
		last, _ = pt.latest()
	}
	return Instant{Sec: first.number() * secondsPerDay}, Instant{Sec: (last.number() + 1) * secondsPerDay}
}

// number counts the days since 1970-01-01.
func (d day) number() int64 { return DaysFromCivil(d.year, d.month, d.day) }

// partBounds is bounds for seasons and other parts of a year.
func (pt *Point) partBounds(c Calendar) (lo, hi Instant) {
	first, last := pt.years()
	month, length := partMonths(pt.Month, c.Southern)
	return startOf(first, month), startOf(last, month+length)
}

// significantYears returns the years that share the point's significant digits.
func (pt *Point) significantYears() (first, last int64) {
	if pt.BeyondAxis {
		return pt.Year, pt.Year
	}
	whole := magnitude(pt.Year)
	unit := int64(1)
	for range digitCount(whole) - int(pt.Digits) {
		unit *= 10
	}
	first = whole - whole%unit
	last = math.MaxInt64
	if first <= math.MaxInt64-(unit-1) {
		last = first + unit - 1
	}
	if pt.Year < 0 {
		return -last, -first
	}
	return first, last
}

// timeBounds is bounds for points with a time of day: a minute, a second or a
// fraction of one.
func (pt *Point) timeBounds(c Calendar) (lo, hi Instant) {
	lo = pt.moment(c)
	switch {
	case !pt.HasSecond:
		return lo, Instant{Sec: lo.Sec + 60, Nsec: lo.Nsec}
	case pt.Second == 60:
		return lo, Instant{Sec: lo.Sec + 1}
	case pt.FractionLen == 0:
		return lo, Instant{Sec: lo.Sec + 1, Nsec: lo.Nsec}
	}
	unit := int32(1)
	for range maxFraction - pt.FractionLen {
		unit *= 10
	}
	hi = Instant{Sec: lo.Sec, Nsec: lo.Nsec + unit}
	if hi.Nsec >= 1e9 {
		hi = Instant{Sec: hi.Sec + 1, Nsec: hi.Nsec - 1e9}
	}
	return lo, hi
}

// moment is where a time of day begins on the axis, which shows what the clocks of
// the calendar's zone show: a floating time stands as it is written, and a time
// with a zone of its own where the clocks of the calendar's zone stood then. The
// axis has no leap seconds: a second of 60 is the last nanosecond of its minute.
func (pt *Point) moment(c Calendar) Instant {
	second, nanosecond := int(pt.Second), pt.Nanosecond
	if second == 60 {
		second, nanosecond = 59, 999_999_999
	}
	days := DaysFromCivil(pt.Year, int(pt.Month), int(pt.Day))
	minutes := int64(pt.Hour)*60 + int64(pt.Minute) - int64(pt.OffsetMinutes)
	at := Instant{Sec: days*secondsPerDay + minutes*60 + int64(second), Nsec: nanosecond}
	if pt.Zone != Local {
		at.Sec += c.offset(at.Sec)
	}
	return at
}

// offset is how many seconds the clocks of the zone are ahead of UTC at a moment
// in Unix seconds.
func (c Calendar) offset(unix int64) int64 {
	if c.Zone == nil {
		return 0
	}
	_, seconds := time.Unix(unix, 0).In(c.Zone).Zone()
	return int64(seconds)
}
