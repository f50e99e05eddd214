package locale

import (
	"strconv"

	"kronika/timeline/edtf"
)

// Date writes d as a sentence has it: "7 September 2022".
func (l *Locale) Date(d edtf.Date) string { return l.basic(d, "", l.table.Months) }

// DateShort writes d as a label on the chart has it: "7 Sept 2022".
func (l *Locale) DateShort(d edtf.Date) string { return l.basic(d, "Short", l.table.MonthsShort) }

func (l *Locale) basic(d edtf.Date, short string, months [12]string) string {
	p := d.Start.Point
	f := fields{year: strconv.FormatInt(p.Year, 10), day: strconv.Itoa(int(p.Day))}
	if p.Month >= 1 && p.Month <= 12 {
		f.month = months[p.Month-1]
	}
	switch {
	case f.month == "":
		return f.year
	case p.Day == 0:
		return format(l.table.Patterns["yM"+short], &f)
	}
	return format(l.table.Patterns["yMd"+short], &f)
}

// DateTimeAttr is the value of <time datetime>.
func (l *Locale) DateTimeAttr(d edtf.Date) (string, bool) {
	p := d.Start.Point
	if p.Year < 1 {
		return "", false
	}
	return strconv.FormatInt(p.Year, 10), true
}

// Duration says coarsely how long something is: "46 years".
func (l *Locale) Duration(seconds int64) string {
	return l.N("duration.years", seconds/31556952)
}
