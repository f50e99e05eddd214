package codec

import (
	"time"
)

// agrees tells whether an entry stands where the span does.
func agrees(s calendarSpan, entry stay) bool {
	length := entry.length
	if entry.start.allDay && length == 0 {
		length = 24 * time.Hour
	}
	return s.allDay == entry.start.allDay && s.from.Equal(entry.start.instant()) && s.to.Sub(s.from) == length
}

// lines writes DTSTART and DTEND. Times are in UTC, so that no time zone has to
// be described; X-EDTF has them as they were written.
func spanLines(s calendarSpan, w *icalWriter) {
	if s.allDay {
		w.line("DTSTART;VALUE=DATE", s.from.Format("20060102"))
		w.line("DTEND;VALUE=DATE", s.to.Format("20060102"))
		return
	}
	w.line("DTSTART", s.from.Format("20060102T150405Z"))
	w.line("DTEND", s.to.Format("20060102T150405Z"))
}
