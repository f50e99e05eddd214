package codec

import (
	"time"

	"kronika/timeline/edtf"
)

// A calendarSpan is how a calendar shows a date: the days of it, or for a time
// of day the seconds.
type calendarSpan struct {
	from, to time.Time // UTC; to is the first moment after it
	allDay   bool
}

// calendarSpanOf makes the span of a date; false when the calendar, which ends
// with the year 9999 and begins with the year 1, cannot hold it. Of an interval
// with one end, the end there is.
func calendarSpanOf(d edtf.Date, c edtf.Calendar) (calendarSpan, bool) {
	if d.IsZero() {
		return calendarSpan{}, false
	}
	b := d.Bounds(c)
	from, to := b.StartLo, b.EndHi
	if from.Sec == edtf.NegInf {
		from = b.EndLo
	}
	if to.Sec == edtf.PosInf {
		to = b.StartHi
	}
	const lo, hi = -62_135_596_800, 253_402_300_799 // the years 1 to 9999
	if from.Sec < lo || from.Sec > hi || to.Sec < lo || to.Sec > hi {
		return calendarSpan{}, false
	}
	if to.Nsec > 0 {
		to.Sec++
	}
	return calendarSpan{
		from: time.Unix(from.Sec, 0).UTC(), to: time.Unix(max(to.Sec, from.Sec+1), 0).UTC(),
		allDay: b.Precision < edtf.Minute,
	}, true
}

// agrees tells whether an entry stands where the span does.
func (s calendarSpan) agrees(entry stay) bool {
	length := entry.length
	if entry.start.allDay && length == 0 {
		length = 24 * time.Hour
	}
	return s.allDay == entry.start.allDay && s.from.Equal(entry.start.instant()) && s.to.Sub(s.from) == length
}

// lines writes DTSTART and DTEND. Times are in UTC, so that no time zone has to
// be described; X-EDTF has them as they were written.
func (s calendarSpan) lines(w *icalWriter) {
	if s.allDay {
		w.line("DTSTART;VALUE=DATE", s.from.Format("20060102"))
		w.line("DTEND;VALUE=DATE", s.to.Format("20060102"))
		return
	}
	w.line("DTSTART", s.from.Format("20060102T150405Z"))
	w.line("DTEND", s.to.Format("20060102T150405Z"))
}
