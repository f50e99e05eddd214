package codec

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

type icalReader struct {
	in        componentReader
	opts      DecodeOptions
	head      *timeline.Timeline
	zones     map[string]wallZone
	refs      icalRefs
	ahead     []component
	aheadErr  error                           // that ended reading ahead
	changes   map[string]map[string]component // of a series by UID, of its occurrences by key
	expanded  map[string]bool                 // UIDs of series that are done
	place     Place
	languages bool // the languages are known; no more are added where there are none
}

func decodeICal(r io.Reader, opts DecodeOptions) (*Stream, error) {
	in, err := newWindow(r)
	if err != nil {
		return nil, err
	}
	d := &icalReader{in: componentReader{in: in}, opts: opts, zones: map[string]wallZone{},
		changes: map[string]map[string]component{}, expanded: map[string]bool{}}
	d.readAhead()
	if d.aheadErr != nil && d.aheadErr != io.EOF && len(d.ahead) == 0 {
		return nil, d.aheadErr
	}
	d.head = d.readHead()
	d.refs = newICalRefs(d.head)
	d.refs.own = d.in.calendar.value("PRODID") == icalProduct
	stream := &Stream{Head: d.head, Events: d.events(), Where: func() Place { return d.place }}
	if faults := d.in.calendar.faults; len(faults) > 0 {
		return stream, faults
	}
	return stream, nil
}

// readAhead reads as much as is held anyway: the whole of most calendars. So
// the calendar's own lines are known, and zones and changed occurrences may
// stand behind the entries that need them.
func (d *icalReader) readAhead() {
	for d.in.size < aheadLimit && d.aheadErr == nil {
		var c component
		if c, d.aheadErr = d.in.next(); d.aheadErr == nil && d.wanted(&c) {
			d.ahead = append(d.ahead, c)
		}
	}
	for i := range d.ahead {
		d.noteChange(&d.ahead[i])
	}
}

// wanted tells whether a component is an event, and takes note of time zones.
// Tasks and free times are no events and are passed over.
func (d *icalReader) wanted(c *component) bool {
	if c.name == "VTIMEZONE" {
		if zone := zoneOf(c); zone != nil {
			d.zones[c.value("TZID")] = zone
		}
	}
	return c.name == "VEVENT" || c.name == "VJOURNAL"
}

// zone finds the zone that a TZID means; nil when nothing tells.
func (d *icalReader) zone(tzid string) wallZone {
	zone, known := d.zones[tzid]
	if !known {
		zone = ianaZone(strings.TrimPrefix(tzid, "/"))
		d.zones[tzid] = zone
	}
	return zone
}

// noteChange remembers a component that changes one occurrence of a series.
func (d *icalReader) noteChange(c *component) {
	l := c.first("RECURRENCE-ID")
	if l == nil {
		return
	}
	if m, err := d.moment(l, l.value); err == nil {
		uid := c.value("UID")
		if d.changes[uid] == nil {
			d.changes[uid] = map[string]component{}
		}
		d.changes[uid][occurrenceKey(m)] = *c
	}
}

// readHead makes the head of what the calendar says of itself (RFC 7986, and
// the older X-WR lines) and of the options.
func (d *icalReader) readHead() *timeline.Timeline {
	c := &d.in.calendar
	languages := slices.Clone(d.opts.Languages)
	for _, list := range [][]component{{*c}, d.ahead} {
		for i := range list {
			for _, l := range list[i].lines {
				if lang := l.param("LANGUAGE"); isLanguage(lang) && !slices.Contains(languages, lang) {
					languages = append(languages, lang)
				}
			}
		}
	}
	title := cmp.Or(d.opts.Title, unescapeText(cmp.Or(c.value("NAME"), c.value("X-WR-CALNAME"))), d.opts.Slug, "Calendar")
	head := &timeline.Timeline{
		Slug: cmp.Or(d.opts.Slug, slugFrom(title), "calendar"), Languages: languages,
		Title: timeline.Plain(title), Summary: timeline.Plain(unescapeText(cmp.Or(c.value("DESCRIPTION"), c.value("X-WR-CALDESC")))),
		TimeZone: d.opts.TimeZone,
	}
	if name := c.value("X-WR-TIMEZONE"); head.TimeZone == "" && ianaZone(name) != nil {
		head.TimeZone = name
	}
	if c.value("X-EDTF-HEMISPHERE") == timeline.Southern {
		head.Hemisphere = timeline.Southern
	}
	head.Expand()
	return head
}

// isLanguage tells whether a parameter can be a language tag.
func isLanguage(tag string) bool {
	word, _, _ := strings.Cut(tag, "-")
	return len(word) >= 2 && len(word) <= 8 && len(tag) < 36 && isICalName(tag) && !strings.HasSuffix(tag, "-") && !strings.Contains(tag, "--")
}

func (d *icalReader) next() (component, error) {
	if len(d.ahead) > 0 {
		c := d.ahead[0]
		d.ahead[0] = component{}
		d.ahead = d.ahead[1:]
		return c, nil
	}
	if d.aheadErr != nil {
		return component{}, d.aheadErr
	}
	for {
		if c, err := d.in.next(); err != nil || d.wanted(&c) {
			return c, err
		}
	}
}

func (d *icalReader) events() iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for {
			c, err := d.next()
			if err == io.EOF {
				return
			}
			d.place = Place{unitLine, c.line}
			if err != nil {
				yield(timeline.Event{}, err)
				return
			}
			if !d.entry(&c, yield) {
				return
			}
		}
	}
}

// entry yields the event of a component, or all those of a series.
func (d *icalReader) entry(c *component, yield func(timeline.Event, error) bool) bool {
	uid := c.value("UID")
	if l := c.first("RECURRENCE-ID"); l != nil {
		return d.change(c, l, uid, yield)
	}
	id := d.refs.id(c)
	if c.first("DTSTART") == nil || !c.recurs() {
		date, faults := d.date(c)
		e, more := d.event(c, id, date)
		return yield(e, faultsOrNil(append(faults, more...)))
	}
	return d.series(c, id, yield)
}

// change yields a changed occurrence whose series has not been met, and nothing
// for one that its series has taken in.
func (d *icalReader) change(c *component, l *contentLine, uid string, yield func(timeline.Event, error) bool) bool {
	m, err := d.moment(l, l.value)
	switch {
	case err != nil:
		return yield(timeline.Event{}, d.dateFault(l, err))
	case l.param("RANGE") != "":
		return yield(timeline.Event{}, timeline.Invalid{{Path: l.path(), Value: l.value,
			Problem: "changes all later occurrences as well", Remedy: "end the series before it, and begin another"}})
	case d.expanded[uid]:
		if _, known := d.changes[uid][occurrenceKey(m)]; !known {
			return yield(timeline.Event{}, timeline.Invalid{{Path: l.path(), Value: l.value,
				Problem: fmt.Sprintf("changes a series that stands more than %d MB before", aheadLimit>>20), Remedy: "put it next to its series"}})
		}
		return true
	}
	if d.hasSeries(uid) {
		return true
	}
	date, faults := d.date(c)
	e, more := d.event(c, occurrenceID(d.refs.id(c), m), date)
	return yield(e, faultsOrNil(append(faults, more...)))
}

// hasSeries tells whether the series that a change belongs to is still to come.
func (d *icalReader) hasSeries(uid string) bool {
	return slices.ContainsFunc(d.ahead, func(c component) bool {
		return c.recurs() && c.first("RECURRENCE-ID") == nil && c.value("UID") == uid
	})
}

// series yields the occurrences of a recurring entry, up to the bound.
func (d *icalReader) series(c *component, id string, yield func(timeline.Event, error) bool) bool {
	when, l, err := d.stay(c)
	if err != nil {
		return yield(timeline.Event{ID: id}, d.dateFault(l, err))
	}
	r, l, err := d.recurrence(c, when.start)
	if err != nil {
		return yield(timeline.Event{ID: id}, timeline.Invalid{{Path: l.path(), Value: timeline.Excerpt(l.value), Problem: err.Error()}})
	}
	uid := c.value("UID")
	d.expanded[uid] = true
	walls, more := r.times(cmp.Or(max(d.opts.Expand, 0), expandBound))
	for _, wall := range walls {
		at := when
		at.start.wall = wall
		entry := c
		var faults timeline.Invalid
		date, err := at.date(d.head.TimeZone)
		if changed, ok := d.changes[uid][occurrenceKey(at.start)]; ok {
			entry = &changed
			date, faults = d.date(entry)
		} else if err != nil {
			faults = d.dateFault(c.first("DTSTART"), err)
		}
		e, wrong := d.event(entry, occurrenceID(id, at.start), date)
		if !yield(e, faultsOrNil(append(faults, wrong...))) {
			return false
		}
	}
	if !more || d.opts.Expand > 0 {
		return true // who sets a bound knows of it
	}
	return yield(timeline.Event{ID: id}, tooMany(c, r, len(walls)))
}

// tooMany says that a series goes on beyond the bound.
func tooMany(c *component, r *recurrence, n int) timeline.Invalid {
	l := c.first("RRULE")
	if l == nil {
		l = c.first("RDATE")
	}
	problem := fmt.Sprintf("recurs more than %d times", n)
	if r.endless {
		problem = fmt.Sprintf("recurs without an end; the first %d were read", n)
	}
	return timeline.Invalid{{Path: l.path(), Value: timeline.Excerpt(l.value), Problem: problem,
		Remedy: "add UNTIL or COUNT to the rule, or set how many of them shall be read (-expand)"}}
}

// date reads the date of an entry that does not recur. X-EDTF says it exactly,
// as long as it agrees with DTSTART: who moves an event in a calendar program
// changes only that.
func (d *icalReader) date(c *component) (edtf.Date, timeline.Invalid) {
	var exact edtf.Date
	if l := c.first("X-EDTF"); l != nil {
		var err error
		if exact, err = edtf.Parse(strings.TrimSpace(unescapeText(l.value))); err != nil {
			problem, remedy := dateFault(err)
			return exact, timeline.Invalid{{Path: d.place.Path("date"), Value: timeline.Excerpt(l.value),
				Problem: fmt.Sprintf("X-EDTF on line %d: %s", l.line, problem), Remedy: remedy}}
		}
	}
	if c.first("DTSTART") == nil {
		if exact.IsZero() {
			return exact, timeline.Invalid{{Path: d.place.Path("date"), Problem: "missing", Remedy: "add a line such as DTSTART;VALUE=DATE:20220907 to the " + c.name}}
		}
		return exact, nil
	}
	when, l, err := d.stay(c)
	if err != nil {
		return edtf.Date{}, d.dateFault(l, err)
	}
	if span, ok := calendarSpanOf(exact, d.head.Calendar()); ok && span.agrees(when) {
		return exact, nil
	}
	date, err := when.date(d.head.TimeZone)
	if err != nil {
		return date, d.dateFault(c.first("DTSTART"), err)
	}
	return date, nil
}

// dateFault is the fault of a line that an event's date is made of.
func (d *icalReader) dateFault(l *contentLine, err error) timeline.Invalid {
	problem, remedy := err.Error(), ""
	switch err {
	case errICalDate:
		remedy = "write a date such as 20220907, or a time such as 20220907T140500Z"
	case errICalZone:
		problem = fmt.Sprintf("TZID %q is a time zone that nothing describes", timeline.Excerpt(l.param("TZID")))
		remedy = "write an IANA name such as Europe/Tirane, or add its VTIMEZONE"
	case errDuration:
		remedy = "write one such as PT1H30M or P3D"
	default:
		problem, remedy = dateFault(err)
	}
	return timeline.Invalid{{Path: d.place.Path("date"), Value: timeline.Excerpt(l.value), Problem: fmt.Sprintf("%s on line %d: %s", l.name, l.line, problem), Remedy: remedy}}
}

// faultsOrNil is nil, not an empty list, where there are no faults.
func faultsOrNil(faults timeline.Invalid) error {
	if len(faults) == 0 {
		return nil
	}
	return faults
}
