package ical

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"kronika/timeline"
)

// change yields a changed occurrence whose series has not been met, and nothing
// for one that its series has taken in.
func (d *reader) change(c *component, l *contentLine, uid string, yield func(timeline.Event, error) bool) bool {
	m, err := d.moment(l, l.value)
	switch {
	case err != nil:
		return yield(timeline.Event{}, d.dateFault(l, err))
	case l.param("RANGE") != "" && !isFuture(l):
		return yield(timeline.Event{}, timeline.Invalid{{Path: l.path(), Value: l.value,
			Problem: "a range that iCalendar does not have", Remedy: "write RANGE=THISANDFUTURE, or leave it out"}})
	case d.expanded[uid]:
		if _, known := d.changes[uid][occurrenceKey(m)]; !known {
			return yield(timeline.Event{}, timeline.Invalid{{Path: l.path(), Value: l.value,
				Problem: fmt.Sprintf("changes a series that stands more than %d MB before", ahead>>20), Remedy: "put it next to its series"}})
		}
		return true
	}
	if d.coming[uid] {
		return true
	}
	e, faults := d.dated(c, occurrenceID(d.refs.plainID(c), m))
	return yield(e, faults.Err())
}

// series yields the occurrences of a recurring entry, up to the bound.
func (d *reader) series(c *component, id string, yield func(timeline.Event, error) bool) bool {
	when, l, err := d.stay(c)
	if err != nil {
		return yield(timeline.Event{}, d.dateFault(l, err))
	}
	r, l, err := d.recurrence(c, when.start)
	if err != nil {
		return yield(timeline.Event{}, timeline.Invalid{{Path: l.path(), Value: timeline.Excerpt(l.value), Problem: err.Error()}})
	}
	uid := c.value("UID")
	d.expanded[uid] = true
	changes := maps.Clone(d.changes[uid])
	future := d.futureChanges(changes, when.start.zone)
	walls, more, barren := r.times(cmp.Or(max(d.opts.Expand, 0), expandBound))
	if r.endless && d.opts.Expand == 0 {
		walls, more = d.near(walls, c)
	}
	d.barren += barren
	for _, wall := range walls {
		at := when
		at.start.wall = wall
		key := occurrenceKey(at.start)
		var e timeline.Event
		var faults timeline.Invalid
		if changed, ok := changes[key]; ok {
			delete(changes, key)
			e, faults = d.dated(&changed, occurrenceID(id, at.start))
		} else {
			own := occurrenceID(id, at.start)
			entry := c
			if f := changeAt(future, wall); f != nil {
				entry, at = &f.entry, f.when
				at.start = moment{wall: wall.Add(f.moved), allDay: at.start.allDay, zone: when.start.zone}
			}
			e, faults = d.occurrence(entry, at, own)
		}
		if !yield(e, faults.Err()) {
			return false
		}
	}
	if more && d.opts.Expand == 0 { // who sets a bound knows of it
		return yield(timeline.Event{}, tooMany(c, len(walls)))
	}
	return more || d.strays(changes, id, yield)
}

// near leaves out the occurrences of an endless series that lie more than ten years
// ahead, and notes that it goes on.
func (d *reader) near(walls []time.Time, c *component) (near []time.Time, more bool) {
	far := time.Now().AddDate(10, 0, 0)
	for i, wall := range walls {
		if i > 0 && wall.After(far) {
			walls = walls[:i]
			break
		}
	}
	d.notes.Add(d.place.Path("RRULE"), fmt.Sprintf("a series without an end; its first %d occurrences were read", len(walls)))
	return walls, false
}

// occurrence is one event of a series, as an entry describes it.
func (d *reader) occurrence(c *component, at stay, id string) (timeline.Event, timeline.Invalid) {
	date, err := at.date(d.head.TimeZone)
	e, faults := d.event(c, id, date)
	if err != nil {
		faults = append(d.dateFault(c.first("DTSTART"), err), faults...)
	}
	return e, faults
}

// dated is the event of an entry by itself.
func (d *reader) dated(c *component, id string) (timeline.Event, timeline.Invalid) {
	date, faults := d.date(c)
	e, more := d.event(c, id, date)
	return e, append(faults, more...)
}

// strays yields the changed occurrences that the rule of their series does not
// have: somebody changed the rule after them.
func (d *reader) strays(changes map[string]component, id string, yield func(timeline.Event, error) bool) bool {
	for _, key := range slices.Sorted(maps.Keys(changes)) {
		c := changes[key]
		l := c.first("RECURRENCE-ID")
		m, _ := d.moment(l, l.value) // known to be good
		if e, faults := d.dated(&c, occurrenceID(id, m)); !yield(e, faults.Err()) {
			return false
		}
	}
	return true
}

// tooMany says that a series goes on beyond the bound.
func tooMany(c *component, n int) timeline.Invalid {
	l := c.first("RRULE")
	if l == nil {
		l = c.first("RDATE")
	}
	return timeline.Invalid{{Path: l.path(), Value: timeline.Excerpt(l.value), Problem: fmt.Sprintf("recurs more than %d times", n),
		Remedy: "add UNTIL or COUNT to the rule, or raise the option expand, which bounds them"}}
}
