package locale

import (
	"fmt"
	"strconv"

	"kronika/timeline/edtf"
)

// point writes one date as a phrase.
func (w writer) point(p edtf.Point) phrase {
	ph := w.unqualified(p)
	w.qualify(&ph, p)
	return ph
}

// unqualified is point without regard to ? and ~.
func (w writer) unqualified(p edtf.Point) phrase {
	switch {
	case p.Month == 0 && p.MonthMask == 0:
		return w.year(p)
	case p.Month > 12:
		return w.part(p)
	case p.YearMask != 0:
		return w.monthOfSomeYear(p)
	case p.MonthMask != 0 || p.DayMask != 0:
		return w.masked(p)
	case p.HasTime:
		return bare(aTime, w.dateTime(p))
	case p.Day != 0:
		return bare(aDay, w.pattern("yMd", w.fields(p)))
	}
	return bare(aMonth, w.pattern("yM", w.fields(p)))
}

// pattern formats by a CLDR pattern, with abbreviated months in labels.
func (w writer) pattern(skeleton string, f *fields) string {
	if w.short {
		skeleton += "Short"
	}
	return format(w.table.Patterns[skeleton], f)
}

// fields writes out what the date patterns ask for.
func (w writer) fields(p edtf.Point) *fields {
	f := &fields{year: w.yearText(p.Year), month: w.month(int(p.Month))}
	if p.Day != 0 {
		f.day = strconv.Itoa(int(p.Day))
	}
	return f
}

// month names a month, 1 to 12; any other number has no name.
func (w writer) month(n int) string {
	switch {
	case n < 1 || n > 12:
		return ""
	case w.short:
		return w.table.MonthsShort[n-1]
	}
	return w.table.Months[n-1]
}

// dateTime writes a day with its time of day, on the 24-hour clock.
func (w writer) dateTime(p edtf.Point) string { return w.zoned(p, w.dayAndTime(p)) }

// dayAndTime is dateTime without what the time is counted from.
func (w writer) dayAndTime(p edtf.Point) string {
	return w.atTime(w.pattern("yMd", w.fields(p)), w.timeOfDay(p))
}

// atTime joins a date and a time of day.
func (w writer) atTime(date, time string) string {
	if w.short {
		return join(w.table.Patterns["atTimeShort"], time, date)
	}
	return join(w.table.Patterns["atTime"], time, date)
}

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
