package datetext

// dayInNumbers reads three numbers with one sign between them: 31.12.1999, 12/31/1999,
// 1999/12/31. Where day and month can be told apart in two ways and nobody said which
// comes first, the other reading is kept beside.
func (p *parser) dayInNumbers(i int) (*value, int) {
	a, s1, b, s2, c := p.at(i), p.at(i+1), p.at(i+2), p.at(i+3), p.at(i+4)
	if b.kind != num || c.kind != num || !s1.is("./-") || s1.text != s2.text || len(b.text) > 2 || len(c.text) == 3 || len(c.text) > 4 || len(a.text) > 4 {
		return nil, i
	}
	if len(a.text) >= 3 {
		if len(c.text) > 2 || b.n < 1 || b.n > 12 || c.n < 1 || c.n > 31 || len(a.text) == 4 && s1.is("-") && !s1.glued {
			return nil, i
		}
		return p.withClock(dayOf(a.n, b.n, c.n), i+5)
	}
	year := c.n
	if len(c.text) <= 2 {
		if len(c.text) == 1 || s1.is("-") && len(a.text) == 1 {
			return nil, i
		}
		year = p.options.century(c.n)
	}
	dayFirst, monthFirst := dayOf(year, b.n, a.n), dayOf(year, a.n, b.n)
	switch {
	case !isDay(dayFirst) && !isDay(monthFirst):
		if len(c.text) == 2 && a.n > 31 {
			return nil, i
		}
		if b.n > 12 {
			return monthFirst, i + 5 // to be refused: there is no such day
		}
		return dayFirst, i + 5
	case !isDay(monthFirst) || s1.is(".") || a.n == b.n:
		return p.withClock(dayFirst, i+5)
	case !isDay(dayFirst):
		return p.withClock(monthFirst, i+5)
	}
	first, second := dayFirst, monthFirst
	if p.options.Order == MonthFirst || p.options.Order == AnyOrder && p.options.english {
		first, second = monthFirst, dayFirst
	}
	if p.options.Order == AnyOrder {
		first.other = second
	}
	return p.withClock(first, i+5)
}

func dayOf(year, month, day int64) *value {
	return &value{precision: ofDay, year: year, month: int(month), day: int(day), hasYear: true, yearDigits: 4}
}

// isDay reports whether the calendar has the day.
func isDay(v *value) bool {
	return v.month >= 1 && v.month <= 12 && v.day >= 1 && v.day <= daysIn(v.year, v.month)
}

func daysIn(year int64, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// monthInNumbers reads 01/2020 and 1999-04; and 1903-11, which can be a month or a range
// of years.
func (p *parser) monthInNumbers(i int) (*value, int) {
	a, s, b := p.at(i), p.at(i+1), p.at(i+2)
	if b.kind != num || !s.is("./-") || s.long || !s.glued || !b.glued || p.at(i+3).is("./") && p.at(i+3).glued && p.at(i+4).kind == num {
		return nil, i
	}
	month := func(year, month int64) *value {
		return &value{precision: ofMonth, year: year, month: int(month), hasYear: true, yearDigits: 4}
	}
	switch {
	case len(a.text) <= 2 && len(b.text) == 4 && a.n >= 1 && a.n <= 12 && !s.is("-"):
		return month(b.n, a.n), i + 3
	case len(a.text) == 4 && len(b.text) <= 2 && b.n >= 1 && b.n <= 12:
		if len(b.text) == 1 && s.is("-") { // 1850-9 is a range, 1985/4 a month
			return nil, i
		}
		if s.is("/") && len(b.text) == 2 && b.n == a.n%100+1 { // 1911/12 is a season of two years
			return nil, i
		}
		v := month(a.n, b.n)
		if b.n > a.n%100 && len(b.text) == 2 && !s.is(".") {
			v.otherEnd = &value{precision: ofYear, year: a.n/100*100 + b.n, hasYear: true, yearDigits: 4}
		}
		return v, i + 3
	}
	return nil, i
}
