package locale

import (
	"strconv"

	"kronika/timeline/edtf"
)

// masked writes a date whose month or day is not known to the digit, in a known
// year: "some month in 1999", "some day in June 2004", "20 or 30 June 2004". On
// labels and within frames it is the year or month that holds it, which claims
// no more.
func (w writer) masked(p edtf.Point) phrase {
	year := bare(aYear, w.yearText(p.Year))
	months := candidates(p.Month, p.MonthMask, 12)
	switch {
	case p.MonthMask == 0:
		return w.someDayOfMonth(p)
	case p.DayMask == 0 && p.Day != 0:
		year.alone = w.T("date.some.dayOfMonth", strconv.Itoa(int(p.Day)), year.text[nominative])
	case p.DayMask != 0 && len(months) == 12:
		year.alone = w.T("date.some.day.year", year.text[nominative])
	case p.DayMask != 0:
		year.alone = w.T("date.some.day.of", w.someMonths(p.Year, months))
	case len(months) == 12:
		year.alone = w.T("date.some.month", year.text[nominative])
	default:
		year.alone = w.T("date.some.month.of", w.someMonths(p.Year, months))
	}
	return w.onlyLong(year)
}

// onlyLong drops the long wording from labels.
func (w writer) onlyLong(ph phrase) phrase {
	if w.short {
		ph.alone = ""
	}
	return ph
}

// someDayOfMonth writes an unknown day of a known month.
func (w writer) someDayOfMonth(p edtf.Point) phrase {
	month := bare(aMonth, w.pattern("yM", w.fields(p)))
	days := candidates(p.Day, p.DayMask, monthLength(p.Month))
	switch {
	case p.DayMask == 0b11:
		month.alone = w.T("date.some.day.month", month.text[nominative])
	case len(days) <= 3:
		f := w.fields(p)
		f.day = w.ListOr(written(days))
		month.alone = w.pattern("yMd", f)
	default:
		f := w.fields(p)
		f.day = strconv.Itoa(days[0]) + "–" + strconv.Itoa(days[len(days)-1])
		month.alone = w.T("date.some.day.of", w.pattern("yMd", f))
	}
	return w.onlyLong(month)
}

// someMonths writes the months that a mask admits: one to three by name, more
// of them, which are always in a row, by the first and the last.
func (w writer) someMonths(year int64, months []int) string {
	if len(months) > 3 {
		return w.months("yM", year, months[0], months[len(months)-1])
	}
	names := make([]string, len(months))
	for i, m := range months {
		names[i] = w.month(m)
	}
	return w.pattern("yM", &fields{month: w.ListOr(names), year: w.yearText(year)})
}

// monthOfSomeYear writes a month or day of a year that is not known to the
// digit.
func (w writer) monthOfSomeYear(p edtf.Point) phrase {
	if p.MonthMask != 0 || p.DayMask != 0 {
		return w.inSomeYear(p, w.maskedWithoutYear(p))
	}
	if p.Day == 0 {
		return w.inSomeYear(p, w.month(int(p.Month)))
	}
	return w.inSomeYear(p, w.pattern("Md", w.fields(p)))
}

// maskedWithoutYear names the month where it is known; an unknown month or day
// of an unknown year adds nothing to the year.
func (w writer) maskedWithoutYear(p edtf.Point) string {
	if p.MonthMask != 0 {
		return ""
	}
	return w.month(int(p.Month))
}

// inSomeYear adds the years that a masked year admits to what is known of the
// date within it.
func (w writer) inSomeYear(p edtf.Point, within string) phrase {
	ph := w.maskedYear(p)
	if within == "" {
		return ph
	}
	lo, hi, span := maskedSpan(p)
	switch {
	case p.YearMask == allDigits:
		ph.alone = within + ", " + ph.text[nominative]
	case span:
		ph.alone = w.T("date.year.oneof", within, w.yearSpan(lo, hi))
	default:
		ph.alone = within + " " + ph.text[nominative]
	}
	return w.onlyLong(ph)
}

// candidates lists the numbers from 1 to last that a masked pair of digits
// admits.
func candidates(value uint8, mask edtf.Mask, last int) []int {
	var list []int
	for n := 1; n <= last; n++ {
		ones := mask&1 != 0 || n%10 == int(value)%10
		tens := mask&2 != 0 || n/10 == int(value)/10
		if ones && tens {
			list = append(list, n)
		}
	}
	return list
}

// monthLength is the most days a month can have.
func monthLength(month uint8) int {
	switch month {
	case 2:
		return 29
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func written(numbers []int) []string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return texts
}
