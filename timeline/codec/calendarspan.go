package codec

import (
	"kronika/timeline/edtf"
	"time"
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
