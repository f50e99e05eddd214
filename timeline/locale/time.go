package locale

import (
	"fmt"

	"kronika/timeline/edtf"
)

// timeOfDay writes hours and minutes, and seconds where they say something: the
// standard makes every time carry seconds, so :00 is mostly form.
func (w writer) timeOfDay(p edtf.Point) string {
	f := &fields{hour: twoDigits(int(p.Hour)), minute: twoDigits(int(p.Minute)), second: twoDigits(int(p.Second))}
	if p.Second == 0 && p.FractionLen == 0 {
		return format(w.table.Patterns["Hm"], f)
	}
	if p.FractionLen > 0 {
		f.second += w.table.Decimal + fraction(p)
	}
	return format(w.table.Patterns["Hms"], f)
}

// fraction returns the digits that were written after the second's point.
func fraction(p edtf.Point) string {
	nano := fmt.Sprintf("%09d", p.Nanosecond)
	return nano[:min(int(p.FractionLen), len(nano))]
}

// zoned adds what a time of day is counted from. A label leaves out that a time
// is local: that is what a reader takes it for.
func (w writer) zoned(p edtf.Point, text string) string {
	switch {
	case p.Zone == edtf.Local && w.short:
		return text
	case p.Zone == edtf.Local:
		return w.T("date.local", text)
	}
	return text + "\u00a0" + zoneName(p)
}

// zoneName writes UTC, UTC+02:00 or UTC−05:00.
func zoneName(p edtf.Point) string {
	minutes, sign := int(p.OffsetMinutes), "+"
	if p.Zone == edtf.UTC || minutes == 0 {
		return "UTC"
	}
	if minutes < 0 {
		minutes, sign = -minutes, "\u2212"
	}
	return "UTC" + sign + twoDigits(minutes/60) + ":" + twoDigits(minutes%60)
}

func twoDigits(n int) string {
	return string([]byte{byte('0' + n/10%10), byte('0' + n%10)})
}
