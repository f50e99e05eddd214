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
// of it lies in the half-open [StartLo, EndHi).
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

// STUBS: the edtf author replaces everything below.

// Bounds lays d on the axis.
func (d Date) Bounds(c Calendar) Span { panic("stub") }

// Within tells whether all of s lies inside o.
func (s Span) Within(o Span) bool { panic("stub") }

// StartsWith tells whether o covers exactly the start of s.
func (s Span) StartsWith(o Span) bool { panic("stub") }

// Parse reads one EDTF expression; its error is a *ParseError.
func Parse(s string) (Date, error) { panic("stub") }

// MustParse is Parse for expressions known to be valid; it panics on others.
func MustParse(s string) Date { panic("stub") }

// A ParseError says where an expression breaks the grammar, how, and what to write instead.
type ParseError struct {
	Input   string
	Offset  int // byte offset in Input
	Message string
	Hint    string // may be empty
}

func (e *ParseError) Error() string { panic("stub") }

// String returns the canonical text; parsing it gives d again.
func (d Date) String() string { panic("stub") }

// Level returns the least level of the standard that admits d.
func (d Date) Level() Level { panic("stub") }

// Compare orders dates by earliest bound, then latest bound, then canonical text.
func Compare(a, b Date) int { panic("stub") }

// CivilFromDays and DaysFromCivil convert between days since 1970-01-01 and the proleptic Gregorian calendar.
func CivilFromDays(days int64) (year int64, month, day int) { panic("stub") }

// DaysFromCivil is the inverse of CivilFromDays.
func DaysFromCivil(year int64, month, day int) int64 { panic("stub") }
