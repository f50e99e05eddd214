package chart

import (
	"fmt"

	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
)

// Spec returns a tick as the locale labels it.
func Spec(t layout.Tick) locale.TickSpec {
	return locale.TickSpec{
		Year: t.Year, Month: t.Month, Day: t.Day, Hour: t.Hour, Minute: t.Minute, Second: t.Second,
		Unit: locale.Unit(t.Step.Unit), Count: t.Step.Count,
	}
}

// Civil returns the civil time of a second.
func Civil(t int64) locale.TickSpec {
	const day = 86_400
	days := edtf.FloorDiv(t, day)
	rest := int(t - days*day)
	spec := locale.TickSpec{Hour: rest / 3600, Minute: rest / 60 % 60, Second: rest % 60}
	spec.Year, spec.Month, spec.Day = edtf.CivilFromDays(days)
	return spec
}

// Years returns the extent as a date, from its first to its last year.
func Years(e layout.Extent) edtf.Date {
	first, last := Civil(e.Lo).Year, Civil(e.Hi-1).Year
	text := YearText(first)
	if last != first {
		text += "/" + YearText(last)
	}
	d, _ := edtf.Parse(text) // years written like this always are a date
	return d
}

// YearText writes an astronomical year in EDTF. One of a deep past has three
// significant digits, so that it is shown as an age.
func YearText(year int64) string {
	switch {
	case year < -100_000:
		exponent := 0
		for ; year < -999; year /= 10 {
			exponent++
		}
		return fmt.Sprintf("Y%dE%dS3", year, exponent)
	case year > 9999 || year < -9999:
		return fmt.Sprintf("Y%d", year)
	case year < 0:
		return fmt.Sprintf("-%04d", -year)
	}
	return fmt.Sprintf("%04d", year)
}
