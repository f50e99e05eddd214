package edtf

import (
	"strings"
	"time"
)

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

// isReversed reports whether all of the end lies before the start. Ends that
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

// A Calendar says how an expression is laid on the axis: where floating times
// of day are read and which months the seasons fall in. The zero Calendar is
// UTC and northern. Dates without a time of day are civil dates and do not
// depend on Zone.
type Calendar struct {
	Zone     *time.Location // for times without a zone; nil is UTC
	Southern bool           // seasons 21-24 are those of the southern hemisphere
}

// An Instant is a moment in seconds since 1970-01-01T00:00:00Z on the
// proleptic Gregorian calendar, without leap seconds.
type Instant struct {
	Sec  int64 // NegInf and PosInf stand for "no bound on this side"
	Nsec int32 // 0..999999999
}

const (
	NegInf = -1 << 63  // Sec of an instant before the axis begins
	PosInf = 1<<63 - 1 // Sec of an instant after the axis ends
)

// A Span is where an expression may lie on the axis. The event begins
// somewhere in [StartLo, StartHi) and is over somewhere in (EndLo, EndHi]; all
// of it lies in the half-open [StartLo, EndHi). An end that lies on a date or
// anywhere beyond it, as in ..2004-06-01/2008, has the kind Unknown.
type Span struct {
	StartLo, StartHi, EndLo, EndHi Instant
	StartKind, EndKind             EndKind
	Precision                      Precision // the coarser of the two ends
	Qualifier                      Qualifier // union of all components'
}

// Precision is the unit an expression is exact to, coarse to fine.
type Precision uint8

const (
	NoPrecision Precision = iota
	GigaYear              // 10^9 years
	HundredMegaYear
	TenMegaYear
	MegaYear
	HundredKiloYear
	TenKiloYear
	Millennium
	Century
	Decade
	Year
	Half   // of a year
	Third  // of a year
	Season // or a quarter
	Month
	Day
	Minute
	Second
	Subsecond
)
