package locale

import (
	"strconv"
	"strings"

	"kronika/timeline/edtf"
)

// firstSafeYear is the first year that reads as a year without an era: "79"
// could be anything, "79 AD" cannot.
const firstSafeYear = 100

// year writes a point that is no more exact than a year.
func (w writer) year(p edtf.Point) phrase {
	switch {
	case p.YearMask != 0:
		return w.maskedYear(p)
	case p.BeyondAxis:
		return w.beyond(p)
	}
	if age, ok := ageOf(p); ok {
		return bare(ago, w.age(age))
	}
	ph := bare(aYear, w.yearText(p.Year))
	if lo, hi, ok := significant(p); ok {
		// The year is an estimate within the span of its significant digits.
		ph.about = true
		ph.notes = w.longOnly(w.yearSpan(lo, hi))
	}
	return ph
}

// longOnly makes a note that labels have no room for.
func (w writer) longOnly(note string) []string {
	if w.short {
		return nil
	}
	return []string{note}
}

// yearText writes an astronomical year: 2022, 44 BC for -43, 79 AD, 12,000 AD.
func (w writer) yearText(year int64) string {
	number, era := w.yearParts(year)
	return w.withEra(number, era)
}

// withEra writes a year's number and its era, where it has one, in the order of
// the language.
func (w writer) withEra(number, era string) string {
	if era == "" {
		return number
	}
	return format(w.table.Patterns["Gy"], &fields{year: number, era: era})
}

// yearParts returns the number of a year and its era, "" where none is needed.
// There is no year zero: astronomical 0 is 1 BC and -43 is 44 BC.
func (w writer) yearParts(year int64) (number, era string) {
	switch {
	case year <= 0:
		return w.yearDigits(1 - year), w.table.Eras[0]
	case year < firstSafeYear || year > 9999:
		return w.yearDigits(year), w.table.Eras[1]
	}
	return w.yearDigits(year), ""
}

// yearDigits groups the digits of a year from five on, in every language: 1,066
// is no year.
func (l *Locale) yearDigits(n int64) string {
	digits := strconv.FormatInt(n, 10)
	if len(digits) < 5 {
		return digits
	}
	return groupThrees(digits, l.table.Group)
}

// yearSpan writes two years of one span that is a single unknown year, and not a
// stretch of time: closed up, 1900–1999, where a stretch has spaces.
func (w writer) yearSpan(lo, hi int64) string {
	first, firstEra := w.yearParts(lo)
	last, lastEra := w.yearParts(hi)
	if firstEra == lastEra {
		return w.withEra(first+"–"+last, firstEra)
	}
	if lastEra == "" {
		lastEra = w.table.Eras[1]
	}
	return w.withEra(first, firstEra) + "\u2009–\u2009" + w.withEra(last, lastEra)
}

// maskedYear writes a year some of whose digits are unknown: the 1990s,
// 1900–1999, or 1X57 where what is known is no span.
func (w writer) maskedYear(p edtf.Point) phrase {
	lo, hi, ok := maskedSpan(p)
	switch {
	case p.YearMask == allDigits && p.Minus:
		return bare(aYear, w.withEra(w.T("date.year.unknown"), w.table.Eras[0]))
	case p.YearMask == allDigits:
		return bare(aYear, w.T("date.year.unknown"))
	case !ok:
		ph := bare(aYear, w.maskedDigits(p))
		ph.notes = w.longOnly(w.T("date.masked"))
		return ph
	case p.YearMask == 1 && isDecadeWord(lo):
		return bare(aDecade, strconv.FormatInt(lo, 10))
	}
	return bare(years, w.yearSpan(lo, hi))
}

// allDigits is the mask of a year of which nothing is known but its era.
const allDigits edtf.Mask = 0b1111

// isDecadeWord reports whether a decade can be named by its first year: "1990s"
// can, "1900s" may be taken for the century and "20s" for any.
func isDecadeWord(lo int64) bool { return lo >= firstSafeYear && lo/10%10 != 0 }

// maskedSpan returns the first and last year a mask admits; false when those
// between are not all admitted. No mask admits the year -0000.
func maskedSpan(p edtf.Point) (lo, hi int64, ok bool) {
	if p.YearMask&(p.YearMask+1) != 0 {
		return 0, 0, false // the X are not all at the end
	}
	width := int64(1)
	for m := p.YearMask; m != 0; m >>= 1 {
		width *= 10
	}
	if p.Minus {
		return p.Year - width + 1, min(p.Year, -1), true
	}
	return p.Year, p.Year + width - 1, true
}

// maskedDigits writes a year with its X, as it was given. Before the common era
// the digits of an astronomical year are not those of the year BC, so the sign stays.
func (w writer) maskedDigits(p edtf.Point) string {
	digits := []byte(strconv.FormatInt(max(p.Year, -p.Year), 10))
	for len(digits) < 4 {
		digits = append([]byte{'0'}, digits...)
	}
	for i := range digits {
		if p.YearMask>>(len(digits)-1-i)&1 != 0 {
			digits[i] = 'X'
		}
	}
	if p.Minus {
		return "\u2212" + string(digits)
	}
	return strings.TrimLeft(string(digits), "0")
}

// significant returns the years that share a year's significant digits.
func significant(p edtf.Point) (lo, hi int64, ok bool) {
	magnitude := max(p.Year, -p.Year)
	step := significantStep(magnitude, p.Digits)
	if step <= 1 {
		return 0, 0, false
	}
	lo = magnitude / step * step
	hi = lo + step - 1
	if p.Year < 0 {
		lo, hi = -hi, -lo
	}
	return lo, hi, true
}

// significantStep is the value of the last significant digit.
func significantStep(magnitude int64, digits uint8) int64 {
	if digits == 0 {
		return 1
	}
	step := int64(1)
	for range len(strconv.FormatInt(magnitude, 10)) - int(digits) {
		step *= 10
	}
	return step
}
