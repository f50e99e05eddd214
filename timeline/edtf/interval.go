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
	case !p.checkTimes(&d, endAt):
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
	if p.atDots() && dots {
		return p.failWith(p.pos, "a date cannot have dots on both sides", "write .. before it for earlier, or behind it for later")
	}
	if p.takeDots() {
		e.Side = OrLater
	}
	return true
}

// checkTimes checks the times of day of an interval, which EDTF does not have: an
// interval has them at both ends or at none. One of the two must be to the minute
// or to a fraction of a second, so that the text is in no case one that validators
// of EDTF list as wrong.
func (p *parser) checkTimes(d *Date, endAt int) bool {
	start, end := &d.Start, &d.End
	switch {
	case start.Kind != Dated || end.Kind != Dated || start.Point.HasTime != end.Point.HasTime:
		if start.Point.HasTime || end.Point.HasTime {
			return p.failWith(0, "an interval has times of day at both ends or at none",
				"write both, such as 2024-03-26T22:00/2024-03-27T04:00, or leave the time out")
		}
	case !start.Point.HasTime:
	case start.Side != At || end.Side != At:
		return p.failWith(0, "an interval with times of day has no dots", "leave out either the times or the dots")
	case start.Point.level() != LevelExt && end.Point.level() != LevelExt:
		return p.failWith(endAt, "EDTF has no interval between seconds",
			"write the times to the minute, such as 2024-03-26T22:00/2024-03-27T04:00, or to a fraction, such as T22:00:30.0")
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

// A Calendar says how an expression is laid on the axis: whose clocks the axis
// shows and which months the seasons fall in. The zero Calendar is UTC and
// northern. Dates without a time of day, and times without a zone, are civil: they
// stand on the axis as they are written, whatever Zone is.
type Calendar struct {
	Zone     *time.Location // in which times with a zone of their own are laid; nil is UTC
	Southern bool           // seasons 21-24 are those of the southern hemisphere
}

// An Instant is a place on the axis: seconds since 1970-01-01T00:00:00 on the
// clocks of a Calendar's zone, on the proleptic Gregorian calendar, without leap
// seconds.
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
