package markwhen

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"kronika/timeline/datetext"
	"kronika/timeline/edtf"
)

// A context is what dates of Markwhen are read by that their own words do not say: the
// day of reading, the order of day and month, and the event before.
type context struct {
	today     time.Time
	order     datetext.Order
	languages []string
	before    edtf.Span // of the event before; zero when there is none
	assumed   bool      // the last date that was read depends on the day of reading
}

// repeatLimit bounds how many events one line may become.
const repeatLimit = 500

var (
	repeated  = regexp.MustCompile(`(?i)^(.+?)\s+every\s+(?:(\d{1,4})\s+)?(days?|weeks?|months?|years?)(?:\s+x\s*(\d{1,4})|\s+for\s+(\d{1,4})\s+times?|\s+(\d{1,4})\s+times?)$`)
	rangeDash = regexp.MustCompile(`\s+[-–—]\s+`)
	instants  = regexp.MustCompile(`^(\d{4}-\d\d-\d\dT[\d:.]+Z?)-(\d{4}-\d\d-\d\dT[\d:.]+Z?)$`)
	clockTime = regexp.MustCompile(`(?i)^(\d{1,2})(?::(\d\d))?\s*(am|pm)?$`)
	timeSpan  = regexp.MustCompile(`(?i)^(\d{1,5})\s*(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|w|months?|years?|y)$`)
)

// dates reads the dates of an event's line: one, or of a series all. False means that
// the text is none that can be read.
func (c *context) dates(text string) ([]edtf.Date, bool) {
	c.assumed = false
	m := repeated.FindStringSubmatch(text)
	if m == nil {
		date, ok := c.date(text)
		return []edtf.Date{date}, ok
	}
	first, ok := c.date(m[1])
	count, _ := strconv.Atoi(m[4] + m[5] + m[6])
	every, _ := strconv.Atoi(m[2])
	if !ok || count < 1 || count > repeatLimit {
		return nil, false
	}
	dates := []edtf.Date{first}
	for i := 1; i < count; i++ {
		next, ok := shifted(first, i*max(every, 1), m[3])
		if !ok {
			return nil, false
		}
		dates = append(dates, next)
	}
	return dates, true
}

// date reads one date or range.
func (c *context) date(text string) (edtf.Date, bool) {
	if date, _, ok := readMarkwhenDate(text); ok {
		return date, true
	}
	if date, ok := c.words(text); ok {
		return date, true
	}
	ends := rangeDash.Split(text, 2)
	if len(ends) == 1 {
		ends = rangeSlash.Split(text, 2)
	}
	if m := instants.FindStringSubmatch(text); m != nil {
		ends = m[1:]
	}
	start, ok := c.start(ends[0])
	if !ok {
		return edtf.Date{}, false
	}
	if len(ends) == 1 {
		if length := timeSpan.FindStringSubmatch(ends[0]); length != nil { // from where the last event ended
			return between(c.end(), length, length)
		}
		date, err := edtf.Parse(start)
		return date, err == nil
	}
	return c.until(start, ends[1])
}

// until reads a range that begins at a date in EDTF.
func (c *context) until(start, end string) (edtf.Date, bool) {
	if strings.EqualFold(end, "now") {
		date, err := edtf.Parse(start + "/..")
		return date, err == nil
	}
	from, err := edtf.Parse(start)
	if err != nil {
		return edtf.Date{}, false
	}
	if length := timeSpan.FindStringSubmatch(end); length != nil {
		return between(c.moment(from.Bounds(edtf.Calendar{}).StartLo), length, length)
	}
	day, _, _ := strings.Cut(start, "T")
	if clock, ok := clockOf(end); ok && day != start {
		end = day + "T" + clock
	} else if last, ok := c.point(end); ok {
		end = last
	} else {
		return edtf.Date{}, false
	}
	date, err := edtf.Parse(toTheMinute(start) + "/" + toTheMinute(end))
	return date, err == nil
}

// start reads the beginning of a range, or a single date, as EDTF.
func (c *context) start(text string) (string, bool) {
	if strings.EqualFold(text, "now") {
		c.assumed = true
		return c.today.Format(time.DateOnly), true
	}
	if length := timeSpan.FindStringSubmatch(text); length != nil && c.before != (edtf.Span{}) { // so long after the last event
		return momentText(added(c.end(), length), length[2]), true
	}
	if clock, ok := clockOf(text); ok && c.withinDay() {
		return c.moment(c.before.StartLo).Format(time.DateOnly) + "T" + clock, true
	}
	return c.point(text)
}

// withinDay reports whether the event before is of one day.
func (c *context) withinDay() bool {
	first, last := c.before.StartLo.Sec, c.before.EndHi.Sec-1
	return c.before != (edtf.Span{}) && first/86400 == last/86400
}

// point reads one date as EDTF.
func (c *context) point(text string) (string, bool) {
	if date, ok := c.words(text); ok && date.Kind == edtf.Single {
		return date.String(), true
	}
	date, ok := c.words(fmt.Sprintf("%s %d", text, c.today.Year())) // January 3
	if !ok || date.Kind != edtf.Single || !strings.ContainsFunc(text, isLetter) {
		return "", false
	}
	c.assumed = true
	return date.String(), true
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// words reads a date as people write it, all of its words.
func (c *context) words(text string) (edtf.Date, bool) {
	r, err := datetext.Read(text, datetext.Options{Languages: c.languages, Order: c.order})
	if err != nil || r.Undated || len(r.Ignored) > 0 || r.Part != "" {
		return edtf.Date{}, false
	}
	return r.Date, true
}

// clockOf reads 10am, 10:30 pm and 14:30 as hh:mm.
func clockOf(text string) (string, bool) {
	m := clockTime.FindStringSubmatch(text)
	if m == nil || m[2] == "" && m[3] == "" {
		return "", false
	}
	hour, _ := strconv.Atoi(m[1])
	minute, _ := strconv.Atoi(m[2])
	if m[3] != "" {
		if hour < 1 || hour > 12 {
			return "", false
		}
		if hour %= 12; strings.EqualFold(m[3], "pm") {
			hour += 12
		}
	}
	return fmt.Sprintf("%02d:%02d", hour, minute), hour < 24 && minute < 60
}

// end is where the event before ended: of one that goes on, today.
func (c *context) end() time.Time {
	if c.before.EndHi.Sec == edtf.PosInf {
		c.assumed = true
		return c.today.Truncate(24*time.Hour).AddDate(0, 0, 1)
	}
	return c.moment(c.before.EndHi)
}

func (c *context) moment(i edtf.Instant) time.Time { return time.Unix(i.Sec, 0).UTC() }

// between is what begins at a moment and lasts so long.
func between(from time.Time, length, precision []string) (edtf.Date, bool) {
	to := added(from, length)
	if to.Year() > 9999 || from.Year() < 1 || !to.After(from) {
		return edtf.Date{}, false
	}
	if isOfDays(precision[2]) {
		to = to.AddDate(0, 0, -1)
	}
	first, last := momentText(from, precision[2]), momentText(to, precision[2])
	if first == last {
		date, err := edtf.Parse(first)
		return date, err == nil
	}
	date, err := edtf.Parse(first + "/" + last)
	return date, err == nil
}

// added is the moment so long after another.
func added(t time.Time, length []string) time.Time {
	n, _ := strconv.Atoi(length[1])
	switch unit := strings.ToLower(length[2]); {
	case strings.HasPrefix(unit, "min"):
		return t.Add(time.Duration(n) * time.Minute)
	case unit[0] == 'h':
		return t.Add(time.Duration(n) * time.Hour)
	case unit[0] == 'd':
		return t.AddDate(0, 0, n)
	case unit[0] == 'w':
		return t.AddDate(0, 0, 7*n)
	case unit[0] == 'm':
		return t.AddDate(0, n, 0)
	default:
		return t.AddDate(n, 0, 0)
	}
}

// isOfDays reports whether a unit is a day or longer.
func isOfDays(unit string) bool {
	unit = strings.ToLower(unit)
	return unit[0] != 'h' && !strings.HasPrefix(unit, "min")
}

func momentText(t time.Time, unit string) string {
	if isOfDays(unit) {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04")
}

// toTheMinute writes an end of a range of times as EDTF's extension has it: without
// seconds that say nothing.
func toTheMinute(text string) string {
	_, clock, hasTime := strings.Cut(text, "T")
	zone := ""
	if rest, ok := strings.CutSuffix(clock, "Z"); ok {
		clock, zone = rest, "Z"
	}
	if !hasTime || len(clock) != len("15:04:05") {
		return text
	}
	day := text[:len(text)-len(clock)-len(zone)]
	if minutes, ok := strings.CutSuffix(clock, ":00"); ok {
		return day + minutes + zone
	}
	return day + clock + ".0" + zone
}

// shifted is a date of plain years, months or days so many units later.
func shifted(d edtf.Date, n int, unit string) (edtf.Date, bool) {
	ends := strings.Split(d.String(), "/")
	for i, end := range ends {
		if !plain(end) {
			return edtf.Date{}, false
		}
		layout := time.DateOnly[:len(end)]
		t, err := time.Parse(layout, end)
		if err != nil {
			return edtf.Date{}, false
		}
		ends[i] = added(t, []string{"", strconv.Itoa(n), unit}).Format(layout)
	}
	date, err := edtf.Parse(strings.Join(ends, "/"))
	return date, err == nil && !slices.ContainsFunc(ends, func(end string) bool { return len(end) > len(time.DateOnly) })
}
