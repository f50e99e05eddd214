package layout

import "kronika/timeline/edtf"

// Between returns the time from the beginning of one date to the end of another, both
// inclusive: a year as the second ends with its December. A zero date sets no bound
// on its side. The extent is empty when the second date lies before the first; it is
// never empty because a date lies beyond the axis.
func Between(from, to edtf.Date, c edtf.Calendar) Extent {
	span := Extent{Lo: MinTime, Hi: MaxTime}
	if !from.IsZero() {
		if lo := from.Bounds(c).StartLo.Sec; lo > MinTime {
			span.Lo = min(lo, MaxTime-1)
		}
	}
	if !to.IsZero() {
		if hi := to.Bounds(c).EndHi.Sec; hi < MaxTime {
			span.Hi = max(hi, MinTime+1)
		}
	}
	return span
}
