package ical

import (
	"cmp"
	"io"
	"iter"
	"slices"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// icalAhead is how many bytes of a calendar are read before its first event is
// handed out: the whole of most.
const ahead = 4 << 20

type reader struct {
	in       componentReader
	opts     codec.DecodeOptions
	head     *timeline.Timeline
	zones    map[string]wallZone
	refs     references
	ahead    []component
	aheadErr error                           // that ended reading ahead
	changes  map[string]map[string]component // of a series by UID, of its occurrences by key
	coming   map[string]bool                 // UIDs of the series that were read ahead
	expanded map[string]bool                 // UIDs of series that are done
	barren   int                             // years for which rules were followed without coming true
	place    source.Place
	notes    source.Report
}

func decode(r io.Reader, opts codec.DecodeOptions) (*codec.Stream, error) {
	in, err := source.NewWindow(r)
	if err != nil {
		return nil, err
	}
	d := &reader{opts: opts, zones: map[string]wallZone{},
		changes: map[string]map[string]component{}, coming: map[string]bool{}, expanded: map[string]bool{}}
	d.in = componentReader{in: in, notes: &d.notes}
	d.readAhead()
	if d.aheadErr != nil && d.aheadErr != io.EOF && len(d.ahead) == 0 {
		return nil, d.aheadErr
	}
	d.head = d.readHead()
	d.refs = newReferences(d.head)
	d.refs.own = d.in.calendar.value("PRODID") == product
	stream := &codec.Stream{Head: d.head, Events: d.events(), Where: func() source.Place { return d.place }, Notes: &d.notes}
	if faults := d.in.calendar.faults; len(faults) > 0 {
		return stream, faults
	}
	return stream, nil
}

// readAhead reads as much as is held anyway: the whole of most calendars. So
// the calendar's own lines are known, and zones and changed occurrences may
// stand behind the entries that need them.
func (d *reader) readAhead() {
	for d.in.size < ahead && d.aheadErr == nil {
		var c component
		if c, d.aheadErr = d.in.next(); d.aheadErr == nil && d.wanted(&c) {
			d.ahead = append(d.ahead, c)
		}
	}
	for i := range d.ahead {
		if c := &d.ahead[i]; c.first("RECURRENCE-ID") != nil {
			d.noteChange(c)
		} else if c.first("DTSTART") != nil && c.recurs() {
			d.coming[c.value("UID")] = true
		}
	}
}

// wanted reports whether a component is an event, and takes note of time zones.
// Tasks and free times are no events and are passed over.
func (d *reader) wanted(c *component) bool {
	if c.name == "VTIMEZONE" {
		if zone := zoneOf(c); zone != nil {
			d.zones[c.value("TZID")] = zone
		}
	}
	return c.name == "VEVENT" || c.name == "VJOURNAL"
}

// zone finds the zone that a TZID means; nil when nothing tells.
func (d *reader) zone(tzid string) wallZone {
	zone, known := d.zones[tzid]
	if !known {
		if zone = ianaZone(strings.TrimPrefix(tzid, "/")); zone == nil {
			zone = windowsZone(tzid)
		}
		d.zones[tzid] = zone
	}
	return zone
}

// noteChange remembers a component that changes one occurrence of a series.
func (d *reader) noteChange(c *component) {
	l := c.first("RECURRENCE-ID")
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
func (d *reader) readHead() *timeline.Timeline {
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
	title := cmp.Or(d.opts.Title, unescapeText(cmp.Or(c.value("NAME"), c.value("X-WR-CALNAME"))), codec.TitleOf(d.opts.FileName), d.opts.Slug, "Calendar")
	head := &timeline.Timeline{
		Slug: cmp.Or(d.opts.Slug, codec.SlugFrom(title), "calendar"), Languages: languages,
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

// isLanguage reports whether a parameter can be a language tag.
func isLanguage(tag string) bool {
	word, _, _ := strings.Cut(tag, "-")
	return len(word) >= 2 && len(word) <= 8 && len(tag) < 36 && isICalName(tag) && !strings.HasSuffix(tag, "-") && !strings.Contains(tag, "--")
}

func (d *reader) next() (component, error) {
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

func (d *reader) events() iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for {
			c, err := d.next()
			if err == io.EOF {
				return
			}
			d.place = source.Place{Unit: source.UnitLine, Number: c.line}
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
func (d *reader) entry(c *component, yield func(timeline.Event, error) bool) bool {
	uid := c.value("UID")
	if l := c.first("RECURRENCE-ID"); l != nil {
		return d.change(c, l, uid, yield)
	}
	id, again := d.refs.id(c)
	if again {
		d.notes.Add(d.place.Path("UID"), "a UID that stands there twice; the ids were made different")
	}
	if c.first("DTSTART") == nil || !c.recurs() {
		e, faults := d.dated(c, id)
		return yield(e, faults.Err())
	}
	return d.series(c, id, yield)
}
