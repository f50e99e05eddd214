package locale

import (
	"math"
	"strconv"
)

// Unit is the unit of an axis step, named as layout.Step names it.
type Unit string

const (
	Seconds Unit = "second"
	Minutes Unit = "minute"
	Hours   Unit = "hour"
	Days    Unit = "day"
	Months  Unit = "month"
	Years   Unit = "year"
)

// A TickSpec is a tick of the axis and the step between ticks: Count units of
// Unit. Year is astronomical (0 is 1 BC, -43 is 44 BC); Month and Day are 1
// where the step is coarser. All are civil numbers: there is no zone on the axis.
type TickSpec struct {
	Year                 int64
	Month, Day           int
	Hour, Minute, Second int
	Unit                 Unit
	Count                int64
}

// Steps in years from which ticks are labelled in another way.
const (
	firstRoundStep = 2      // years before 1 fall on round years BC
	firstBareStep  = 10     // no context row
	firstAgeStep   = 10_000 // ages instead of years
	present        = 2000   // the year that ages are counted from
)

// TickLabel returns what stands at a tick, and the context that stands once at
// the start of the axis ("" for none). Both follow from the tick and its step
// alone, never from the view, so a label stays as it is while the axis is moved:
//
//	step           minor                            context
//	seconds        14:05:30                         6 June 1944
//	minutes, hours 14:05                            6 June 1944
//	days           6 (the first of a month: 1 Jun)  June 1944
//	months         Jun (January: the year)          1944
//	1-5 years      1944                             20th century
//	10-5,000       1940, 500 BC, 12,000 BC          none
//	10,000 and up  40 ka, 65.9 Ma, 4.54 Ga; today   years ago
//
// With steps of two years or more the tick of year 1 is labelled with its era,
// for it stands where a year zero would be. Ages are those before 2000, rounded
// to the step.
func (l *Locale) TickLabel(t TickSpec) (minor, context string) {
	return l.Axis().Label(t)
}

// Label is TickLabel for callers that label many ticks with one Axis.
func (a Axis) Label(t TickSpec) (minor, context string) {
	switch t.Unit {
	case Seconds:
		return clock(t) + ":" + twoDigits(t.Second), a.fullDay(t)
	case Minutes, Hours:
		return clock(t), a.fullDay(t)
	case Days:
		return a.dayTick(t), fillAxis(a.Month, "{m}", a.Months[t.Month-1], "{y}", a.year(t.Year))
	case Months:
		if t.Month == 1 {
			return a.year(t.Year), a.year(t.Year)
		}
		return a.MonthsShort[t.Month-1], a.year(t.Year)
	}
	return a.yearTick(t)
}

func clock(t TickSpec) string { return twoDigits(t.Hour) + ":" + twoDigits(t.Minute) }

func (a Axis) fullDay(t TickSpec) string {
	return fillAxis(a.Day, "{d}", strconv.Itoa(t.Day), "{m}", a.Months[t.Month-1], "{y}", a.year(t.Year))
}

func (a Axis) dayTick(t TickSpec) string {
	if t.Day != 1 {
		return strconv.Itoa(t.Day)
	}
	return fillAxis(a.DayOfMonth, "{d}", "1", "{m}", a.MonthsShort[t.Month-1])
}

// yearTick labels steps of a year and more.
func (a Axis) yearTick(t TickSpec) (minor, context string) {
	switch {
	case t.Count >= firstAgeStep:
		return a.ageTick(t.Year, t.Count)
	case t.Count >= firstBareStep:
		return a.roundYear(t), ""
	}
	return a.roundYear(t), a.century(t.Year)
}

// roundYear is year with the era of year 1 where ticks fall on round years.
func (a Axis) roundYear(t TickSpec) string {
	if t.Year == 1 && t.Count >= firstRoundStep {
		return a.withEra("1", a.After)
	}
	return a.year(t.Year)
}

// year writes an astronomical year: 1944, 500 BC.
func (a Axis) year(year int64) string {
	if year <= 0 {
		return a.withEra(a.digits(1-year), a.Before)
	}
	return a.digits(year)
}

func (a Axis) withEra(number, era string) string {
	return fillAxis(a.Era, "{y}", number, "{e}", era)
}

// digits groups a year's digits from five on.
func (a Axis) digits(n int64) string {
	digits := strconv.FormatInt(n, 10)
	if len(digits) < 5 {
		return digits
	}
	return groupThrees(digits, a.Group)
}

// century names the century of a year: the 20th is 1901 to 2000, the 5th BC is
// 500 to 401 BC.
func (a Axis) century(year int64) string {
	before := year <= 0
	if before {
		year = 1 - year
	}
	n := (year-1)/100 + 1
	if n > int64(len(a.Ordinals)) {
		return ""
	}
	if before {
		return fillAxis(a.CenturyEra, "{n}", a.Ordinals[n-1], "{e}", a.Before)
	}
	return fillAxis(a.Century, "{n}", a.Ordinals[n-1])
}

// ageTick labels a tick by its age. The unit is chosen by the tick's own size,
// the decimals are as many as the step needs in that unit.
func (a Axis) ageTick(year, step int64) (minor, context string) {
	context = a.Ago
	age := roundTo(present-year, step)
	if age < 0 {
		age, context = -age, a.Ahead
	}
	if age == 0 {
		return a.Today, context
	}
	unit, symbol := int64(1000), a.Units[0]
	switch {
	case age >= billion:
		unit, symbol = billion, a.Units[2]
	case age >= million:
		unit, symbol = million, a.Units[1]
	}
	return a.decimal(age, unit, step) + "\u00a0" + symbol, context
}

// roundTo rounds n to a multiple of step.
func roundTo(n, step int64) int64 {
	return int64(math.Round(float64(n)/float64(step))) * step
}

// decimal writes age in units, with the decimals that tell one step from the
// next.
func (a Axis) decimal(age, unit, step int64) string {
	decimals := 0
	for scale := step; scale < unit; scale *= 10 {
		decimals++
	}
	whole := a.digits(age / unit)
	if decimals == 0 {
		return whole
	}
	rest := strconv.FormatInt(unit+age%unit, 10)[1:]
	return whole + a.Decimal + rest[:decimals]
}
