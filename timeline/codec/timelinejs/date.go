package timelinejs

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"kronika/timeline/document"
	"kronika/timeline/edtf"
)

// Dates of TimelineJS are parts without a word on what is meant by those that
// are missing. We read a date exact to the finest part that is given, negative
// years as historical ones (-44 is 44 BCE, which is EDTF's -0043), and times as
// local.

// tlPartLimits are the least and the greatest that a part other than the year
// can be.
var tlPartLimits = [...][2]int64{tlMonth: {1, 12}, tlDay: {1, 31}, tlHour: {0, 23}, tlMinute: {0, 59}, tlSecond: {0, 59}, tlMillisecond: {0, 999}}

// date reads when a slide is. It records what is wrong, and notes what cannot be
// kept; with faults the date is none.
func (m *tlMapper) date(s *tlSlide) edtf.Date {
	if s.Start == nil {
		m.missing("write at least its year, such as 1999", "start_date")
		return edtf.Date{}
	}
	start, ok := m.point("start_date", s.Start)
	if !ok || s.End.isBlank() {
		return m.parsed("start_date", start, ok)
	}
	end, ok := m.point("end_date", s.End)
	if !ok || start == end {
		return m.parsed("start_date", start, ok)
	}
	startDay, _, startTime := strings.Cut(start, "T")
	endDay, _, endTime := strings.Cut(end, "T")
	switch {
	case startTime && startDay == endDay && end < start:
		m.Push("end_date")
		m.Fault(end, "before the start", "swap the two dates, or leave the end out")
		m.Pop()
		return edtf.Date{}
	case startTime == endTime:
		return m.parsed("end_date", rangeEnd(start)+"/"+rangeEnd(end), true)
	case startDay != endDay:
		m.note("start_date", "the time at one end of a range of days is kept, but not shown")
		return m.parsed("end_date", startDay+"/"+endDay, true)
	case endTime:
		m.note("end_date", "the time at which something ended is kept, but not shown")
		return m.parsed("start_date", startDay, true)
	}
	return m.parsed("start_date", start, true)
}

// rangeEnd writes an end of a range: of a time of day the minute, or where it says
// something, the second to a tenth.
func rangeEnd(text string) string {
	_, time, _ := strings.Cut(text, "T")
	if len(time) != len("15:04:05") {
		return text
	}
	if minute, ok := strings.CutSuffix(text, ":00"); ok {
		return minute
	}
	return text + ".0"
}

// isBlank reports whether a date is not there or has no part with anything in it, as the
// template of TimelineJS writes it.
func (d *tlDate) isBlank() bool {
	return d == nil || strings.TrimSpace(strings.Join(d.Parts[:], "")) == ""
}

// parsed reads an expression made of parts, which may still be none, such as 30
// February.
func (m *tlMapper) parsed(member, expression string, ok bool) edtf.Date {
	if !ok {
		return edtf.Date{}
	}
	m.Push(member)
	defer m.Pop()
	return m.ParseDate(expression)
}

// point writes the parts of one date as EDTF; false when there are faults in it.
func (m *tlMapper) point(member string, d *tlDate) (string, bool) {
	m.Push(member)
	defer m.Pop()
	var parts [len(tlPartNames)]int64
	given, faults := 0, len(m.Faults)
	for i, text := range d.Parts {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		parts[i] = m.part(i, text)
		if given == i {
			given++
		} else {
			m.note(member+"."+tlPartNames[i], "a part of a date without the part before it is kept, but not used")
		}
	}
	if d.Parts[tlYear] == "" {
		m.Push("year")
		m.Fault("", "missing", "write it in digits, such as 1999, or -44 for 44 BCE")
		m.Pop()
	}
	if d.ZeroNumber {
		m.note(member, "a time with the number 0, which TimelineJS does not show, is shown")
	}
	if len(m.Faults) > faults {
		return "", false
	}
	year := parts[tlYear]
	if year < 0 {
		year++ // there is no year 0 in history, and there is one in EDTF
	}
	if (year > 9999 || year < -9999) && given > 1 {
		m.note(member, "months and days of years beyond 9999 are kept, but not used")
	}
	text := tlExpression(year, parts, given)
	if _, err := edtf.Parse(text); err != nil {
		problem, remedy := document.DateFault(err)
		m.Push(tlPartNames[max(0, min(given-1, tlDay))])
		m.Fault(text, problem, remedy)
		m.Pop()
		return "", false
	}
	return text, true
}

// part reads one part.
func (m *tlMapper) part(i int, text string) int64 {
	m.Push(tlPartNames[i])
	defer m.Pop()
	n, err := strconv.ParseInt(text, 10, 64)
	if f, e := strconv.ParseFloat(text, 64); err != nil && e == nil && math.Abs(f) < 1<<62 && !strings.ContainsAny(text, "xXpP_") {
		m.note(strings.TrimPrefix(m.Path(), m.Place.Path("")), "the fraction of a part of a date is kept, but not used")
		n, err = int64(f), nil
	}
	switch {
	case err != nil && i == tlYear:
		m.Fault(text, "not a whole number", "write digits only, such as 1999, or -44 for 44 BCE")
	case err != nil:
		m.Fault(text, "not a whole number", fmt.Sprintf("write one from %d to %d, or leave it out", tlPartLimits[i][0], tlPartLimits[i][1]))
	case i == tlYear && n == 0:
		m.Fault(text, "there was no year 0", "write -1 for 1 BCE or 1 for 1 CE")
	case i > tlYear && (n < tlPartLimits[i][0] || n > tlPartLimits[i][1]):
		m.Fault(text, "out of range", fmt.Sprintf("write a number from %d to %d, or leave it out", tlPartLimits[i][0], tlPartLimits[i][1]))
	}
	return n
}

// tlExpression writes parts, of which the first few are given, as EDTF. The year
// is the astronomical one.
func tlExpression(year int64, parts [len(tlPartNames)]int64, given int) string {
	text := edtf.YearText(year)
	if text[0] == 'Y' {
		return text
	}
	for i := tlMonth; i < given && i <= tlDay; i++ {
		text += fmt.Sprintf("-%02d", parts[i])
	}
	if given > tlHour {
		text += fmt.Sprintf("T%02d:%02d", parts[tlHour], parts[tlMinute])
	}
	if given > tlSecond {
		text += fmt.Sprintf(":%02d", parts[tlSecond])
	}
	if given > tlMillisecond {
		text += fmt.Sprintf(".%03d", parts[tlMillisecond])
	}
	return text
}
