package edtf

// isMonth reports whether a month, perhaps masked, can be one: 01 to 12, or 21 to
// 41 for a part of a year. A masked month is always a month.
func isMonth(value uint8, mask Mask) bool {
	if mask == 0 {
		return value >= 1 && value <= 12 || value >= firstPart && value <= lastPart
	}
	_, ok := firstMatch(value, mask, 1, 12)
	return ok
}

// checkCompletion demands that some day fits the digits that are given: 31 April
// and 29 February of 1999 fit none. The date begins at start.
func (p *parser) checkCompletion(pt *Point, start int) bool {
	if pt.Day == 0 && pt.DayMask == 0 {
		return true
	}
	if pt.YearMask|pt.MonthMask|pt.DayMask == 0 {
		if pt.Day >= 1 && int(pt.Day) <= monthLength(pt.Year, int(pt.Month)) {
			return true
		}
	} else if _, ok := pt.earliest(); ok {
		return true
	}
	return p.failWith(start, "there is no such day", dayHint(pt))
}

// A day is a day of the calendar.
type day struct {
	year       int64
	month, day int
}

// earliest finds the first day that fits the point's digits.
func (pt *Point) earliest() (day, bool) {
	for i := range maskSize(pt.YearMask) {
		year := pt.yearAt(i)
		if pt.impossible(year) {
			continue
		}
		for m := 1; m <= 12; m++ {
			if !matches(pt.Month, pt.MonthMask, m) {
				continue
			}
			if d, ok := firstMatch(pt.Day, pt.DayMask, 1, monthLength(year, m)); ok {
				return day{year, m, d}, true
			}
		}
	}
	return day{}, false
}

// latest finds the last day that fits the point's digits.
func (pt *Point) latest() (day, bool) {
	for i := maskSize(pt.YearMask) - 1; i >= 0; i-- {
		year := pt.yearAt(i)
		if pt.impossible(year) {
			continue
		}
		for m := 12; m >= 1; m-- {
			if !matches(pt.Month, pt.MonthMask, m) {
				continue
			}
			if d, ok := lastMatch(pt.Day, pt.DayMask, 1, monthLength(year, m)); ok {
				return day{year, m, d}, true
			}
		}
	}
	return day{}, false
}

// years returns the first and last year that fit the point's digits.
func (pt *Point) years() (lo, hi int64) {
	last := maskSize(pt.YearMask) - 1
	if last > 0 && pt.impossible(pt.yearAt(last)) {
		last--
	}
	return pt.yearAt(0), pt.yearAt(last)
}

// impossible reports whether a completion of the year is -0000, which is no year.
func (pt *Point) impossible(year int64) bool { return pt.Minus && year == 0 }

// yearAt returns the i-th of the years that fit, in the order of time.
func (pt *Point) yearAt(i int) int64 {
	if pt.Minus {
		return pt.Year - fill(pt.YearMask, maskSize(pt.YearMask)-1-i)
	}
	return pt.Year + fill(pt.YearMask, i)
}

// maskSize is how many numbers a mask admits.
func maskSize(mask Mask) int {
	size := 1
	for ; mask != 0; mask >>= 1 {
		if mask&1 != 0 {
			size *= 10
		}
	}
	return size
}

// fill puts the digits of i into the places of the mask.
func fill(mask Mask, i int) int64 {
	var value, unit int64 = 0, 1
	for ; mask != 0; mask >>= 1 {
		if mask&1 != 0 {
			value += int64(i%10) * unit
			i /= 10
		}
		unit *= 10
	}
	return value
}

// matches reports whether n is one of the two-digit numbers that value and mask admit.
func matches(value uint8, mask Mask, n int) bool {
	if mask&0b01 == 0 && int(value)%10 != n%10 {
		return false
	}
	return mask&0b10 != 0 || int(value)/10 == n/10
}

// firstMatch finds the least admitted number from lo to hi.
func firstMatch(value uint8, mask Mask, lo, hi int) (int, bool) {
	for n := lo; n <= hi; n++ {
		if matches(value, mask, n) {
			return n, true
		}
	}
	return 0, false
}

// lastMatch finds the greatest admitted number from lo to hi.
func lastMatch(value uint8, mask Mask, lo, hi int) (int, bool) {
	for n := hi; n >= lo; n-- {
		if matches(value, mask, n) {
			return n, true
		}
	}
	return 0, false
}
