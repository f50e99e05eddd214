package edtf

import "time"

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
