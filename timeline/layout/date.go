package layout

import "kronika/timeline/edtf"

// FromDate lays a date on the axis as [t0, t1) in seconds. It reports false for
// the zero date and for one that lies nowhere.
//
//   - A single date, and "one of" several, is a moment: it spans what is left
//     open of it (1999 is the whole year) but is no range.
//   - An interval, and "all of" several, is a range.
//   - Where the start is open or unknown, the date is laid where something is
//     known: at its end. ../1944 spans the year 1944. Whoever draws it lets
//     its left edge fade.
//   - Where the end is open or unknown, t1 is MaxTime.
//   - Years beyond the axis are held at its ends; t0 < t1 always holds.
func FromDate(d edtf.Date, c edtf.Calendar) (t0, t1 int64, isRange, ok bool) {
	if d.IsZero() {
		return 0, 0, false, false
	}
	t0, t1, ok = FromSpan(d.Bounds(c))
	return t0, t1, d.Kind == edtf.Interval || d.Kind == edtf.AllOf, ok
}

// FromSpan is FromDate for bounds that are known already.
func FromSpan(s edtf.Span) (t0, t1 int64, ok bool) {
	undated := s.StartKind != edtf.Dated && s.EndKind != edtf.Dated
	if s == (edtf.Span{}) || undated && s.EndLo.Sec == edtf.NegInf {
		return 0, 0, false
	}
	start, end := s.StartLo.Sec, ceil(s.EndHi)
	if start == edtf.NegInf {
		start = s.EndLo.Sec
	}
	t0 = min(max(start, MinTime), MaxTime-1)
	t1 = min(max(end, t0+1), MaxTime)
	return t0, t1, true
}

// ceil is the first whole second that is not before the instant.
func ceil(i edtf.Instant) int64 {
	if i.Nsec > 0 && i.Sec < edtf.PosInf {
		return i.Sec + 1
	}
	return i.Sec
}
