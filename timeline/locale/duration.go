package locale

import (
	"math"
	"strconv"
	"strings"
)

// Seconds in the units of a coarse duration; year and month are the means of the
// Gregorian calendar.
const (
	minute = 60
	hour   = 60 * minute
	day    = 24 * hour
	month  = 2629746
	year   = 12 * month
)

// Duration says coarsely how long a stretch of seconds is, in the largest unit
// of which there are two: "46 years", "18 months", "5 days", "2.1 million
// years". A single unit is said only where it is nearly exact. The sign of
// seconds is ignored.
func (l *Locale) Duration(seconds int64) string {
	if seconds == math.MinInt64 {
		seconds++
	}
	seconds = max(seconds, -seconds)
	for _, u := range []struct {
		length int64
		key    string
	}{
		{year, "duration.years"}, {month, "duration.months"}, {day, "duration.days"},
		{hour, "duration.hours"}, {minute, "duration.minutes"},
	} {
		if n, ok := unitsIn(seconds, u.length); ok {
			if u.length == year {
				return l.years(n)
			}
			return l.N(u.key, n)
		}
	}
	return l.N("duration.seconds", seconds)
}

// unitsIn returns how many units a stretch has, rounded, when there are two or
// just about one.
func unitsIn(seconds, unit int64) (n int64, ok bool) {
	n = seconds / unit
	if seconds%unit >= unit-unit/2 {
		n++
	}
	if n == 1 {
		off := max(seconds-unit, unit-seconds)
		return 1, off <= unit/20
	}
	return n, seconds >= 2*unit
}

// years writes a number of years: exact up to four digits, then to three, and
// from a million on in millions or billions with one decimal below a hundred.
func (l *Locale) years(n int64) string {
	switch {
	case n < 10_000:
		return l.N("duration.years", n)
	case n < million:
		step := int64(100)
		if n >= 100_000 {
			step = 1000
		}
		n = (n + step/2) / step * step
	}
	if n < million {
		return l.N("duration.years", n)
	}
	return l.largeYears(n)
}

// largeYears writes a million years or more.
func (l *Locale) largeYears(n int64) string {
	unit, key := int64(million), "duration.million"
	if n >= billion-million/2 {
		unit, key = billion, "duration.billion"
	}
	tenths := (n + unit/20) / (unit / 10)
	if tenths >= 1000 {
		tenths = (n + unit/2) / unit * 10
	}
	fraction := strings.TrimRight(strconv.FormatInt(tenths%10, 10), "0")
	whole := tenths / 10
	form := l.messages[key].form(l.pluralDecimal(whole, fraction))
	return l.fill(form, []any{l.decimal(whole, fraction)})
}
