package view

import (
	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/locale"
)

// listPart is how many entries of an event's sources, media or links a page shows at a
// time. What nobody writes by hand must not make a page that nobody can load.
const listPart = 40

// A Part says which part of the long lists of an event a page shows: the first, except
// of the event that the reader asked to see more of.
type Part struct {
	Event  string
	Number int // from 1
	// Href returns the address of a further part of an event's lists.
	Href func(event string, number int) string
}

// of returns the number of the part that is shown of an event.
func (p Part) of(event string) int {
	if event == p.Event && p.Number > 1 {
		return p.Number
	}
	return 1
}

// Shorten returns the events with the part of their long lists that is shown.
func (p Part) Shorten(events []timeline.Event) []timeline.Event {
	short := make([]timeline.Event, len(events))
	for i, e := range events {
		n := p.of(e.ID)
		e.Media, e.Citations, e.Aliases = partOf(e.Media, n), partOf(e.Citations, n), partOf(e.Aliases, n)
		if e.Record != nil {
			record := *e.Record
			record.Citations = partOf(record.Citations, n)
			e.Record = &record
		}
		short[i] = e
	}
	return short
}

// more leads to what a list has beyond its part; nil when it has no more.
func (p Part) more(l *locale.Locale, event string, entries int) *components.Link {
	n := p.of(event)
	rest := entries - n*listPart
	if rest <= 0 || p.Href == nil {
		return nil
	}
	return &components.Link{Text: l.N("page.more", int64(rest)), Href: p.Href(event, n+1)}
}

// partOf returns the n-th part of a list.
func partOf[T any](list []T, n int) []T {
	first := min((n-1)*listPart, len(list))
	return list[first:min(first+listPart, len(list))]
}
