package edtf

import "strings"

// set reads the members of a set up to its closing bracket.
func (p *parser) set(kind Kind, closing byte) Date {
	p.pos++
	d := Date{Kind: kind, Set: make([]Element, 0, strings.Count(p.text, ",")+1)}
	for {
		var e Element
		at := p.pos
		if !p.element(&e, len(d.Set) == 0) {
			return d
		}
		d.Set = append(d.Set, e)
		if p.take(closing) {
			p.end()
			return d
		}
		if !p.take(',') {
			p.fail(p.pos, "a set goes on with a comma or ends with "+string(closing))
			return d
		}
		if e.Range && e.To.Kind == Open {
			p.failWith(at, "only the last member of a set has no end", "write it last, or give it an end")
			return d
		}
	}
}

// element reads one member: a date, or a range of them.
func (p *parser) element(e *Element, first bool) bool {
	start := p.pos
	if p.takeDots() {
		if !first {
			return p.failWith(start, "only the first member of a set has no start", "write it first, or give it a start")
		}
		e.Range = true
		e.From.Kind = Open
		return p.member(&e.To, start)
	}
	if !p.member(&e.From, start) {
		return false
	}
	if !p.takeDots() {
		return true
	}
	e.Range = true
	if p.pos == len(p.text) || p.at(',') || p.at(']') || p.at('}') {
		e.To.Kind = Open
		return true
	}
	return p.member(&e.To, start) && p.checkRange(e, start)
}

// member reads a date of the set that it stands in from start on.
func (p *parser) member(e *End, start int) bool {
	if p.pos == len(p.text) || p.at(',') || p.at(']') || p.at('}') {
		return p.failWith(p.pos, "a member of the set is missing", "write a date here, or remove the comma")
	}
	e.Kind = Dated
	if !p.point(&e.Point) {
		return false
	}
	if e.Point.HasTime {
		return p.failWith(start, "a set has dates, not times of day", "leave the time of day out")
	}
	return true
}

// checkRange demands two dates of one precision, in order.
func (p *parser) checkRange(e *Element, start int) bool {
	if unit(&e.From.Point) != unit(&e.To.Point) {
		return p.failWith(start, "the two dates of a range are not equally exact", "write both to the year, the month or the day")
	}
	if isReversed(&e.From, &e.To) {
		return p.failWith(start, "the range ends before it starts", "write the earlier date first")
	}
	return true
}

// unit tells years, months, parts of a year and days apart.
func unit(pt *Point) Precision {
	switch {
	case pt.Day != 0 || pt.DayMask != 0:
		return Day
	case pt.Month > 12:
		return Season
	case pt.Month != 0 || pt.MonthMask != 0:
		return Month
	}
	return Year
}
