package datetext

import (
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
		days := map[string]int64{"yesterday": -1, "today": 0, "tomorrow": 1}[m.value]
		return today.plus(days).value(), i + m.words
	}
	direction := map[class]int64{last: -1, this: 0, following: 1}
	// English puts the word before the unit, Albanian most of them behind.
	if m, ok := p.find(i, last, this, following); ok {
		if u, ok := p.find(i+m.words, unit, month); ok {
			return p.shifted(today, u, direction[m.class]), i + m.words + u.words
		}
	}
	if u, ok := p.find(i, unit, month); ok {
		if m, ok := p.find(i+u.words, last, following); ok {
			return p.shifted(today, u, direction[m.class]), i + u.words + m.words
		}
	}
	return nil, i
}

// shifted returns the unit that lies so many units from the day's own.
func (p *parser) shifted(today Day, u meaning, by int64) *value {
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
