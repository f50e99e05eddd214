package codec

import (
	"cmp"
	"fmt"

	"kronika/timeline"
)

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
				Problem: fmt.Sprintf("changes a series that stands more than %d MB before", icalAhead>>20), Remedy: "put it next to its series"}})
		}
		return true
	}
	if d.coming[uid] {
		return true
	}
	date, faults := d.date(c)
	e, more := d.event(c, occurrenceID(d.refs.id(c), m), date)
	return yield(e, faultsOrNil(append(faults, more...)))
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
