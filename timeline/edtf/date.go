package edtf

import (
	"cmp"
	"strings"
)

// Level is how much of the standard an expression needs: the levels 0 to 2 of
// ISO 8601-2, or the extension that admits hh:mm, fractions of a second and
// intervals between times of day.
type Level uint8

const (
	Level0   Level = iota // dates, date-times and intervals of full dates
	Level1                // seasons, whole-date qualifiers, open ends, long years
	Level2                // sets, masks and qualifiers anywhere, significant digits
	LevelExt              // hh:mm and fractional seconds; not part of EDTF
)

// Kind tells what an expression is.
type Kind uint8

const (
	None     Kind = iota // the zero Date: no expression at all
	Single               // one date or date-time, perhaps masked or qualified
	Interval             // start/end
	OneOf                // [a,b..c]: one of these
	AllOf                // {a,b..c}: all of these
)

// EndKind tells how an end of an interval is given.
type EndKind uint8

const (
	Unknown EndKind = iota // "": there is an end, nobody says when
	Open                   // "..": there is no end, or none yet
	Dated                  // a date stands there
)

// Qualifier is what the writer says of a component's certainty.
type Qualifier uint8

const (
	Uncertain   Qualifier = 1 << iota // ?
	Approximate                       // ~ ; both together are %
)

// A Mask marks the unspecified digits (X) of a component. Bit 0 is the last
// (ones) digit, bit 1 the tens, and so on.
type Mask uint8

// Zone tells what a time of day is counted from.
type Zone uint8

const (
	Local  Zone = iota // no zone written: a floating civil time
	UTC                // Z
	Offset             // +hh:mm; OffsetMinutes holds it
)

// A Point is one calendar expression: a year to a day, a season or other part
// of a year, or a date with a time of day. Digits that are masked with X read
// as zero in Year, Month and Day; the masks say which.
type Point struct {
	// Year is astronomical: 0 is 1 BCE, -43 is 44 BCE. A year outside int64
	// (Y1E20) is saturated and has BeyondAxis set; Mantissa and Exponent still
	// hold what was written.
	Year       int64
	YearMask   Mask
	Minus      bool // written with a minus sign; tells -00XX from 00XX, whose Year is 0 alike
	BeyondAxis bool
	// Exponential years (Y-17E7) keep Mantissa -17 and Exponent 7.
	Mantissa int64
	Exponent int32
	Long     bool  // written with a leading Y
	Digits   uint8 // significant digits (S), 0 when not given

	Month     uint8 // 1..12, 21..41 for a season or other part of a year, 0 when absent
	MonthMask Mask
	Day       uint8 // 1..31, 0 when absent
	DayMask   Mask

	HasTime       bool
	Hour, Minute  uint8
	Second        uint8 // 0..60
	HasSecond     bool
	FractionLen   uint8 // digits written after the second's point, 0 when none
	Nanosecond    int32
	Zone          Zone
	OffsetMinutes int16

	// Qual holds the qualifiers of year, month and day, in that order.
	Qual [3]Qualifier
	// ByPart tells that a qualifier stands at a part and not at the end of the
	// whole date: ?1945 says no more than 1945? but needs level 2.
	ByPart bool
}

// An End is one side of an interval; a Single date has Kind Dated.
type End struct {
	Kind  EndKind
	Point Point
	Side  Side
}

// Side reports whether an interval ends at its point or somewhere beyond it.
type Side uint8

const (
	At        Side = iota
	OrEarlier      // ..2004-06-01: on that day or earlier
	OrLater        // 2004-06-01..: on that day or later
)

// An Element is a member of a set: one date, or an inclusive range whose From
// or To may be Open.
type Element struct {
	From, To End
	Range    bool
}

// A Date is one parsed EDTF expression. Its fields are for reading: a Date is
// made by Parse, and only then is it known to be valid. The zero Date is no
// date; IsZero tells.
type Date struct {
	Kind Kind
	// Start is the date itself when Kind is Single, and the interval's start
	// when Kind is Interval.
	Start End
	// End is the interval's end; unused for other kinds.
	End End
	// Set holds the members of OneOf and AllOf.
	Set []Element
}

// IsZero reports whether d is the zero Date, which stands for no date at all.
func (d Date) IsZero() bool { return d.Kind == None }

// Compare orders dates by earliest bound, then latest bound, then canonical
// text. Floating times count as UTC and seasons as northern, so that the order
// of two dates is the same everywhere.
func Compare(a, b Date) int {
	sa, sb := a.Bounds(Calendar{}), b.Bounds(Calendar{})
	if c := sa.StartLo.compare(sb.StartLo); c != 0 {
		return c
	}
	if c := sa.EndHi.compare(sb.EndHi); c != 0 {
		return c
	}
	return strings.Compare(a.String(), b.String())
}

func (i Instant) compare(o Instant) int {
	if c := cmp.Compare(i.Sec, o.Sec); c != 0 {
		return c
	}
	return cmp.Compare(i.Nsec, o.Nsec)
}

func (i Instant) before(o Instant) bool { return i.compare(o) < 0 }

// isEnd reports whether i is an end of the axis.
func (i Instant) isEnd() bool { return i.Sec == NegInf || i.Sec == PosInf }

func earlier(a, b Instant) Instant {
	if b.before(a) {
		return b
	}
	return a
}

func later(a, b Instant) Instant {
	if a.before(b) {
		return b
	}
	return a
}
