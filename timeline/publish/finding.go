package publish

import (
	"fmt"
	"strings"

	"kronika/timeline"
	"kronika/timeline/source"
)

// A Grade says how much of a document a finding costs.
type Grade string

// The grades.
const (
	Note   Grade = "note"     // nothing: it is read otherwise than it stands there, or kept and not shown
	Asked  Grade = "question" // its events, until somebody says which of two readings is right
	Faulty Grade = "fault"    // its event
)

// A Finding is something to know about a document, and how many times it was met.
type Finding struct {
	Grade   Grade             `json:"grade"`
	Place   string            `json:"place,omitempty"` // of the first
	Value   string            `json:"value,omitempty"`
	Problem string            `json:"problem"`
	Remedy  string            `json:"remedy,omitempty"`
	Asks    timeline.Question `json:"asks,omitempty"`
	Count   int               `json:"count"`
}

// Findings puts notes and faults into one list: notes, then questions, then faults. A
// question has one entry for each column that asks it, however many rows do.
func Findings(notes source.Report, faults timeline.Invalid) []Finding {
	var list, faulty []Finding
	for _, note := range notes {
		list = append(list, Finding{Grade: Note, Place: note.Path, Problem: note.What, Count: note.Count})
	}
	asked := map[string]int{} // question and column → place in list
	for _, f := range faults {
		found := Finding{Grade: Faulty, Place: f.Path, Value: f.Value, Problem: f.Problem, Remedy: f.Remedy, Asks: f.Asks, Count: 1}
		if f.Asks == "" {
			faulty = append(faulty, found)
			continue
		}
		_, column, _ := strings.Cut(f.Path, ": ")
		key := string(f.Asks) + ":" + column
		if i, met := asked[key]; met {
			list[i].Count++
			continue
		}
		found.Grade = Asked
		asked[key] = len(list)
		list = append(list, found)
	}
	return append(list, faulty...)
}

// String writes the finding as one line.
func (f Finding) String() string {
	place := f.Place
	if f.Count > 1 {
		place = fmt.Sprintf("%s and %d more", place, f.Count-1)
	}
	return timeline.Fault{Path: place, Value: f.Value, Problem: f.Problem, Remedy: f.Remedy}.String()
}
