package ical

import (
	"errors"
	"fmt"
	"slices"
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

// cycle is after how many years the calendar repeats itself, weekdays and leap
// years included.
const cycle = 400

// shiftFor returns by how many years a rule is moved while it is followed: its
// horizon then lies in the last cycle before the year 9999. The library stops
// there, and otherwise only when the rule comes true beyond its UNTIL, which a
// rule for 30 February never does. The shift is a whole number of cycles, so the
// rule chooses the same days.
func shiftFor(horizon time.Time) int {
	return (endOfTime().Year() - horizon.Year()) / cycle * cycle
}

// barrenLimit bounds how many years all rules of a calendar may be followed
// without coming true: a rule that never does takes a few hundred.
const barrenLimit = 10_000

// A recurrence is when a series takes place: at its DTSTART, by its RRULE and at
// its RDATEs, but not at its EXDATEs.
type recurrence struct {
	start   moment
	dates   []time.Time     // DTSTART and RDATE
	not     map[string]bool // EXDATE, in the form of dayKey or timeKey
	rule    *rrule.RRule    // RRULE, or nil; its times are later by shift years
	count   int             // COUNT, or 0
	end     time.Time       // UNTIL or the horizon, whichever is nearer
	endless bool            // neither UNTIL nor COUNT
	cut     bool            // the horizon is nearer than UNTIL
	shift   int             // see shiftFor
}

// recurs reports whether a component is a series.
func (c *component) recurs() bool { return c.first("RRULE") != nil || c.first("RDATE") != nil }

// recurrence reads when a series takes place. The line beside an error is the
// one at fault.
func (d *reader) recurrence(c *component, start moment) (*recurrence, *contentLine, error) {
	if start.wall.Year() < firstRuleYear {
		return nil, c.first("DTSTART"), errors.New("a series that begins before the year 2; write its events one by one")
	}
	r := &recurrence{start: start, not: map[string]bool{}, dates: []time.Time{start.wall}} // DTSTART is the first, even where the rule would not have it
	rules := c.all("RRULE")
	if len(rules) > 1 {
		return nil, rules[1], errors.New("a second rule in one entry; make it an entry of its own")
	}
	for _, l := range rules {
		if d.barren >= barrenLimit {
			return nil, l, errors.New("not followed: too many rules of this calendar never come true; remove those, or write the events one by one")
		}
		if err := r.readRule(l.value); err != nil {
			return nil, l, err
		}
	}
	for _, l := range c.all("RDATE") {
		all, err := d.moments(l)
		if err != nil {
			return nil, l, err
		}
		for _, m := range all {
			r.dates = append(r.dates, m.wallIn(start.zone))
		}
	}
	for _, l := range c.all("EXDATE") {
		all, err := d.moments(l)
		if err != nil {
			return nil, l, err
		}
		for _, m := range all {
			r.leaveOut(m)
		}
	}
	return r, nil, nil
}

// leaveOut takes a moment, or of a series of times a whole day, out of the series.
func (r *recurrence) leaveOut(m moment) {
	if m.allDay && !r.start.allDay {
		r.not[m.wall.Format(dayKey)] = true
		return
	}
	r.not[m.wallIn(r.start.zone).Format(timeKey)] = true
}

// isOut reports whether a time is left out.
func (r *recurrence) isOut(wall time.Time) bool {
	return len(r.not) > 0 && (r.not[wall.Format(dayKey)] || r.not[wall.Format(timeKey)])
}

// How a day and a time are named in a set of them.
const (
	dayKey  = "20060102"
	timeKey = "20060102T150405"
)

// readRule reads an RRULE.
func (r *recurrence) readRule(text string) error {
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
	r.endless, r.count, r.end = option.Until.IsZero() && option.Count == 0, option.Count, option.Until
	if far := horizon(option.Freq, r.start.wall); r.end.IsZero() || r.end.After(far) {
		r.cut, r.end = !r.end.IsZero(), far
	}
	r.shift = shiftFor(r.end)
	option.Until, option.Dtstart = time.Time{}, r.start.wall.AddDate(r.shift, 0, 0)
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		return fmt.Errorf("not a rule of recurrence (%w); write one such as FREQ=YEARLY;COUNT=10", err)
	}
	r.rule = rule
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

// times lists when the series takes place, at most limit times. More reports
// whether there would be more, and barren is for how many years the rule was
// followed in vain until the library gave up.
func (r *recurrence) times(limit int) (walls []time.Time, more bool, barren int) {
	slices.SortFunc(r.dates, time.Time.Compare)
	w := r.follow()
	for dates := r.dates; !w.done || len(dates) > 0; {
		wall := w.at
		if w.done || len(dates) > 0 && dates[0].Before(wall) {
			wall, dates = dates[0], dates[1:]
		} else {
			w.advance()
		}
		switch {
		case len(walls) > 0 && wall.Equal(walls[len(walls)-1]) || r.isOut(wall) || wall.Year() < 0 || wall.Year() > 9999:
			continue
		case len(walls) == limit:
			return walls, true, w.barren
		}
		walls = append(walls, wall)
	}
	return walls, r.cut || r.endless, w.barren
}

// A ruleWalk goes from one time to the next at which a rule comes true.
type ruleWalk struct {
	*recurrence
	next   func() (time.Time, bool)
	n      int       // times met
	at     time.Time // the time that is next
	done   bool      // the rule has no further time
	barren int       // years for which it was followed in vain
}

func (r *recurrence) follow() *ruleWalk {
	w := &ruleWalk{recurrence: r, at: r.start.wall, done: r.rule == nil}
	if !w.done {
		w.next = r.rule.Iterator()
		w.advance()
	}
	return w
}

func (w *ruleWalk) advance() {
	later, ok := w.next()
	if !ok {
		if w.done = true; w.count == 0 || w.n < w.count {
			w.barren = endOfTime().Year() - w.at.Year() - w.shift
		}
		return
	}
	w.at = later.AddDate(-w.shift, 0, 0)
	w.n++
	w.done = w.at.After(w.end)
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
