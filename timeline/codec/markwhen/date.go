package markwhen

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"kronika/timeline/codec"
	"kronika/timeline/edtf"
)

// dateLimit is how far into a line the colon behind its date may stand.
const dateLimit = 100

var (
	dayText    = regexp.MustCompile(`^(\d{4})(-\d\d(-\d\d)?)?$`)
	zuluTime   = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$`)
	eraYears   = regexp.MustCompile(`(?i)^(\d{1,5})\s?(BCE|BC|AD|CE)(?:\s?[–-]\s?(\d{1,5})\s?(BCE|BC|AD|CE))?$`)
	shortEras  = regexp.MustCompile(`(?i)^(\d{1,5})\s?[–-]\s?(\d{1,5})\s?(BCE|BC)$`)
	duration   = regexp.MustCompile(`(?i)^(\d{1,5})\s*(days?|d|weeks?|w|months?|years?|y)$`)
	rangeSlash = regexp.MustCompile(`\s*/\s*`)
	// otherDates are dates that Markwhen reads and that are no dates by
	// themselves, or not the same to everyone.
	otherDates = regexp.MustCompile(`(?i)^(now\b.*|(by|after|before)\s.*|!\w+.*|/\s*\d.*|\d{1,5}(/\d{1,5}){1,2}(\s.*)?|(\d{1,2}\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(\s+\d.*)?|\d{4}-?W\d\d.*|\d{4}\S*\s+every\s.*)$`)
	// likeDates begin as dates do: with a number, which at most a few words follow.
	likeDates = regexp.MustCompile(`^\d\S*(\s+\S+){0,7}$`)
)

// plain reports whether an end of an interval is a year, month or day from the
// year 1 on, which Markwhen reads as we do.
func plain(text string) bool {
	m := dayText.FindStringSubmatch(text)
	return m != nil && m[1] != "0000" && (m[2] == "" || m[2][1:3] <= "12")
}

// markwhenDate writes a date as Markwhen reads it: the same, or the days or
// years that it spans. False for what lies beyond its years.
func dateText(d edtf.Date, c edtf.Calendar) (string, bool) {
	text := d.String()
	start, end, isRange := strings.Cut(text, "/")
	switch {
	case !isRange && (plain(text) || zuluTime.MatchString(text)), isRange && plain(start) && plain(end):
		return text, true
	case isRange && plain(start) && end == "..":
		return start + "/now", true
	}
	if span, ok := codec.CalendarSpanOf(d, c); ok {
		if !span.AllDay {
			return span.From.Format("2006-01-02T15:04:05Z"), true
		}
		first, last := span.From.Format("2006-01-02"), span.To.AddDate(0, 0, -1).Format("2006-01-02")
		if first == last {
			return first, true
		}
		return first + "/" + last, true
	}
	return spanOfYears(d, c)
}

// spanOfYears writes the years that a date spans, with their eras.
func spanOfYears(d edtf.Date, c edtf.Calendar) (string, bool) {
	b := d.Bounds(c)
	from, to := b.StartLo.Sec, b.EndHi.Sec
	if from == edtf.NegInf {
		from = b.EndLo.Sec
	}
	if to == edtf.PosInf {
		to = b.StartHi.Sec
	}
	const limit = 100_000 * 31_557_600
	if from < -limit || from > limit || to < -limit || to > limit {
		return "", false
	}
	first, ok := eraYear(from)
	last, ok2 := eraYear(max(to-1, from))
	if first == last {
		return first, ok
	}
	return first + "–" + last, ok && ok2
}

func eraYear(second int64) (string, bool) {
	days := second / 86400
	if second%86400 < 0 {
		days--
	}
	year, _, _ := edtf.CivilFromDays(days)
	if year <= 0 {
		return fmt.Sprintf("%d BCE", 1-year), 1-year <= 99_999
	}
	return fmt.Sprintf("%d CE", year), year <= 99_999
}

// errOtherDate says that a line begins like an event, with a date that is none
// by itself.
var errOtherDate = errors.New("not a date by itself")

// beginsEvent reports whether what stands before a colon makes the line an event.
func beginsEvent(text string) bool {
	_, _, ok := readMarkwhenDate(text)
	return ok || instants.MatchString(text) || otherDates.MatchString(text)
}

// cutDate takes a line apart at the colon behind its date; false when the line
// is no event. Of several colons it is the last that leaves a date before it:
// times have some of their own.
func cutDate(line string) (date, title string, ok bool) {
	for at := min(len(line), dateLimit) - 1; at > 0; at-- {
		if line[at] == ':' && line[at-1] != '\\' && beginsEvent(strings.TrimSpace(line[:at])) {
			return strings.TrimSpace(line[:at]), strings.TrimSpace(line[at+1:]), true
		}
	}
	if at := likeDateColon(line); at > 0 && line[at-1] != '\\' {
		return strings.TrimSpace(line[:at]), strings.TrimSpace(line[at+1:]), true
	}
	return "", "", false
}

// likeDateColon finds the colon of a line that looks like an event though what stands
// before the colon is no date that is known: words that begin with a number, a colon, a
// blank and more words. It is -1 in other lines. A colon within a number, as in 10:30, is
// part of it.
func likeDateColon(line string) int {
	for at := 0; at < min(len(line)-1, dateLimit); at++ {
		if line[at] == ':' && line[at+1] == ' ' {
			if likeDates.MatchString(strings.TrimRight(strings.TrimSpace(line[:at]), `\`)) {
				return at
			}
			return -1
		}
	}
	return -1
}

// readMarkwhenDate reads a date: EDTF, years with an era, an interval with blanks
// around its slash, one that goes on until now or for so many days. The error
// says what is wrong with one that is understood but no date; false means that
// the text is something else.
func readMarkwhenDate(text string) (edtf.Date, error, bool) {
	if text == "" || len(text) > dateLimit || strings.ContainsAny(text, "\\\t") {
		return edtf.Date{}, nil, false
	}
	if m := eraYears.FindStringSubmatch(text); m != nil {
		return eraDate(m[1], m[2], m[3], m[4])
	}
	if m := shortEras.FindStringSubmatch(text); m != nil {
		return eraDate(m[1], m[3], m[2], m[3])
	}
	ends := rangeSlash.Split(text, 2)
	if len(ends) == 2 {
		if strings.EqualFold(ends[1], "now") {
			ends[1] = ".."
		}
		if m := duration.FindStringSubmatch(ends[1]); m != nil && plain(ends[0]) {
			end, ok := after(ends[0], m[1], m[2])
			if !ok {
				return edtf.Date{}, nil, false
			}
			ends[1] = end
		}
		text = strings.Join(ends, "/")
	}
	date, err := edtf.Parse(text)
	return date, nil, err == nil
}

func eraDate(from, fromEra, to, toEra string) (edtf.Date, error, bool) {
	text := eraText(from, fromEra)
	if to != "" {
		text += "/" + eraText(to, toEra)
	}
	date, err := edtf.Parse(text)
	return date, err, true
}

// eraText writes a year of an era as EDTF: 44 BCE is -0043.
func eraText(digits, era string) string {
	year, _ := strconv.Atoi(digits)
	if strings.HasPrefix(strings.ToUpper(era), "B") {
		year = 1 - year
	}
	return edtf.YearText(int64(year))
}

// after is the last day of what begins at a date and goes on for so long.
func after(start, count, unit string) (string, bool) {
	n, _ := strconv.Atoi(count)
	layout := "2006-01-02"[:len(start)]
	from, err := time.Parse(layout, start)
	if err != nil || n == 0 {
		return "", false
	}
	switch strings.ToLower(unit)[0] {
	case 'd':
		from = from.AddDate(0, 0, n)
	case 'w':
		from = from.AddDate(0, 0, 7*n)
	case 'm':
		from = from.AddDate(0, n, 0)
	default:
		from = from.AddDate(n, 0, 0)
	}
	if from.Year() > 9999 {
		return "", false
	}
	return from.AddDate(0, 0, -1).Format("2006-01-02"), true
}
