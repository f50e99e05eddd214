package edtf

import (
	"fmt"
	"strconv"
)

// String returns the canonical text; parsing it gives d again. The zero Date is
// the empty text.
func (d Date) String() string {
	var buffer [64]byte
	b := buffer[:0]
	switch d.Kind {
	case Single:
		b = d.Start.Point.append(b)
	case Interval:
		b = d.Start.append(b)
		b = append(b, '/')
		b = d.End.append(b)
	case OneOf:
		b = append(appendSet(append(b, '['), d.Set), ']')
	case AllOf:
		b = append(appendSet(append(b, '{'), d.Set), '}')
	}
	return string(b)
}

func appendSet(b []byte, set []Element) []byte {
	for i := range set {
		if i > 0 {
			b = append(b, ',')
		}
		e := &set[i]
		if !e.Range {
			b = e.From.Point.append(b)
			continue
		}
		if e.From.Kind == Dated {
			b = e.From.Point.append(b)
		}
		b = append(b, ".."...)
		if e.To.Kind == Dated {
			b = e.To.Point.append(b)
		}
	}
	return b
}

func (e *End) append(b []byte) []byte {
	if e.Kind == Open || e.Side == OrEarlier {
		b = append(b, ".."...)
	}
	if e.Kind == Dated {
		b = e.Point.append(b)
	}
	if e.Side == OrLater {
		b = append(b, ".."...)
	}
	return b
}

func (pt *Point) append(b []byte) []byte {
	if pt.Long || pt.Digits > 0 {
		return appendQualifier(pt.appendBareYear(b), pt.Qual[0])
	}
	left, right := pt.placeQualifiers()
	b = pt.appendYear(appendQualifier(b, left[0]))
	b = appendQualifier(b, right[0])
	if pt.Month != 0 || pt.MonthMask != 0 {
		b = appendPart(appendQualifier(append(b, '-'), left[1]), pt.Month, pt.MonthMask)
		b = appendQualifier(b, right[1])
	}
	if pt.Day != 0 || pt.DayMask != 0 {
		b = appendPart(appendQualifier(append(b, '-'), left[2]), pt.Day, pt.DayMask)
		b = appendQualifier(b, right[2])
	}
	if pt.HasTime {
		b = pt.appendTime(b)
	}
	return b
}

// appendBareYear writes a year that stands alone: with Y, E or S.
func (pt *Point) appendBareYear(b []byte) []byte {
	switch {
	case pt.Exponent > 0:
		b = strconv.AppendInt(append(b, 'Y'), pt.Mantissa, 10)
		b = strconv.AppendInt(append(b, 'E'), int64(pt.Exponent), 10)
	case pt.Long:
		b = strconv.AppendInt(append(b, 'Y'), pt.Year, 10)
	default:
		b = pt.appendYear(b)
	}
	if pt.Digits > 0 {
		b = strconv.AppendUint(append(b, 'S'), uint64(pt.Digits), 10)
	}
	return b
}

func (pt *Point) appendYear(b []byte) []byte {
	if pt.Minus {
		b = append(b, '-')
	}
	n := magnitude(pt.Year)
	for i, unit := range [4]int64{1000, 100, 10, 1} {
		b = appendDigit(b, n/unit%10, pt.YearMask&(0b1000>>i) != 0)
	}
	return b
}

func appendPart(b []byte, value uint8, mask Mask) []byte {
	b = appendDigit(b, int64(value/10), mask&0b10 != 0)
	return appendDigit(b, int64(value%10), mask&0b01 != 0)
}

func appendDigit(b []byte, digit int64, masked bool) []byte {
	if masked {
		return append(b, 'X')
	}
	return append(b, '0'+byte(digit))
}

// placeQualifiers says where each qualifier is written: behind the leading parts
// that share one, before every other part. Where all share one and yet each was
// doubted by itself, each is doubted by itself again.
func (pt *Point) placeQualifiers() (left, right [3]Qualifier) {
	last := 0
	if pt.Month != 0 || pt.MonthMask != 0 {
		last = 1
	}
	if pt.Day != 0 || pt.DayMask != 0 {
		last = 2
	}
	shared := 0 // the last of the leading parts with one qualifier
	for shared < last && pt.Qual[shared+1] == pt.Qual[0] {
		shared++
	}
	left = pt.Qual
	if pt.Qual[0] == 0 || shared == last && pt.ByPart {
		return left, right
	}
	right[shared] = pt.Qual[0]
	for i := range shared + 1 {
		left[i] = 0
	}
	return left, right
}

func appendQualifier(b []byte, q Qualifier) []byte {
	switch q {
	case Uncertain:
		return append(b, '?')
	case Approximate:
		return append(b, '~')
	case Uncertain | Approximate:
		return append(b, '%')
	}
	return b
}

// appendTime writes a time of day with what it is counted from.
func (pt *Point) appendTime(b []byte) []byte {
	b = appendPart(append(b, 'T'), pt.Hour, 0)
	b = appendPart(append(b, ':'), pt.Minute, 0)
	if pt.HasSecond {
		b = appendPart(append(b, ':'), pt.Second, 0)
	}
	if pt.FractionLen > 0 {
		b = append(b, '.')
		unit := int64(100_000_000)
		for range pt.FractionLen {
			b = appendDigit(b, int64(pt.Nanosecond)/unit%10, false)
			unit /= 10
		}
	}
	switch {
	case pt.Zone == UTC:
		return append(b, 'Z')
	case pt.Zone == Local:
		return b
	}
	offset, sign := pt.OffsetMinutes, byte('+')
	if offset < 0 {
		offset, sign = -offset, '-'
	}
	b = appendPart(append(b, sign), uint8(offset/60), 0)
	return appendPart(append(b, ':'), uint8(offset%60), 0)
}

// YearText writes an astronomical year that stands alone: 0079, -0043, Y-66000000.
func YearText(year int64) string {
	switch {
	case year < -9999 || year > 9999:
		return "Y" + strconv.FormatInt(year, 10)
	case year < 0:
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}
