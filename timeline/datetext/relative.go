package datetext

import (
	"strconv"

	"kronika/timeline/edtf"
)

// A Day is a day of the Gregorian calendar. The zero Day is none.
type Day struct {
	Year       int64
	Month, Day int
}

// plus returns the day so many days later.
func (d Day) plus(days int64) Day {
	y, m, dd := edtf.CivilFromDays(edtf.DaysFromCivil(d.Year, d.Month, d.Day) + days)
	return Day{y, m, dd}
}

func (d Day) value() *value { return dayOf(d.Year, int64(d.Month), int64(d.Day)) }

// relativeDay reads words that count from the day of reference: yesterday, last year.
// Without one they are no date.
func (p *parser) relativeDay(i int) (*value, int) {
	today := p.options.Reference
	if today == (Day{}) {
		return nil, i
	}
	if m, ok := p.find(i, relative); ok {
		days, _ := strconv.ParseInt(m.value, 10, 64)
		return today.plus(days).value(), i + m.words
	}
	direction := map[class]int64{last: -1, this: 0, following: 1}
	// English puts the word before the unit, Albanian most of them behind.
	if m, ok := p.find(i, last, this, following); ok {
		if u, ok := p.find(i+m.words, unit, month, weekday); ok {
			return p.shifted(today, u, direction[m.class]), i + m.words + u.words
		}
	}
	if u, ok := p.find(i, unit, month, weekday); ok {
		if m, ok := p.find(i+u.words, last, following); ok {
			return p.shifted(today, u, direction[m.class]), i + u.words + m.words
		}
		if u.class == weekday && len(p.tokens) == i+u.words { // "on Sunday", in a report: the last one
			return p.shifted(today, u, -1), i + u.words
		}
	}
	return nil, i
}

// onWeekday returns the nearest day of a weekday, 1 for Monday, before the day or behind
// it.
func (d Day) onWeekday(n, direction int64) Day {
	const thursday = 4 // of 1970-01-01
	weekday := floorMod(edtf.DaysFromCivil(d.Year, d.Month, d.Day)+thursday-1, 7) + 1
	if direction > 0 {
		return d.plus(floorMod(n-weekday-1, 7) + 1)
	}
	return d.plus(-floorMod(weekday-n-1, 7) - 1)
}

func floorMod(a, b int64) int64 { return a - floorDiv(a, b)*b }

// shifted returns the unit that lies so many units from the day's own.
func (p *parser) shifted(today Day, u meaning, by int64) *value {
	if u.class == weekday {
		return today.onWeekday(numberOf([]rune(u.value)), by).value()
	}
	if u.class == month {
		v := &value{precision: ofMonth, year: today.Year, hasYear: true, month: int(numberOf([]rune(u.value)))}
		switch {
		case by < 0 && v.month >= today.Month:
			v.year--
		case by > 0 && v.month <= today.Month:
			v.year++
		}
		return v
	}
	v, _ := p.before(u.value, -by, 0, 0)
	return v
}

// before returns the unit that lies so many units before the day of reference, exact to
// that unit and no more.
func (p *parser) before(kind string, n int64, next, start int) (*value, int) {
	today := p.options.Reference
	if today == (Day{}) || n > 100_000 {
		return nil, start
	}
	var v *value
	switch kind {
	case "day":
		v = today.plus(-n).value()
	case "week":
		v = today.plus(-7 * n).value()
		v.isApprox = true
	case "month":
		months := today.Year*12 + int64(today.Month-1) - n
		v = &value{precision: ofMonth, year: floorDiv(months, 12), month: int(months-floorDiv(months, 12)*12) + 1, hasYear: true}
	case "year":
		v = &value{precision: ofYear, year: today.Year - n, hasYear: true, yearDigits: 4, isApprox: n >= 10}
	case "decade":
		v = &value{precision: ofDecade, year: (today.Year/10 - n) * 10, hasYear: true, isApprox: n > 1}
	case "century":
		v = &value{precision: ofCentury, year: (today.Year-1)/100 + 1 - n, hasYear: true}
	}
	if v == nil || v.year < 0 {
		return nil, start
	}
	return v, next
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
