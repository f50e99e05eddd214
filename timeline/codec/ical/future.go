package ical

import (
	"slices"
	"strings"
	"time"
)

// A futureChange is an entry that changes an occurrence of a series and all that come
// after it (RANGE=THISANDFUTURE, RFC 5545, section 3.2.13).
type futureChange struct {
	from  time.Time // wall time of the first occurrence that it changes
	entry component
	when  stay          // of that occurrence, as it is changed
	moved time.Duration // how much later than the rule says
}

// isFuture reports whether a RECURRENCE-ID is of a change to all later occurrences.
func isFuture(l *contentLine) bool { return strings.EqualFold(l.param("RANGE"), "THISANDFUTURE") }

// futureChanges returns the changes of a series that go on, the first of them first.
func (d *reader) futureChanges(changes map[string]component, zone wallZone) []futureChange {
	var future []futureChange
	for _, entry := range changes {
		l := entry.first("RECURRENCE-ID")
		if !isFuture(l) {
			continue
		}
		m, err := d.moment(l, l.value)
		when, _, failed := d.stay(&entry)
		if err != nil || failed != nil {
			continue // the entry by itself says what is wrong
		}
		from := m.wallIn(zone)
		future = append(future, futureChange{from, entry, when, when.start.wallIn(zone).Sub(from)})
	}
	slices.SortFunc(future, func(a, b futureChange) int { return a.from.Compare(b.from) })
	return future
}

// changeAt returns the change that holds for the occurrence at a wall time; nil when it is
// as the rule says.
func changeAt(future []futureChange, wall time.Time) *futureChange {
	for i := len(future) - 1; i >= 0; i-- {
		if !future[i].from.After(wall) {
			return &future[i]
		}
	}
	return nil
}
