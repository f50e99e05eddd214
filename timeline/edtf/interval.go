package edtf

import "strings"

// interval reads start/end.
func (p *parser) interval() Date {
	d := Date{Kind: Interval}
	if !p.intervalEnd(&d.Start) {
		return d
	}
	slash := p.pos
	if !p.take('/') {
		p.fail(p.pos, "something follows that does not belong to the start")
		return d
	}
	if strings.IndexByte(p.text[p.pos:], '/') >= 0 {
		p.fail(p.pos+strings.IndexByte(p.text[p.pos:], '/'), "an interval has one slash")
		return d
	}
	endAt := p.pos
	if !p.intervalEnd(&d.End) || !p.end() {
		return d
	}
	switch {
	case d.Start.Kind != Dated && d.End.Kind != Dated:
		p.failWith(0, "neither end is a date", "write a date on at least one side of the slash, such as 2008/..")
	case isReversed(&d.Start, &d.End):
		p.failWith(endAt, "the end lies before the start",
			"did you mean "+p.text[endAt:]+"/"+p.text[:slash]+"?")
	}
	return d
}

// intervalEnd reads a date, ".." or nothing. A date may have ".." on one side:
// it is then the latest or the earliest of those that are meant.
func (p *parser) intervalEnd(e *End) bool {
	dots := p.takeDots()
	if p.pos == len(p.text) || p.at('/') {
		e.Kind = Unknown
		if dots {
			e.Kind = Open
		}
		return true
	}
	e.Kind = Dated
	if dots {
		e.Side = OrEarlier
	}
	if !p.point(&e.Point) {
		return false
	}
	if e.Point.HasTime {
		return p.failWith(p.pos, "an interval has dates, not times of day", "leave the time of day out")
	}
	if p.atDots() && dots {
		return p.failWith(p.pos, "a date cannot have dots on both sides", "write .. before it for earlier, or behind it for later")
	}
	if p.takeDots() {
		e.Side = OrLater
	}
	return true
}

// isReversed tells whether all of the end lies before the start. Ends that
// overlap, as in 2004-06/2004, leave an order possible.
func isReversed(start, end *End) bool {
	if start.Kind != Dated || end.Kind != Dated || start.Side == OrEarlier || end.Side == OrLater {
		return false
	}
	lo, _ := start.Point.bounds(Calendar{})
	_, hi := end.Point.bounds(Calendar{})
	if lo == hi && lo.isEnd() {
		return start.Point.Year > end.Point.Year // both lie beyond the axis
	}
	return !lo.before(hi)
}
