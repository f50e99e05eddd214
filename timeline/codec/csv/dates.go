package csv

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/datetext"
	"kronika/timeline/edtf"
)

// dates reads the dates of a table. What is doubtful in one cell is decided by the
// others of its column: whether 3/4/1999 has the day or the month first, and whether
// 1903-11 is a month or a range of years.
type dates struct {
	options datetext.Options
	// ranges says what 1903-11 is: a range of years or a month; undecided when both or
	// neither were seen.
	ranges, months bool
	order          string // what was asked for, or was seen
	serial         bool   // numbers are days of a spreadsheet
}

func newDates(opts codec.DecodeOptions, sample func(means string, visit func(cell string))) *dates {
	d := &dates{order: opts.Order, serial: opts.Serial}
	d.options.Languages = datetext.Known(opts.Languages...)
	dayFirst, monthFirst := false, false
	for _, means := range []string{"start", "end"} {
		sample(means, func(cell string) {
			first, second, ok := twoNumbers(cell)
			dayFirst = dayFirst || ok && first > 12 && second <= 12
			monthFirst = monthFirst || ok && second > 12 && first <= 12
			isRange, isMonth := yearsOrMonth(cell)
			d.ranges, d.months = d.ranges || isRange, d.months || isMonth
		})
	}
	if d.order == "" && dayFirst != monthFirst {
		d.order = map[bool]string{true: "day", false: "month"}[dayFirst]
	}
	d.options.Order = map[string]datetext.Order{"day": datetext.DayFirst, "month": datetext.MonthFirst}[d.order]
	if d.ranges && d.months {
		d.ranges, d.months = false, false
	}
	if opts.Dashes != "" {
		d.ranges, d.months = opts.Dashes == "years", opts.Dashes == "month"
	}
	return d
}

var dayInNumbers = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b`)

// twoNumbers returns the first two numbers of a day such as 3/4/1999.
func twoNumbers(cell string) (first, second int, ok bool) {
	m := dayInNumbers.FindStringSubmatch(cell)
	if m == nil {
		return 0, 0, false
	}
	first, _ = strconv.Atoi(m[1])
	second, _ = strconv.Atoi(m[2])
	return first, second, true
}

// yearsOrMonth reports whether a cell of the form 1903-11 can only be a range of years,
// or only a month.
func yearsOrMonth(cell string) (isRange, isMonth bool) {
	if len(cell) < 7 || cell[4] != '-' || strings.Trim(cell[:4]+cell[5:7], "0123456789") != "" {
		return false, false
	}
	if len(cell) > 7 { // 1999-04-12
		return false, cell[7] == '-'
	}
	second, before := cell[5:], cell[2:4]
	return second > "12", second <= "12" && second <= before
}

// A dateRead is how a cell, or two, were read.
type dateRead struct {
	words   string // of the file, where they are not the date's own notation
	wording bool   // they are more than another notation
	part    datetext.Part
}

// read puts the date of a row together.
func (d *dates) read(row *draft, when map[string]string) dateRead {
	start, end := when["start"], when["end"]
	if when["year"] != "" {
		start = joined(when["year"], when["month"], when["day"])
	} else if start == "" && when["month"] == "" {
		start = when["day"]
	}
	if when["end_year"] != "" {
		end = joined(when["end_year"], when["end_month"], when["end_day"])
	}
	if when["time"] != "" && start != "" {
		start += " " + when["time"]
	}
	if when["end_time"] != "" && end != "" {
		end += " " + when["end_time"]
	}
	if start == "" {
		start, end = end, ""
	}
	if start == "" {
		return dateRead{}
	}
	first, ok := d.one(row, "date", start)
	if !ok {
		return dateRead{}
	}
	row.event.Date = first.Date
	read := dateRead{start, first.Wording(start) != "", first.Part}
	exact := first.Exact || first.Date.String() == start
	if end != "" && end != start {
		last, ok := d.one(row, "end", end)
		if !ok {
			return dateRead{}
		}
		row.event.Date = d.span(row, first.Date, last.Date, end)
		read = dateRead{words: start + " – " + end, wording: read.wording || last.Wording(end) != ""}
		exact = exact && (last.Exact || last.Date.String() == end)
	}
	if exact {
		read.words, read.wording = "", false
	}
	return read
}

// joined writes the parts of a day as one text.
func joined(year, month, day string) string {
	year = strings.TrimSuffix(year, ".0")
	switch n, err := strconv.Atoi(month); {
	case month == "":
		return year
	case err == nil && day == "":
		return fmt.Sprintf("%s-%02d", year, n)
	case err == nil:
		if d, err := strconv.Atoi(day); err == nil {
			return fmt.Sprintf("%s-%02d-%02d", year, n, d)
		}
	}
	return strings.TrimSpace(day + " " + month + " " + year)
}

// one reads one date; false when it is at fault, or nothing tells which of two it is.
func (d *dates) one(row *draft, member, cell string) (r datetext.Result, ok bool) {
	row.Push(member)
	defer row.Pop()
	if d.serial {
		if day, ok := serialDay(cell); ok {
			date, err := edtf.Parse(day)
			return datetext.Result{Reading: datetext.Reading{Date: date}}, err == nil
		}
	}
	r, err := datetext.Read(cell, d.options)
	switch {
	case err != nil:
		problem, remedy := err.Error(), ""
		if e, ok := err.(*datetext.Error); ok {
			problem, remedy = e.Problem, e.Remedy
		}
		if day, ok := serialDay(cell); ok {
			row.Ask(timeline.AskSerial, cell, "a spreadsheet's number for "+day+"?", "say that it is, or write the date")
			return r, false
		}
		row.Fault(cell, problem, remedy)
		return r, false
	case r.Undated:
		row.Fault(cell, "no date", "write one, or leave the row out")
		return r, false
	case len(r.Others) == 0 || strings.Contains(r.Date.String(), "XX"): // the 1800s hold the decade too
		return r, true
	case yearsLike(cell) && d.ranges:
		r.Reading, r.Exact = r.Others[0], false
		return r, true
	case yearsLike(cell) && d.months:
		r.Exact = true
		return r, true
	case yearsLike(cell):
		row.Ask(timeline.AskDashes, cell, fmt.Sprintf("%s or %s", r.Date, r.Others[0].Date), "say which; other rows of the column do not tell")
		return r, false
	}
	row.Ask(timeline.AskOrder, cell, fmt.Sprintf("%s or %s", r.Date, r.Others[0].Date), "say whether the day or the month comes first; no other row of the column tells")
	return r, false
}

// yearsLike reports whether a cell has the form 1903-11.
func yearsLike(cell string) bool { return len(cell) == 7 && cell[4] == '-' }

// span joins two dates to an interval.
func (d *dates) span(row *draft, first, last edtf.Date, cell string) edtf.Date {
	from, _, _ := strings.Cut(first.String(), "/")
	to := last.String()
	to = to[strings.LastIndexByte(to, '/')+1:]
	if from == to {
		return first
	}
	date, err := edtf.Parse(from + "/" + to)
	if err != nil && strings.ContainsAny(from+to, "T") { // a time at one end only, or to the second
		date, err = edtf.Parse(timesOf(from, to))
	}
	if err != nil {
		row.Push("end")
		row.Fault(cell, "before the start, or no end of a range that begins with "+first.String(), "look at the two dates")
		row.Pop()
	}
	return date
}

// timesOf writes a range of which an end has a time of day: to the minute where both
// have one, else of days.
func timesOf(from, to string) string {
	a, _, fromTime := strings.Cut(from, "T")
	b, _, toTime := strings.Cut(to, "T")
	switch {
	case fromTime && toTime:
		return strings.TrimSuffix(from, ":00") + "/" + strings.TrimSuffix(to, ":00")
	case a == b:
		return from
	}
	return a + "/" + b
}

// serialDay returns the day that a spreadsheet means with a number of days since 1899.
func serialDay(cell string) (string, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(cell, ".0"))
	if err != nil || n < 20_000 || n > 60_000 {
		return "", false
	}
	y, m, dd := edtf.CivilFromDays(int64(n) + edtf.DaysFromCivil(1899, 12, 30))
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dd), true
}
