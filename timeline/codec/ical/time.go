package ical

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// A moment is a DATE or DATE-TIME: a wall time, kept as if it were UTC, and the
// zone it is to be read in.
type moment struct {
	wall   time.Time
	allDay bool
	zone   wallZone // nil for dates and floating times
}

var (
	errICalDate = errors.New("not a date or time of iCalendar")
)

// isoForm is a date or time as ISO 8601 has it in full, or without seconds.
var isoForm = regexp.MustCompile(`^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z?))?$`)

// parseWall reads 20220907 or 20220907T140500, with or without a Z. It reads the other
// forms of ISO 8601 too, which some programs write.
func parseWall(text string) (wall time.Time, form string, err error) {
	text = strings.TrimSpace(text)
	if m := isoForm.FindStringSubmatch(text); m != nil {
		if text = m[1] + m[2] + m[3]; m[4] != "" {
			text += "T" + m[4] + m[5] + cmp.Or(m[6], "00") + m[7]
		}
	}
	form = "date"
	layout := "20060102"
	if len(text) > len(layout) {
		form, layout = "floating", "20060102T150405"
		if cut, ok := strings.CutSuffix(text, "Z"); ok {
			form, text = "utc", cut
		}
		if cut, ok := strings.CutSuffix(text, "60"); ok {
			text = cut + "59" // a leap second, which has no place of its own on the axis
		}
	}
	if len(text) != len(layout) {
		return wall, form, errICalDate
	}
	if wall, err = time.Parse(layout, text); err != nil {
		return wall, form, errICalDate
	}
	return wall, form, nil
}

// moment reads one value of a line.
func (d *reader) moment(l *contentLine, value string) (moment, error) {
	wall, form, err := parseWall(value)
	m := moment{wall: wall, allDay: form == "date"}
	switch {
	case err != nil:
		return m, err
	case form == "utc":
		m.zone = namedZone{time.UTC}
	case form == "floating" && l.param("TZID") != "":
		if m.zone = d.zone(l.param("TZID")); m.zone == nil {
			d.notes.Add(l.path(), fmt.Sprintf("times in the zone %q, which nothing describes, were read as wall-clock times", timeline.Excerpt(l.param("TZID"))))
		}
	}
	return m, nil
}

// moments reads the values of an RDATE or EXDATE. Of a period it takes the
// start.
func (d *reader) moments(l *contentLine) ([]moment, error) {
	var all []moment
	for _, value := range strings.Split(l.value, ",") {
		start, _, _ := strings.Cut(value, "/")
		m, err := d.moment(l, start)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// instant is the moment on the axis; a floating one is taken for UTC.
func (m moment) instant() time.Time {
	if m.zone == nil {
		return m.wall
	}
	return m.zone.at(m.wall)
}

// wallIn is the wall time of the moment in another zone, that of a series.
func (m moment) wallIn(zone wallZone) time.Time {
	if m.zone == nil || zone == nil {
		return m.wall
	}
	t := m.zone.at(m.wall)
	var offset int
	if named, ok := zone.(namedZone); ok {
		_, offset = t.In(named.Location).Zone()
	} else {
		_, offset = zone.at(t.UTC()).Zone()
	}
	return t.UTC().Add(time.Duration(offset) * time.Second)
}

// Times as EDTF has them, and as an end of a range has them: to the minute where no
// second says anything, else to a fraction of one.
const (
	clock      = "2006-01-02T15:04:05"
	endClock   = "2006-01-02T15:04"
	exactClock = "2006-01-02T15:04:05.0"
)

// edtf writes the moment as an EDTF date. A time in the timeline's own zone is
// written without one.
func (m moment) edtf(home, clock string) string {
	if m.allDay {
		return m.wall.Format("2006-01-02")
	}
	named, isNamed := m.zone.(namedZone)
	if m.zone == nil || isNamed && named.String() == home && home != "UTC" {
		return m.wall.Format(clock)
	}
	t := m.instant()
	_, offset := t.Zone()
	if offset == 0 || offset%60 != 0 || offset < -12*3600 || offset > 14*3600 {
		return t.UTC().Format(clock + "Z")
	}
	return t.Format(clock + "-07:00")
}

// A stay is when an entry begins and how long it lasts.
type stay struct {
	start  moment
	length time.Duration // 0: a moment, or a single day
}

// date writes the stay as a date: what lasts for days is an interval of days, what
// has times of day is one between times.
func (s stay) date(home string) (edtf.Date, error) {
	end := moment{wall: s.start.wall.Add(s.length), allDay: s.start.allDay, zone: s.start.zone}
	if end.wall.Year() > 9999 {
		return edtf.Date{}, errICalDate
	}
	switch {
	case s.length == 0:
		return edtf.Parse(s.start.edtf(home, clock))
	case !s.start.allDay:
		precise := endClock
		if s.start.wall.Second() != 0 || end.wall.Second() != 0 {
			precise = exactClock
		}
		return edtf.Parse(s.start.edtf(home, precise) + "/" + end.edtf(home, precise))
	}
	end.wall = end.wall.Add(-time.Second) // the day before
	first, last := s.start.edtf(home, clock), end.edtf(home, clock)
	if first == last {
		return edtf.Parse(first)
	}
	return edtf.Parse(first + "/" + last)
}

// stay reads DTSTART with DTEND or DURATION. The line beside an error is the one
// at fault.
func (d *reader) stay(c *component) (stay, *contentLine, error) {
	l := c.first("DTSTART")
	start, err := d.moment(l, l.value)
	if err != nil {
		return stay{}, l, err
	}
	s := stay{start: start}
	if l := c.first("DTEND"); l != nil {
		end, err := d.moment(l, l.value)
		if err != nil {
			return s, l, err
		}
		s.length = end.wallIn(start.zone).Sub(start.wall)
		if s.length < 0 {
			return s, l, errors.New("it ends before it begins")
		}
	} else if l := c.first("DURATION"); l != nil {
		if s.length, err = parseDuration(l.value); err != nil {
			return s, l, err
		}
	}
	return s, nil, nil
}

var errDuration = errors.New("not a duration; write one such as PT1H30M or P3D")

const century = 100 * 366 * 24 * time.Hour

// parseDuration reads P3D, PT1H30M, P2W. No entry lasts for more than a century.
func parseDuration(text string) (time.Duration, error) {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(text), "+"), "P")
	if !ok || rest == "" {
		return 0, errDuration
	}
	units := map[byte]time.Duration{'W': 7 * 24 * time.Hour, 'D': 24 * time.Hour}
	var sum time.Duration
	for rest != "" {
		if rest[0] == 'T' {
			units, rest = map[byte]time.Duration{'H': time.Hour, 'M': time.Minute, 'S': time.Second}, rest[1:]
			if rest == "" {
				return 0, errDuration
			}
		}
		end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
		if end <= 0 || end > 7 || units[rest[end]] == 0 {
			return 0, errDuration
		}
		n, _ := strconv.Atoi(rest[:end])
		if unit := units[rest[end]]; time.Duration(n) > (century-sum)/unit {
			return 0, errors.New("longer than a century")
		} else {
			sum += time.Duration(n) * unit
		}
		rest = rest[end+1:]
	}
	return sum, nil
}
