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
	case d.Start.Kind == Dated && d.End.Kind == Dated && isReversed(&d.Start.Point, &d.End.Point):
		p.failWith(endAt, "the end lies before the start",
			"did you mean "+excerpt(p.text[endAt:], 0)+"/"+excerpt(p.text[:slash], 0)+"?")
	}
	return d
}

// intervalEnd reads a date, ".." or nothing.
func (p *parser) intervalEnd(e *End) bool {
	switch {
	case p.pos == len(p.text) || p.at('/'):
		e.Kind = Unknown
		return true
	case p.takeDots():
		e.Kind = Open
		return true
	}
	e.Kind = Dated
	if !p.point(&e.Point) {
		return false
	}
	if e.Point.HasTime {
		return p.failWith(p.pos, "an interval has dates, not times of day", "leave the time of day out")
	}
	return true
}

// isReversed tells whether all of b lies before a. Ends that overlap, as
// 2004-06/2004 does, leave an order possible.
func isReversed(a, b *Point) bool {
	lo, _ := a.bounds(Calendar{})
	_, hi := b.bounds(Calendar{})
	if lo == hi && lo.isEnd() {
		return a.Year > b.Year // both lie beyond the axis
	}
	return !lo.before(hi)
}
