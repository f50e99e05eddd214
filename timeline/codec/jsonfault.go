package codec

import (
	"bytes"
	"strconv"
	"strings"

	"kronika/timeline"
)

// A faultList collects what is wrong with one value and knows the path of what
// is being read. The path is kept as steps and written out only for a fault.
type faultList struct {
	place    Place
	steps    []step
	faults   timeline.Invalid
	halfPair bool // the string read last has half a surrogate pair
}

// valueShown is about how many characters of a faulty value are shown; the rest
// need not be looked at.
const valueShown = 100

// A step is one part of a path: a member's name, or an index where name is "".
type step struct {
	name  string
	index int
}

func (l *faultList) reset(place Place) {
	l.place, l.steps, l.faults, l.halfPair = place, l.steps[:0], nil, false
}

func (l *faultList) push(name string) { l.steps = append(l.steps, step{name: name}) }
func (l *faultList) pushIndex(i int)  { l.steps = append(l.steps, step{index: i}) }
func (l *faultList) pop()             { l.steps = l.steps[:len(l.steps)-1] }

func (l *faultList) path() string {
	var b strings.Builder
	for i, s := range l.steps {
		switch {
		case s.name == "":
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		case i > 0:
			b.WriteString("." + s.name)
		default:
			b.WriteString(s.name)
		}
	}
	return l.place.Path(b.String())
}

// fault records what is wrong with the value at the current path.
func (l *faultList) fault(value, problem, remedy string) {
	value = timeline.Excerpt(strings.ToValidUTF8(value, "\uFFFD"))
	l.faults = append(l.faults, timeline.Fault{Path: l.path(), Value: value, Problem: problem, Remedy: remedy})
}

// unknown records a member that the format does not have.
func (l *faultList) unknown(name string, known []string) {
	l.push(timeline.Excerpt(strings.ToValidUTF8(name, "\uFFFD")))
	defer l.pop()
	remedy := "remove it, or write one of: " + strings.Join(known, ", ")
	if near := Nearest(name, known); near != "" {
		remedy = "did you mean " + near + "?"
	}
	l.fault("", "unknown", remedy)
}

// wrong records that a value is of the wrong kind, and skips it.
func (s *scanner) wrong(problem, remedy string) {
	raw := s.skip()
	if s.broken != nil {
		return
	}
	if string(raw) == "null" {
		remedy += ", or leave it out"
	}
	if raw[0] == '"' {
		inner := scanner{data: raw}
		raw = inner.string()
	}
	raw = raw[:min(len(raw), 4*valueShown)]
	s.fault(string(bytes.Join(bytes.Fields(raw), []byte(" "))), problem, remedy)
}
