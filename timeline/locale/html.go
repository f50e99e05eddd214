package locale

import (
	"fmt"
	"strings"

	"kronika/timeline/edtf"
)

// DateTimeAttr returns d as the value of <time datetime>, which HTML reads as a
// year, a month, a day or a moment after year 0.
//
// Where HTML has no form for d, the value is the beginning of d as exactly as d
// is known: 1999 for "1999/2003", 1990 for "199X", 2021 for a season of it, the
// end of an interval whose start is open, the first of a set. It is the same in
// every language. For a date that begins before year 1, ok is false.
//
// See https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value.
func (*Locale) DateTimeAttr(d edtf.Date) (value string, ok bool) {
	p, ok := firstPoint(d)
	if !ok || p.BeyondAxis || p.Year < 1 {
		return "", false
	}
	year := fmt.Sprintf("%04d", p.Year)
	switch {
	case p.YearMask|p.MonthMask != 0 || p.Month == 0 || p.Month > 12:
		return year, true
	case p.DayMask != 0 || p.Day == 0:
		return year + "-" + twoDigits(int(p.Month)), true
	}
	day := year + "-" + twoDigits(int(p.Month)) + "-" + twoDigits(int(p.Day))
	if p.HasTime {
		return day + "T" + htmlTime(p), true
	}
	return day, true
}

// firstPoint returns the first point that is written in d.
func firstPoint(d edtf.Date) (p edtf.Point, ok bool) {
	ends := []edtf.End{d.Start, d.End}
	switch {
	case d.Kind == edtf.Single:
		ends = ends[:1]
	case len(d.Set) > 0:
		ends = []edtf.End{d.Set[0].From, d.Set[0].To}
	}
	for _, e := range ends {
		if e.Kind == edtf.Dated {
			return e.Point, true
		}
	}
	return edtf.Point{}, false
}

// htmlTime writes a time of day and its offset. A leap second and digits beyond
// milliseconds are left out, since HTML has no form for them.
func htmlTime(p edtf.Point) string {
	var b strings.Builder
	b.WriteString(twoDigits(int(p.Hour)) + ":" + twoDigits(int(p.Minute)))
	if p.HasSecond && p.Second < 60 {
		b.WriteString(":" + twoDigits(int(p.Second)))
		if p.FractionLen > 0 {
			b.WriteString("." + fraction(p)[:min(3, int(p.FractionLen))])
		}
	}
	switch {
	case p.Zone == edtf.UTC:
		b.WriteByte('Z')
	case p.Zone == edtf.Offset && p.OffsetMinutes < 0:
		b.WriteString("-" + twoDigits(int(-p.OffsetMinutes)/60) + ":" + twoDigits(int(-p.OffsetMinutes)%60))
	case p.Zone == edtf.Offset:
		b.WriteString("+" + twoDigits(int(p.OffsetMinutes)/60) + ":" + twoDigits(int(p.OffsetMinutes)%60))
	}
	return b.String()
}
