package view

import (
	"fmt"
	"strings"

	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// FactsOf says how many events there are, and from when to when.
func FactsOf(l *locale.Locale, info store.Info) []string {
	facts := []string{l.N("page.events", info.Count)}
	if info.Extent.Empty() {
		return facts
	}
	return append(facts, l.DateShort(yearsOf(info.Extent)))
}

// LanguagesOf names the languages of a timeline, each in itself.
func LanguagesOf(info store.Info) []string {
	var names []string
	for _, tag := range info.Head.Languages {
		if other := locale.For(tag); other != nil {
			names = append(names, other.T("lang."+tag))
		} else {
			names = append(names, tag)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []string{strings.Join(names, ", ")}
}

// yearsOf is the extent as a date: from its first to its last year.
func yearsOf(e layout.Extent) edtf.Date {
	const day = 86400
	first, _, _ := edtf.CivilFromDays(floorDiv(e.Lo, day))
	last, _, _ := edtf.CivilFromDays(floorDiv(e.Hi-1, day))
	text := YearText(first)
	if last != first {
		text += "/" + YearText(last)
	}
	// Years written like this always are a date; if one were not, the page
	// would say that the date is unknown.
	d, _ := edtf.Parse(text)
	return d
}

// YearText writes an astronomical year as EDTF has it. That of a deep past is
// written as what it is worth, three digits, and so said as an age.
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

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// SpecOf is a tick as the locale labels it.
func SpecOf(t layout.Tick) locale.TickSpec {
	return locale.TickSpec{
		Year: t.Year, Month: t.Month, Day: t.Day, Hour: t.Hour, Minute: t.Minute, Second: t.Second,
		Unit: unitOf(t.Step.Unit), Count: t.Step.Count,
	}
}

func unitOf(name string) locale.Unit {
	switch name {
	case "second":
		return locale.Seconds
	case "minute":
		return locale.Minutes
	case "hour":
		return locale.Hours
	case "day":
		return locale.Days
	case "month":
		return locale.Months
	}
	return locale.Years
}

// Civil is the civil time of a second.
func Civil(t int64) locale.TickSpec {
	const day = 86_400
	days := floorDiv(t, day)
	rest := int(t - days*day)
	spec := locale.TickSpec{Hour: rest / 3600, Minute: rest / 60 % 60, Second: rest % 60}
	spec.Year, spec.Month, spec.Day = edtf.CivilFromDays(days)
	return spec
}
