package layout

import (
	"math/rand/v2"
	"testing"
)

// noteAt is where a note stands at a width, in units.
func noteAt(n Note, p NotePlace, width float64) stretch {
	if x := n.U * width; p.Left {
		return stretch{x - n.Width, x}
	}
	return stretch{n.U * width, n.U*width + n.Width}
}

func TestNotesOfARowNeverOverlap(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 31))
	s := PageStrip()
	for range 400 {
		notes := make([]Note, 1+r.IntN(20))
		for i := range notes {
			notes[i] = Note{U: r.Float64() * r.Float64(), Width: 60 + 300*r.Float64(), Left: r.IntN(2) == 0}
		}
		places := Notes(notes, s)
		for _, width := range []float64{s.Width, 1.5 * s.Width, 4 * s.Width} {
			for i := range notes {
				a := noteAt(notes[i], places[i], width)
				if a.from < -1e-9 || a.to > width+s.Reserve+1e-9 {
					t.Fatalf("note %+v leaves the strip: %+v", notes[i], a)
				}
				for j := range i {
					if b := noteAt(notes[j], places[j], width); places[i].Row == places[j].Row && a.from < b.to-1e-9 && b.from < a.to-1e-9 {
						t.Fatalf("notes %+v and %+v overlap at %g units", notes[i], notes[j], width)
					}
				}
			}
		}
	}
}

func TestNoteStandsOnTheSideItWouldRather(t *testing.T) {
	s := Strip{Width: 800, Reserve: 100, Lanes: 1}
	rows := []struct {
		claim string
		notes []Note
		want  NotePlace // of the last
	}{
		{"after its mark", []Note{{U: 0.5, Width: 100}}, NotePlace{0, false}},
		{"before its mark", []Note{{U: 0.5, Width: 100, Left: true}}, NotePlace{0, true}},
		{"not beyond the start", []Note{{U: 0.05, Width: 100, Left: true}}, NotePlace{0, false}},
		{"not beyond the end", []Note{{U: 1, Width: 120}}, NotePlace{0, true}},
		{"in the room after the end", []Note{{U: 1, Width: 100}}, NotePlace{0, false}},
		{"on the other side when one is taken", []Note{{U: 0.5, Width: 100}, {U: 0.5, Width: 100}}, NotePlace{0, true}},
		{"a row up when both are", []Note{{U: 0.5, Width: 100}, {U: 0.5, Width: 100}, {U: 0.5, Width: 100}}, NotePlace{1, false}},
		{"too long for either side, it sticks out", []Note{{U: 0.5, Width: 900}}, NotePlace{0, false}},
	}
	for _, row := range rows {
		places := Notes(row.notes, s)
		if got := places[len(places)-1]; got != row.want {
			t.Errorf("%s: %+v, want %+v", row.claim, got, row.want)
		}
	}
}
