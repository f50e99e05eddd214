package page

import (
	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/locale"
)

// headDays gives events that follow each other on one day and have a time of it a heading
// with the day: beside each of them the time alone is said.
func headDays(l *locale.Locale, events []timeline.Event, views []components.EventView) {
	for from := 0; from < len(events); {
		to := from + 1
		for to < len(events) && sameDay(&events[from], &events[to]) {
			to++
		}
		for i := from; i < to && to-from > 1; i++ {
			day, time := l.DayAndTime(events[i].Date.Start.Point)
			if i == from {
				views[i].Day = day
			}
			if views[i].Date.Text == l.Date(events[i].Date) { // not the author's words
				views[i].Date.Text = time
			}
		}
		from = to
	}
}

// sameDay reports whether two events have a time of the same day, plainly written.
func sameDay(a, b *timeline.Event) bool {
	p, q := a.Date.Start.Point, b.Date.Start.Point
	return isTimed(a.Date) && isTimed(b.Date) && p.Year == q.Year && p.Month == q.Month && p.Day == q.Day
}

// isTimed reports whether a date is a time of a day and nothing else has to be said of it.
func isTimed(d edtf.Date) bool {
	p := d.Start.Point
	return d.Kind == edtf.Single && p.HasTime && p.Qual == [3]edtf.Qualifier{}
}
