package document

import (
	"bytes"
	"strconv"
	"strings"

	"kronika/timeline"
	"kronika/timeline/source"
)

// A FaultList collects what is wrong with one value and knows the path of what
// is being read. The path is kept as steps and written out only for a fault.
type FaultList struct {
	Place  source.Place
	Steps  []Step
	Faults timeline.Invalid
}

// valueShown is about how many characters of a faulty value are shown; the rest
// need not be looked at.
const valueShown = 100

// A Step is one part of a path: a member's name, or an index where name is "".
type Step struct {
	Name  string
	index int
}

// Reset starts on another value, at its place in the input.
func (l *FaultList) Reset(place source.Place) {
	l.Place, l.Steps, l.Faults = place, l.Steps[:0], nil
}

// Push and Pop enter a member of that name and leave it.
func (l *FaultList) Push(name string) { l.Steps = append(l.Steps, Step{Name: name}) }
func (l *FaultList) pushIndex(i int)  { l.Steps = append(l.Steps, Step{index: i}) }
func (l *FaultList) Pop()             { l.Steps = l.Steps[:len(l.Steps)-1] }

// Path returns the path of what is being read.
func (l *FaultList) Path() string {
	var b strings.Builder
	for i, s := range l.Steps {
		switch {
		case s.Name == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case i > 0:
			b.WriteString("." + s.Name)
		default:
			b.WriteString(s.Name)
		}
	}
	return l.Place.Path(b.String())
}

// Fault records what is wrong with the value at the current path.
func (l *FaultList) Fault(value, problem, remedy string) { l.Ask("", value, problem, remedy) }

// Ask adds a fault that an answer to a question mends.
func (l *FaultList) Ask(asks timeline.Question, value, problem, remedy string) {
	value = timeline.Excerpt(strings.ToValidUTF8(value, "\uFFFD"))
	l.Faults = append(l.Faults, timeline.Fault{Path: l.Path(), Value: value, Problem: problem, Remedy: remedy, Asks: asks})
}

// unknown records a member that the format does not have.
func (l *FaultList) unknown(name string, known []string) {
	l.Push(timeline.Excerpt(strings.ToValidUTF8(name, "\uFFFD")))
	defer l.Pop()
	remedy := "remove it, or write one of: " + strings.Join(known, ", ")
	if near := source.Nearest(name, known); near != "" {
		remedy = "did you mean " + near + "?"
	}
	l.Fault("", "unknown", remedy)
}

// Wrong records that a value is of the wrong kind, and skips it.
func (s *Scanner) Wrong(problem, remedy string) {
	raw := s.Skip()
	if s.Broken != nil {
		return
	}
	if string(raw) == "null" {
		remedy += ", or leave it out"
	}
	if raw[0] == '"' {
		raw, _ = NewScanner(raw).characters()
	}
	raw = raw[:min(len(raw), 4*valueShown)]
	s.Fault(string(bytes.Join(bytes.Fields(raw), []byte(" "))), problem, remedy)
}
