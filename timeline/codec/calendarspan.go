package codec

import (
	"time"

	"kronika/timeline/edtf"
)

// A CalendarSpan is how a calendar shows a date: the days of it, or for a time
// of day the seconds.
type CalendarSpan struct {
	From, To time.Time // UTC; to is the first moment after it
	AllDay   bool
}

// CalendarSpanOf makes the span of a date; false when the calendar, which ends
// with the year 9999 and begins with the year 1, cannot hold it. Of an interval
// with one end, the end there is.
func CalendarSpanOf(d edtf.Date, c edtf.Calendar) (CalendarSpan, bool) {
	if d.IsZero() {
		return CalendarSpan{}, false
	}
	// A time with a zone of its own is exact in UTC, also in the hour that the
	// timeline's zone repeats in autumn.
	b := d.Bounds(edtf.Calendar{Southern: c.Southern})
	from, to := b.StartLo, b.EndHi
	if from.Sec == edtf.NegInf {
		from = b.EndLo
	}
	if to.Sec == edtf.PosInf {
		to = b.StartHi
	}
	const lo, hi = -62_135_596_800, 253_402_300_799 // the years 1 to 9999
	if from.Sec < lo || from.Sec > hi || to.Sec < lo || to.Sec > hi {
		return CalendarSpan{}, false
	}
	if to.Nsec > 0 {
		to.Sec++
	}
	s := CalendarSpan{
		From: time.Unix(from.Sec, 0).UTC(), To: time.Unix(max(to.Sec, from.Sec+1), 0).UTC(),
		AllDay: b.Precision < edtf.Minute,
	}
	if !s.AllDay {
		last := d.Start.Point
		if d.Kind == edtf.Interval {
			last = d.End.Point
		}
		s.From, s.To = inUTC(s.From, d.Start.Point, c), inUTC(s.To, last, c)
	}
	return s, true
}

// inUTC takes the wall time of a point without a zone for one of the calendar's zone.
func inUTC(wall time.Time, p edtf.Point, c edtf.Calendar) time.Time {
	if p.Zone != edtf.Local || c.Zone == nil {
		return wall
	}
	return time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, c.Zone).UTC()
}
