package layout

import (
	"cmp"
	"slices"
)

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
