package timelinejs

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"kronika/timeline/edtf"
)

// readDate reads the four cells of a date; nil when they are empty.
func (r *tlRow) readDate(year, month, day, time string) *tlDate {
	d := &tlDate{}
	if iso := isoDate.FindStringSubmatch(r.cells[year]); iso != nil && r.cells[month] == "" && r.cells[day] == "" {
		for i, part := range iso[1:] {
			d.Parts[i] = strings.TrimLeft(part, "0")
		}
	} else {
		d.Parts[tlYear] = r.readNumber(year, "write the year in digits, such as 1999, or -44 for 44 BCE")
		d.Parts[tlMonth] = r.readMonth(month)
		d.Parts[tlDay] = r.readNumber(day, "write a number from 1 to 31, or leave it empty")
	}
	r.readTime(time, d)
	switch {
	case d.Parts == [7]string{}:
		return nil
	case r.cells[year] == "":
		r.fault(year, "", "missing", "write the year to which the other cells belong")
	}
	return d
}

var (
	isoDate = regexp.MustCompile(`^(\d{4})-(\d\d)(?:-(\d\d))?$`)
	// plainDate is what the columns of the template can say.
	plainDate = regexp.MustCompile(`^-?\d+(-\d\d)?(-\d\d)?$`)
)

// readNumber reads a cell that holds a whole number, as spreadsheets show it:
// 2,021 is 2021. What is none is left to stand there, so that what depends on it
// is not missing.
func (r *tlRow) readNumber(column, remedy string) string {
	cell := r.cells[column]
	digits := strings.Map(func(c rune) rune {
		if c == ',' || unicode.IsSpace(c) {
			return -1
		}
		return c
	}, cell)
	digits = strings.TrimSuffix(digits, ".0")
	if _, err := strconv.ParseInt(digits, 10, 64); cell != "" && err != nil && !r.isExact(column) {
		r.fault(column, cell, "not a whole number", remedy)
	}
	return digits
}

// isExact tells that a cell holds a whole date in EDTF, alone in its row.
func (r *tlRow) isExact(column string) bool {
	if column != colYear {
		return false
	}
	for _, other := range []string{colMonth, colDay, colTime, colEndYear, colEndMonth, colEndDay, colEndTime} {
		if r.cells[other] != "" {
			return false
		}
	}
	_, err := edtf.Parse(r.cells[column])
	return err == nil
}

// readExactDate reads a cell that holds a whole date in EDTF, such as 1850~, and
// makes of the slide one that TimelineJS can show.
func (r *tlRow) readExactDate(m *tlMapper, s *tlSlide) {
	cell := r.cells[colYear]
	if plainDate.MatchString(cell) || !r.isExact(colYear) {
		return
	}
	date, _ := edtf.Parse(cell) // isExact has seen to it
	if start, end, ok := m.tlDates(date); ok {
		r.date, s.Start, s.End = date, start, end
	}
}

// months are the names of months that sheets are written in.
var months = [...][]string{
	{"january", "janar", "janari"}, {"february", "shkurt", "shkurti"}, {"march", "mars", "marsi"}, {"april", "prill", "prilli"},
	{"may", "maj", "maji"}, {"june", "qershor", "qershori"}, {"july", "korrik", "korriku"}, {"august", "gusht", "gushti"},
	{"september", "shtator", "shtatori"}, {"october", "tetor", "tetori"}, {"november", "nëntor", "nëntori", "nentor"}, {"december", "dhjetor", "dhjetori"},
}

// readMonth reads a month: its number or its name, cut short or not.
func (r *tlRow) readMonth(column string) string {
	name := strings.TrimSuffix(strings.ToLower(r.cells[column]), ".")
	for i, names := range months {
		for _, full := range names {
			if name == full || len(name) >= 3 && (name == full[:3] || name == "sept" && full == "september") {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return r.readNumber(column, "write a number from 1 to 12 or the month's name, or leave it empty")
}

var (
	clock   = regexp.MustCompile(`^(\d{1,2})(?:[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,:](\d{1,9}))?)?)?\s*([AaPp]\.?\s?[Mm]\.?)?$`)
	compact = regexp.MustCompile(`^(\d{1,2})(\d\d)$`)
)

// readTime reads a time of day into a date: 14:05, 14:05:09.5, 1405, 2:05 PM.
func (r *tlRow) readTime(column string, d *tlDate) {
	cell := r.cells[column]
	if cell == "" {
		return
	}
	parts := compact.FindStringSubmatch(cell)
	if parts == nil {
		parts = clock.FindStringSubmatch(cell)
	} else {
		parts = append(parts, "", "", "")
	}
	if parts == nil || !readClock(parts, d) {
		d.Parts[tlHour] = "0" // so that its day is not thought to be all there is
		r.fault(column, cell, "not a time of day", "write it as 14:05 or 2:05 PM, or leave it empty")
	}
}

// readClock reads hour, minute, second, fraction and half of the day; false when
// they are no time.
func readClock(parts []string, d *tlDate) bool {
	hour, _ := strconv.Atoi(parts[1])
	minute, _ := strconv.Atoi(parts[2])
	second, _ := strconv.Atoi(parts[3])
	if half := strings.ToLower(parts[5]); half != "" {
		if hour < 1 || hour > 12 {
			return false
		}
		if hour %= 12; half[0] == 'p' {
			hour += 12
		}
	}
	if hour > 23 || minute > 59 || second > 59 {
		return false
	}
	d.Parts[tlHour] = strconv.Itoa(hour)
	if parts[2] != "" {
		d.Parts[tlMinute] = strconv.Itoa(minute)
	}
	if parts[3] != "" {
		d.Parts[tlSecond] = strconv.Itoa(second)
	}
	if parts[4] != "" {
		milli, _ := strconv.Atoi((parts[4] + "00")[:3])
		d.Parts[tlMillisecond] = strconv.Itoa(milli)
	}
	return true
}

var (
	firstISO   = regexp.MustCompile(`^(-?\d{1,18})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$`)
	firstDay   = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})/(\d{1,18})$`)
	firstMonth = regexp.MustCompile(`^(\d{1,2})/(\d{1,18})$`)
)

// readFirstDate reads a date of the first template, which has it in one cell:
// 1999, 1999-04-12, 4/12/1999 (the month first), 4/1999, and a time behind it.
func (r *tlRow) readFirstDate(column string) *tlDate {
	cell := r.cells[column]
	if cell == "" {
		return nil
	}
	date, time, _ := strings.Cut(strings.Replace(cell, "T", " ", 1), " ")
	d := &tlDate{}
	switch {
	case firstISO.MatchString(date):
		copy(d.Parts[:], firstISO.FindStringSubmatch(date)[1:])
	case firstDay.MatchString(date):
		p := firstDay.FindStringSubmatch(date)
		d.Parts[tlYear], d.Parts[tlMonth], d.Parts[tlDay] = p[3], p[1], p[2]
	case firstMonth.MatchString(date):
		p := firstMonth.FindStringSubmatch(date)
		d.Parts[tlYear], d.Parts[tlMonth] = p[2], p[1]
	default:
		d.Parts[tlYear] = "1"
		r.fault(column, cell, "not a date", "write it as 1999, 1999-04-12 or 4/12/1999, the month first")
		return d
	}
	if time = strings.TrimSpace(time); time != "" {
		r.cells[column] = time
		r.readTime(column, d)
		r.cells[column] = cell
	}
	return d
}
