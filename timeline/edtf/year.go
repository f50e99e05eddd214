package edtf

import (
	"fmt"
	"math"
)

const (
	// maxMantissa is how many digits of a long year are kept. More fit into no
	// int64, and nobody counts years so exactly.
	maxMantissa = 18
	// maxExponentDigits keeps the number of a year's digits within an int32.
	maxExponentDigits = 8
)

// longYear reads a year of five digits or more, Y-13800000000, Y-138E8, and the
// count of its significant digits.
func (p *parser) longYear(pt *Point) bool {
	start := p.pos
	p.pos++
	pt.Long = true
	pt.Minus = p.take('-')
	digits, ok := p.mantissa(pt)
	if !ok {
		return false
	}
	if p.take('E') && !p.exponent(pt) {
		return false
	}
	if digits += int(pt.Exponent); digits < 5 {
		return p.failWith(start, "Y is for years of more than four digits", shortYearHint(pt))
	}
	if pt.Minus {
		pt.Year, pt.Mantissa = -pt.Year, -pt.Mantissa
	}
	if p.at('S') {
		return p.significantDigits(pt, digits)
	}
	if p.at('-') {
		return p.failWith(p.pos, "a year with Y has no month", "end the date with the year")
	}
	return true
}

// mantissa reads the digits behind Y and returns how many they are.
func (p *parser) mantissa(pt *Point) (digits int, ok bool) {
	start := p.pos
	if p.at('0') {
		return 0, p.fail(start, "a long year does not begin with 0")
	}
	for p.atDigit() {
		if p.pos-start == maxMantissa {
			return 0, p.failWith(p.pos, fmt.Sprintf("a year has at most %d digits here", maxMantissa),
				"write a larger one with an exponent, such as Y1E20")
		}
		pt.Year = pt.Year*10 + int64(p.text[p.pos]-'0')
		p.pos++
	}
	if p.pos == start {
		return 0, p.fail(start, "a long year has digits")
	}
	return p.pos - start, true
}

// exponent reads the digits behind E and raises the year by them.
func (p *parser) exponent(pt *Point) bool {
	start := p.pos
	for p.atDigit() {
		if p.pos-start == maxExponentDigits {
			return p.failWith(p.pos, "this exponent is too large", "write one of at most 99999999")
		}
		pt.Exponent = pt.Exponent*10 + int32(p.text[p.pos]-'0')
		p.pos++
	}
	if p.pos == start {
		return p.fail(start, "an exponent has digits")
	}
	if pt.Exponent == 0 {
		return true // Y12345E0 is Y12345
	}
	pt.Mantissa = pt.Year
	for range pt.Exponent {
		if pt.Year > math.MaxInt64/10 {
			pt.Year, pt.BeyondAxis = math.MaxInt64, true
			break
		}
		pt.Year *= 10
	}
	return true
}

// significantDigits reads S and how many of the year's digits count.
func (p *parser) significantDigits(pt *Point, digits int) bool {
	start := p.pos
	p.pos++
	if pt.YearMask != 0 {
		return p.failWith(start, "a year with X has no significant digits", "write either X or S")
	}
	n := 0
	for p.atDigit() && n <= math.MaxUint8 {
		n = n*10 + int(p.text[p.pos]-'0')
		p.pos++
	}
	if p.pos == start+1 || p.text[start+1] == '0' {
		return p.failWith(start, "S is followed by a number from 1", "write how many digits of the year count, such as 1950S2")
	}
	if n > digits || n > math.MaxUint8 {
		return p.failWith(start, "the year has fewer digits than S says",
			fmt.Sprintf("write at most S%d", min(digits, math.MaxUint8)))
	}
	pt.Digits = uint8(n)
	return true
}

// shortYearHint writes a year without its needless Y.
func shortYearHint(pt *Point) string {
	sign := ""
	if pt.Minus {
		sign = "-"
	}
	return fmt.Sprintf("write %s%04d", sign, pt.Year)
}

// magnitude is the absolute value of a year. None is the least int64: years are
// saturated alike on both sides.
func magnitude(year int64) int64 { return max(year, -year) }

// digitCount counts the digits of a number that is not negative.
func digitCount(n int64) int {
	count := 1
	for n >= 10 {
		n /= 10
		count++
	}
	return count
}
