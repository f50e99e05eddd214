package locale

import (
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
func (w writer) dateTime(p edtf.Point) string {
	date := w.pattern("yMd", w.fields(p))
	return w.zoned(p, w.atTime(date, w.timeOfDay(p)))
}

// atTime joins a date and a time of day.
func (w writer) atTime(date, time string) string {
	if w.short {
		return join(w.table.Patterns["atTimeShort"], time, date)
	}
	return join(w.table.Patterns["atTime"], time, date)
}
