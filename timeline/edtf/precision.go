package edtf

// precision is the unit that the point is exact to. A masked digit makes all
// behind it uncertain, whatever is written there; an exponent says that nobody
// counted the digits it stands for.
func (pt *Point) precision() Precision {
	switch {
	case pt.HasTime && pt.FractionLen > 0:
		return Subsecond
	case pt.HasTime && pt.HasSecond:
		return Second
	case pt.HasTime:
		return Minute
	case pt.YearMask != 0 || pt.Digits > 0 || pt.Exponent > 0:
		return yearsPrecision(pt.unknownDigits())
	case pt.MonthMask != 0 || pt.Month == 0:
		return Year
	case pt.Month > 12:
		return partPrecision(pt.Month)
	case pt.DayMask != 0 || pt.Day == 0:
		return Month
	}
	return Day
}

// unknownDigits is how many of the last digits of the year are not known.
func (pt *Point) unknownDigits() int {
	switch {
	case pt.YearMask != 0:
		count := 0
		for mask := pt.YearMask; mask != 0; mask >>= 1 {
			count++
		}
		return count
	case pt.Digits > 0 && pt.Exponent > 0:
		return digitCount(magnitude(pt.Mantissa)) + int(pt.Exponent) - int(pt.Digits)
	case pt.Digits > 0:
		return digitCount(magnitude(pt.Year)) - int(pt.Digits)
	}
	return int(pt.Exponent)
}

// yearsPrecision is the precision of a year whose last n digits are not known.
func yearsPrecision(n int) Precision { return Year - Precision(min(n, int(Year-GigaYear))) }

// qualifier is the union of the qualifiers of all parts.
func (pt *Point) qualifier() Qualifier { return pt.Qual[0] | pt.Qual[1] | pt.Qual[2] }
