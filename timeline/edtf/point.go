package edtf

// point reads one date with all its masks and qualifiers, and a time of day
// where one follows.
func (p *parser) point(pt *Point) bool {
	if p.at('Y') {
		return p.longYear(pt) && p.wholeQualifier(pt)
	}
	start := p.pos
	var q qualifiers
	q.left(0, p.qualifier())
	if !p.year(pt) {
		return false
	}
	if p.at('S') {
		if q.byPart {
			return p.failWith(start, "a year with S has its doubt at the end", "write such as 1950S2~")
		}
		return p.significantDigits(pt, digitCount(magnitude(pt.Year))) && p.wholeQualifier(pt)
	}
	q.right(0, p.qualifier())
	if p.take('-') && !p.monthAndDay(pt, &q) {
		return false
	}
	pt.Qual, pt.ByPart = q.perPart, q.byPart
	if p.at('T') {
		return p.timeOfDay(pt, start)
	}
	return p.checkCompletion(pt, start)
}

// monthAndDay reads what follows the year and its hyphen.
func (p *parser) monthAndDay(pt *Point, q *qualifiers) bool {
	var ok bool
	q.left(1, p.qualifier())
	at := p.pos
	if pt.Month, pt.MonthMask, ok = p.part("a month"); !ok {
		return false
	}
	if !isMonth(pt.Month, pt.MonthMask) {
		return p.failWith(at, "there is no such month", monthHint(pt.Month, pt.MonthMask))
	}
	q.right(1, p.qualifier())
	if !p.at('-') {
		return true
	}
	if pt.Month > 12 {
		return p.failWith(p.pos, "a season or other part of a year has no day",
			"leave the day out, or write a month from 01 to 12")
	}
	p.pos++
	q.left(2, p.qualifier())
	at = p.pos
	if pt.Day, pt.DayMask, ok = p.part("a day"); !ok {
		return false
	}
	if pt.Day == 0 && pt.DayMask == 0 {
		return p.failWith(at, "there is no day 00", "write XX for a day that is not known, or leave it out")
	}
	q.right(2, p.qualifier())
	return true
}

// part reads a month or day: two digits, each perhaps masked.
func (p *parser) part(what string) (value uint8, mask Mask, ok bool) {
	for i := range 2 {
		at := p.pos + i
		value *= 10
		switch {
		case at < len(p.text) && isDigit(p.text[at]):
			value += p.text[at] - '0'
		case at < len(p.text) && p.text[at] == 'X':
			mask |= 0b10 >> i
		default:
			return 0, 0, p.fail(at, what+" has two digits")
		}
	}
	p.pos += 2
	if p.atDigit() {
		return 0, 0, p.fail(p.pos, what+" has two digits")
	}
	return value, mask, true
}

// year reads a sign and four digits, each perhaps masked.
func (p *parser) year(pt *Point) bool {
	start := p.pos
	pt.Minus = p.take('-')
	for i := range 4 {
		at := p.pos + i
		pt.Year *= 10
		switch {
		case at < len(p.text) && isDigit(p.text[at]):
			pt.Year += int64(p.text[at] - '0')
		case at < len(p.text) && p.text[at] == 'X':
			pt.YearMask |= 0b1000 >> i
		default:
			return p.fail(at, "a year has four digits")
		}
	}
	p.pos += 4
	if !pt.Minus {
		return true
	}
	if pt.Year == 0 && pt.YearMask == 0 {
		return p.failWith(start, "there is no year -0000", "write 0000 for 1 BCE, -0001 for 2 BCE")
	}
	pt.Year = -pt.Year
	return true
}

// wholeQualifier reads the qualifier of a date that is a year and no more.
func (p *parser) wholeQualifier(pt *Point) bool {
	pt.Qual[0] = p.qualifier()
	return true
}
