package codec

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/teambition/rrule-go"
)

// expandBound is how many events one recurring entry becomes when nobody says.
const expandBound = 500

// firstRuleYear is the first in which rules are followed: the library takes the
// year 0, and the first second of the year 1, for none given.
const firstRuleYear = 2

// endOfTime is the last day that iCalendar can name.
func endOfTime() time.Time { return time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC) }

// horizon is how far from its start a rule is followed. A rule may ask for what
// never comes, such as 30 February, and would be followed for ever: so each
// frequency has a distance within which whatever comes at all has come.
func horizon(f rrule.Frequency, start time.Time) time.Time {
	years := 10
	switch f {
	case rrule.YEARLY:
		return endOfTime()
	case rrule.MONTHLY, rrule.WEEKLY:
		years = 400
	case rrule.DAILY:
		years = 100
	}
	if end := start.AddDate(years, 0, 0); end.Before(endOfTime()) {
		return end
	}
	return endOfTime()
}

// A recurrence is when a series takes place: from its DTSTART by RRULE and
// RDATE, without EXDATE.
type recurrence struct {
	start   moment
	set     rrule.Set
	endless bool            // neither UNTIL nor COUNT
	cut     bool            // the horizon is nearer than UNTIL
	not     map[string]bool // days that are left out of a series of times
}

// recurs tells whether a component is a series.
func (c *component) recurs() bool { return c.first("RRULE") != nil || c.first("RDATE") != nil }

// recurrence reads when a series takes place. The line beside an error is the
// one at fault.
func (d *icalReader) recurrence(c *component, start moment) (*recurrence, *contentLine, error) {
	if start.wall.Year() < firstRuleYear {
		return nil, c.first("DTSTART"), errors.New("a series that begins before the year 2; write its events one by one")
	}
	r := &recurrence{start: start, not: map[string]bool{}}
	r.set.DTStart(start.wall)
	r.set.RDate(start.wall) // DTSTART is the first, even where the rule would not have it
	rules := 0
	for i := range c.lines {
		l := &c.lines[i]
		switch l.name {
		case "RRULE":
			if rules++; rules > 1 {
				return nil, l, errors.New("a second rule in one entry; make it an entry of its own")
			}
			if err := r.rule(l.value); err != nil {
				return nil, l, err
			}
		case "RDATE", "EXDATE":
			if err := r.dates(d, l); err != nil {
				return nil, l, err
			}
		}
	}
	return r, nil, nil
}

// rule adds an RRULE.
func (r *recurrence) rule(text string) error {
	option, err := rrule.StrToROption(strings.TrimSpace(text))
	if err != nil {
		return fmt.Errorf("not a rule of recurrence (%w); write one such as FREQ=YEARLY;COUNT=10", err)
	}
	if !option.Until.IsZero() {
		if _, form, _ := parseWall(ruleUntil(text)); form == "utc" {
			option.Until = moment{wall: option.Until, zone: namedZone{time.UTC}}.wallIn(r.start.zone)
		}
	}
	if clock := len(option.Bysetpos) + len(option.Byhour) + len(option.Byminute) + len(option.Bysecond); clock > 0 && option.Freq > rrule.DAILY {
		// Some of these never come, and would be looked for without an end.
		return errors.New("picks among times of day, which only daily and longer rules may; write FREQ=DAILY with BYHOUR and BYMINUTE")
	}
	r.endless = option.Until.IsZero() && option.Count == 0
	if far := horizon(option.Freq, r.start.wall); option.Until.IsZero() || option.Until.After(far) {
		r.cut = !option.Until.IsZero()
		option.Until = far
	}
	option.Dtstart = r.start.wall
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		return fmt.Errorf("not a rule of recurrence (%w); write one such as FREQ=YEARLY;COUNT=10", err)
	}
	r.set.RRule(rule)
	return nil
}

// ruleUntil returns the value of UNTIL in a rule.
func ruleUntil(rule string) string {
	for _, part := range strings.Split(strings.ToUpper(rule), ";") {
		if value, ok := strings.CutPrefix(strings.TrimSpace(part), "UNTIL="); ok {
			return value
		}
	}
	return ""
}

// dates adds an RDATE or EXDATE.
func (r *recurrence) dates(d *icalReader, l *contentLine) error {
	all, err := d.moments(l)
	if err != nil {
		return err
	}
	for _, m := range all {
		switch {
		case l.name == "RDATE":
			r.set.RDate(m.wallIn(r.start.zone))
		case m.allDay && !r.start.allDay:
			r.not[m.wall.Format("20060102")] = true
		default:
			r.set.ExDate(m.wallIn(r.start.zone))
		}
	}
	return nil
}

// times lists when the series takes place, at most limit times, and tells
// whether there would be more.
func (r *recurrence) times(limit int) (walls []time.Time, more bool) {
	next := r.set.Iterator()
	for {
		wall, ok := next()
		switch {
		case !ok:
			return walls, r.cut || r.endless
		case r.not[wall.Format("20060102")] || wall.Year() < 0 || wall.Year() > 9999:
			continue
		case len(walls) == limit:
			return walls, true
		}
		walls = append(walls, wall)
	}
}

// occurrenceKey names one occurrence of a series, however its time is written.
func occurrenceKey(m moment) string {
	if m.allDay {
		return m.wall.Format("20060102")
	}
	return strconv.FormatInt(m.instant().Unix(), 10)
}

// occurrenceID is the id of one occurrence: that of the series and its day, or
// its time.
func occurrenceID(series string, m moment) string {
	if m.allDay {
		return series + "-" + m.wall.Format("20060102")
	}
	return series + "-" + m.wall.Format("20060102T150405")
}
