package timelinejs

import (
	"strconv"

	"kronika/timeline/edtf"
)

// tlDates writes an EDTF date in the parts that TimelineJS has: a point as its
// parts, and everything else as the span that it may lie in, in the unit that it
// is exact to. An end that is open or not known is left out; where the start is,
// the end stands for both. False when no part of it is on any axis.
func (m *tlMapper) tlDates(d edtf.Date) (start, end *tlDate, ok bool) {
	switch d.Kind {
	case edtf.Single:
		start, end = m.span(d.Start.Point)
	case edtf.Interval:
		start, end = m.interval(d)
	case edtf.OneOf, edtf.AllOf:
		start, end = m.set(d)
	}
	if start == nil {
		return nil, nil, false
	}
	return start, tellApart(start, end), true
}

func (m *tlMapper) interval(d edtf.Date) (start, end *tlDate) {
	if d.End.Kind == edtf.Dated {
		first, last := m.span(d.End.Point)
		if end = last; end == nil {
			end = first
		}
	}
	if d.Start.Kind != edtf.Dated {
		return end, nil
	}
	start, _ = m.span(d.Start.Point)
	return start, end
}

// set writes the span from the first to the last member of a set, in the
// coarsest of their units.
func (m *tlMapper) set(d edtf.Date) (start, end *tlDate) {
	unit := tlDay
	for _, e := range d.Set {
		for _, side := range []edtf.End{e.From, e.To} {
			if side.Kind == edtf.Dated {
				unit = min(unit, unitOf(side.Point))
			}
		}
	}
	return between(d.Bounds(m.calendar), unit)
}

// tellApart makes a range one that TimelineJS keeps: it drops an end in which
// every part that the start writes is the same. An end that is the same through
// and through is dropped here.
func tellApart(start, end *tlDate) *tlDate {
	if end == nil || start.Parts == end.Parts {
		return nil
	}
	finest := 0
	for i, part := range start.Parts {
		if part != "" && part != end.Parts[i] {
			return end
		}
		if end.Parts[i] != "" {
			finest = i
		}
	}
	start.Written = finest + 1
	return end
}

// span writes the first and the last unit that a point may be; last is nil where
// it is the same.
func (m *tlMapper) span(p edtf.Point) (first, last *tlDate) {
	isPlain := p.YearMask == 0 && p.MonthMask == 0 && p.DayMask == 0 && p.Month <= 12 && p.Digits == 0
	switch {
	case p.BeyondAxis:
		return nil, nil // TimelineJS would never be done with drawing its axis
	case isPlain:
		return pointParts(p), nil
	}
	single := edtf.Date{Kind: edtf.Single, Start: edtf.End{Kind: edtf.Dated, Point: p}}
	return between(single.Bounds(m.calendar), unitOf(p))
}

// unitOf is the finest part of a point, no finer than the day.
func unitOf(p edtf.Point) int {
	switch {
	case p.Day > 0 || p.DayMask != 0:
		return tlDay
	case p.Month > 0 || p.MonthMask != 0:
		return tlMonth
	}
	return tlYear
}

// pointParts writes a point that is neither masked nor a season.
func pointParts(p edtf.Point) *tlDate {
	d := &tlDate{}
	d.Parts[tlYear] = historicalYear(p.Year)
	number := func(i int, n int) { d.Parts[i] = strconv.Itoa(n) }
	if p.Month > 0 {
		number(tlMonth, int(p.Month))
	}
	if p.Day > 0 {
		number(tlDay, int(p.Day))
	}
	if p.HasTime {
		number(tlHour, int(p.Hour))
		number(tlMinute, int(p.Minute))
	}
	if p.HasSecond {
		number(tlSecond, min(int(p.Second), 59))
	}
	if p.FractionLen > 0 {
		number(tlMillisecond, int(p.Nanosecond/1_000_000))
	}
	return d
}

// historicalYear writes an astronomical year as history counts: there is no
// year 0.
func historicalYear(year int64) string {
	if year <= 0 {
		year--
	}
	return strconv.FormatInt(year, 10)
}

// between writes the first and the last unit of a span. Where one side has no
// bound, the other stands for both.
func between(s edtf.Span, unit int) (first, last *tlDate) {
	if s.EndHi.Sec != edtf.PosInf && s.EndHi.Sec != edtf.NegInf {
		last = civilParts(s.EndHi.Sec-1, unit)
	}
	if s.StartLo.Sec == edtf.NegInf || s.StartLo.Sec == edtf.PosInf {
		return last, nil
	}
	return civilParts(s.StartLo.Sec, unit), last
}

// civilParts writes the day of an instant, down to the unit.
func civilParts(sec int64, unit int) *tlDate {
	const day = 24 * 60 * 60
	days := sec / day
	if sec%day < 0 {
		days--
	}
	year, month, dayOfMonth := edtf.CivilFromDays(days)
	d := &tlDate{}
	for i, n := range []string{historicalYear(year), strconv.Itoa(month), strconv.Itoa(dayOfMonth)} {
		if i <= unit {
			d.Parts[i] = n
		}
	}
	return d
}

// isCosmological reports whether a year is beyond what TimelineJS shows on its
// human scale.
func (d *tlDate) isCosmological() bool {
	if d == nil {
		return false
	}
	year, err := strconv.ParseInt(d.Parts[tlYear], 10, 64)
	return err != nil || year < -271_820 || year > 275_759
}
