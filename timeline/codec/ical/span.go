package ical

import (
	"time"

	"kronika/timeline/codec"
)

// agrees reports whether an entry stands where the span does.
func agrees(s codec.CalendarSpan, entry stay) bool {
	length := entry.length
	if entry.start.allDay && length == 0 {
		length = 24 * time.Hour
	}
	return s.AllDay == entry.start.allDay && s.From.Equal(entry.start.instant()) && s.To.Sub(s.From) == length
}

// lines writes DTSTART and DTEND. Times are in UTC, so that no time zone has to
// be described; X-EDTF has them as they were written.
func spanLines(s codec.CalendarSpan, w *writer) {
	if s.AllDay {
		w.line("DTSTART;VALUE=DATE", s.From.Format("20060102"))
		w.line("DTEND;VALUE=DATE", s.To.Format("20060102"))
		return
	}
	w.line("DTSTART", s.From.Format("20060102T150405Z"))
	w.line("DTEND", s.To.Format("20060102T150405Z"))
}
