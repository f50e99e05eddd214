package locale

import (
	"strconv"
	"strings"

	"kronika/timeline/edtf"
)

// Deep time is told as an age, "66 million years ago", and not as a year before
// Christ. The two differ by some two thousand years, so an age is used only
// where the date claims no more than ten thousand (agePrecision).
const (
	agePrecision = 10_000
	oldestYear   = 10_000  // from here on back for dates that say how exact they are
	oldestPlain  = 100_000 // and from here on back for round years that do not

	million  = 1_000_000
	billion  = 1_000_000_000
	axisGyr  = 292 // the axis ends 292 billion years from now, on both sides
	tooLarge = 1_000_000 * billion
)

// ageOf returns how many years ago p was, rounded to what it is exact to; false
// when it is better told as a year.
func ageOf(p edtf.Point) (years int64, ok bool) {
	stated := p.Digits > 0 || p.Exponent > 0
	oldest := int64(oldestPlain)
	if stated {
		oldest = oldestYear
	}
	if p.Year > -oldest || p.Year < -tooLarge {
		return 0, false
	}
	age := -p.Year
	step := significantStep(age, p.Digits)
	age = (age + step/2) / step * step
	return age, trailingUnit(age) >= agePrecision
}

// trailingUnit is the value of the last digit of n that is not zero.
func trailingUnit(n int64) int64 {
	unit := int64(1)
	for n != 0 && n%10 == 0 {
		n, unit = n/10, unit*10
	}
	return unit
}

// age writes a number of years ago: in words, or as 66 Ma.
func (w writer) age(years int64) string {
	whole, fraction, unit := ageUnit(years)
	number := w.decimal(whole, fraction)
	if w.symbols {
		return number + "\u00a0" + ageSymbol(unit)
	}
	return w.ageWords(unit, number, w.pluralDecimal(whole, fraction))
}

// ageWords puts a written number of thousands, millions or billions of years
// into words; thousands are written out.
func (w writer) ageWords(unit int64, number, category string) string {
	switch unit {
	case billion:
		return w.fill(w.messages["date.ago.billion"].form(category), []any{number})
	case million:
		return w.fill(w.messages["date.ago.million"].form(category), []any{number})
	}
	return w.T("date.ago.years", number+w.groupedZeros())
}

// groupedZeros are the three digits that make a number of thousands a number of
// years.
func (l *Locale) groupedZeros() string { return l.table.Group + "000" }

// ageUnit splits an age into whole units and the digits of a fraction. Ages are
// multiples of ten thousand, so thousands have no fraction.
func ageUnit(years int64) (whole int64, fraction string, unit int64) {
	switch {
	case years >= billion:
		unit = billion
	case years >= million:
		unit = million
	default:
		return years / 1000, "", 1000
	}
	rest := strconv.FormatInt(unit+years%unit, 10)[1:]
	return years / unit, strings.TrimRight(rest, "0"), unit
}

// ageSymbol is the symbol of geologists for an age: thousand, million and
// billion years before now.
func ageSymbol(unit int64) string {
	switch unit {
	case billion:
		return "Ga"
	case million:
		return "Ma"
	}
	return "ka"
}

// beyond writes a year that is beyond every axis.
func (w writer) beyond(p edtf.Point) phrase {
	if p.Year < 0 {
		return bare(ago, w.T("date.ago.beyond", axisGyr))
	}
	return bare(ago, w.T("date.ahead.beyond", axisGyr))
}
