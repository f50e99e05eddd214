package layout

import (
	"cmp"
	"slices"

	"kronika/timeline/edtf"
)

// breakFactor is how many times less room than on the linear scale a silence
// has when it is marked as compressed.
const breakFactor = 1.5

// A Break marks a silence that a scale compresses.
type Break struct {
	U0, U1 float64 // where it lies
	T0, T1 int64   // the time in which nothing is dated
	// Seconds is its length as a reader would say it, between the middles of
	// the dates around it: from 1945 to 1991 it is 46 years, although the
	// earlier year may have ended 45 years before the later one began.
	Seconds int64
	// Least says that a date beside it is uncertain by more than a year. Seconds is
	// then the least that it can be.
	Least bool
}

// unusual is how many times longer than the median of all gaps a silence is.
const unusual = 4

// Breaks finds the silences that are unusual and that the scale compresses notably,
// in order of time; spans are those that Elastic was given. A silence is a gap between
// two knots that no span covers. An open span covers nothing but its start.
func (s *Scale) Breaks(spans []edtf.Span) []Break {
	whole := s.Extent()
	gaps := silences(spans)
	least := unusual * medianLength(gaps)
	var breaks []Break
	for _, gap := range gaps {
		gap.U0, gap.U1 = s.U(gap.T0), s.U(gap.T1)
		length := float64(gap.T1 - gap.T0)
		if length >= least && length/float64(whole.Hi-whole.Lo) >= breakFactor*(gap.U1-gap.U0) {
			breaks = append(breaks, gap)
		}
	}
	return breaks
}

// silences lists the gaps between spans in order of time, still without a place.
func silences(spans []edtf.Span) (gaps []Break) {
	var before silenceBound // of all that began so far, what ended last
	for i, b := range silenceBounds(spans) {
		if i > 0 && b.t0 > before.t1 {
			gap := Break{T0: before.t1, T1: b.t0, Seconds: b.begins - before.ends, Least: b.vague || before.vague}
			if gap.Least {
				gap.Seconds = gap.T1 - gap.T0
			}
			gaps = append(gaps, gap)
		}
		if i == 0 || b.t1 > before.t1 || b.t1 == before.t1 && b.ends > before.ends {
			before = b
		}
	}
	return gaps
}

// medianLength is the length in the middle of those of the gaps, the shorter of two. Of
// fewer than three gaps none is usual; it is then 0.
func medianLength(gaps []Break) float64 {
	if len(gaps) < 3 {
		return 0
	}
	lengths := make([]int64, len(gaps))
	for i, gap := range gaps {
		lengths[i] = gap.T1 - gap.T0
	}
	slices.Sort(lengths)
	return float64(lengths[(len(lengths)-1)/2])
}

// A silenceBound is a span as silences see it.
type silenceBound struct {
	t0, t1       int64
	begins, ends int64 // the middles of when it may have begun and ended
	vague        bool  // it is not known to the year when it began or ended
}

// vagueFrom is how many seconds the beginning or the end of a date must be uncertain by to be
// vague: more than a year.
const vagueFrom = 400 * 86400

// silenceBounds lists spans by start; what may have begun first comes first.
func silenceBounds(spans []edtf.Span) []silenceBound {
	var bounds []silenceBound
	for _, s := range spans {
		t0, t1, ok := FromSpan(s)
		if !ok {
			continue
		}
		b := silenceBound{t0: t0, t1: t1, begins: middle(t0, s.StartHi.Sec), ends: middle(s.EndLo.Sec, t1)}
		b.vague = s.Qualifier != 0 || b.begins-t0 > vagueFrom/2 || t1-b.ends > vagueFrom/2
		if t1 >= MaxTime {
			b.t1, b.ends = t0+1, b.begins
		}
		bounds = append(bounds, b)
	}
	slices.SortFunc(bounds, func(a, b silenceBound) int {
		return cmp.Or(cmp.Compare(a.t0, b.t0), cmp.Compare(a.begins, b.begins))
	})
	return bounds
}

// middle is halfway from lo to hi; where one of them is unknown, the other.
func middle(lo, hi int64) int64 {
	if lo < MinTime {
		return hi
	}
	if hi > MaxTime || hi < lo {
		return lo
	}
	return lo + (hi-lo)/2
}

// A Note is a short text beside a mark on the strip: a recorded date, or the
// name of an era.
type Note struct {
	U     float64 // the mark
	Width float64 // of the text and the space around it, in units
	Left  bool    // whether it would rather stand before its mark than after it
}

// A NotePlace is where a note stands.
type NotePlace struct {
	Row  int  // 0 nearest the axis
	Left bool // before its mark: its right edge is at U; otherwise its left edge is
}

// Notes gives each note a row and a side, in the order of notes, so that no two
// of a row overlap and none leaves the strip. From left to right each takes the
// first row that has room, there the side it would rather have. There are as
// many rows as it takes.
//
// The result holds at every width from Strip.Width up: all distances grow and
// the texts do not.
func Notes(notes []Note, s Strip) []NotePlace {
	places := make([]NotePlace, len(notes))
	order := make([]int, len(notes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(notes[a].U, notes[b].U) })
	var rows [][]stretch
	for _, i := range order {
		places[i], rows = placeNote(notes[i], s, rows)
	}
	return places
}

// A stretch of a row, in units.
type stretch struct{ from, to float64 }

func (n Note) stretch(left bool, s Strip) stretch {
	x := n.U * s.Width
	if left {
		return stretch{x - n.Width, x}
	}
	return stretch{x, x + n.Width}
}

func placeNote(n Note, s Strip, rows [][]stretch) (NotePlace, [][]stretch) {
	for row := 0; ; row++ {
		if row == len(rows) {
			rows = append(rows, nil)
		}
		for _, left := range []bool{n.Left, !n.Left} {
			at := n.stretch(left, s)
			if (at.from < 0 || at.to > s.Width+s.Reserve) && n.fitsBeside(!left, s) {
				continue
			}
			if !slices.ContainsFunc(rows[row], func(o stretch) bool { return at.from < o.to && o.from < at.to }) {
				rows[row] = append(rows[row], at)
				return NotePlace{row, left}, rows
			}
		}
	}
}

// fitsBeside reports whether the note lies within the strip on a side. One that
// is too long for both may stick out: there is no better place.
func (n Note) fitsBeside(left bool, s Strip) bool {
	at := n.stretch(left, s)
	return at.from >= 0 && at.to <= s.Width+s.Reserve
}
