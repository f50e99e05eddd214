package chart

import (
	"kronika/timeline"
	"kronika/timeline/layout"
)

// An Era is a period behind the events.
type Era struct {
	U0, U1 float64
	Label  timeline.Text
	Text   string // its name as it is shown
	Place  layout.NotePlace
}

// A Record is the date on record of an event for which another is stated.
type Record struct {
	Event  int // its place among the events
	U      float64
	Stated float64 // where the flag of the stated date stands
	Text   string
	Place  layout.NotePlace
}

// Bounds of the texts beside marks: for so many is room looked for, and a chart has
// so many rows of them, of eras above the axis and of dates on record below it.
const (
	maxNotes    = 200
	MaxNoteRows = 24
)

// placeEras places the eras that meet the strip.
func (s *Scene) placeEras(eras []timeline.Era, f Frame) {
	whole := s.Scale.Extent()
	var notes []layout.Note
	for _, era := range eras {
		t0, t1, ok := layout.FromSpan(era.Date.Bounds(f.Calendar))
		if !ok || t1 <= whole.Lo || t0 >= whole.Hi || len(s.Bars) == 0 {
			continue
		}
		if len(notes) == maxNotes {
			s.MoreEras++
			continue
		}
		e := Era{U0: s.Scale.U(t0), U1: s.Scale.U(t1), Label: era.Label, Text: f.EraText(era.Label)}
		s.Eras = append(s.Eras, e)
		notes = append(notes, layout.Note{U: e.U0, Width: f.EraWidth(e.Text)})
	}
	s.Eras, s.EraRows = placed(s.Eras, notes, f.Strip, &s.MoreEras, func(e *Era, at layout.NotePlace) { e.Place = at })
}

// placeRecords places the dates on record that differ from those stated.
func (s *Scene) placeRecords(events []Event, f Frame) {
	var notes []layout.Note
	for i, e := range events {
		t0, t1, ok := layout.FromSpan(e.Record.Bounds(f.Calendar))
		if !ok || e.Verdict != timeline.Differs {
			continue
		}
		if len(notes) == maxNotes {
			s.MoreRecords++
			continue
		}
		u := s.Scale.U(t0 + (t1-t0)/2)
		if f.Still {
			u = (s.Scale.U(t0) + s.Scale.U(t1)) / 2
		}
		r := Record{Event: i, U: u, Stated: s.Bars[i].Flag.U, Text: f.Words.Record(f.Words.Date(e.Record))}
		s.Records = append(s.Records, r)
		notes = append(notes, layout.Note{U: u, Width: f.RecordWidth(r.Text), Left: u < r.Stated})
	}
	s.Records, s.RecordRows = placed(s.Records, notes, f.Strip, &s.MoreRecords, func(r *Record, at layout.NotePlace) { r.Place = at })
}

// placed gives marks the places of their texts and returns those that have room,
// and how many rows they need, with one for the words that say how many more there
// are. The others are counted.
func placed[T any](marks []T, notes []layout.Note, strip layout.Strip, more *int, set func(*T, layout.NotePlace)) (kept []T, rows int) {
	for i, at := range layout.Notes(notes, strip) {
		if at.Row >= MaxNoteRows {
			*more++
			continue
		}
		set(&marks[i], at)
		kept, rows = append(kept, marks[i]), max(rows, at.Row+1)
	}
	if *more > 0 {
		rows++
	}
	return kept, rows
}
