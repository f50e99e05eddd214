package timeline

import (
	"errors"
	"fmt"
	"strings"
)

var (
	// ErrNotFound says that a timeline, event or language is not here.
	ErrNotFound = errors.New("not found")
	// ErrConflict says that what is to be written was changed by someone else
	// in the meantime, or is there already.
	ErrConflict = errors.New("conflict")
)

// A Fault is one thing that is wrong with a document.
type Fault struct {
	Path    string // where: events[3].date, or line 7: date
	Value   string // what stands there, shortened for display; may be empty
	Problem string // what is wrong with it
	Remedy  string // what to write instead; may be empty
	// Asks names the question that has to be answered before the value can be read; empty
	// where it cannot be read in any way. One answer does for all faults that ask it.
	Asks Question
}

// A Question is one that a document leaves open because it can be read in two ways.
type Question string

// The questions there are.
const (
	AskOrder  Question = "order"  // does the day come first in 3/4/1999, or the month?
	AskDashes Question = "dashes" // is 1903-11 a range of years, or a month?
	AskSerial Question = "serial" // is 36526 the number that a spreadsheet has for a day?
)

// String writes the fault as one line: path: value: problem; remedy.
func (f Fault) String() string {
	var b strings.Builder
	if f.Path != "" {
		b.WriteString(f.Path)
		b.WriteString(": ")
	}
	if f.Value != "" {
		fmt.Fprintf(&b, "%q: ", f.Value)
	}
	b.WriteString(f.Problem)
	if f.Remedy != "" {
		b.WriteString("; ")
		b.WriteString(f.Remedy)
	}
	return b.String()
}

// Invalid is the error of a document with faults. It holds all of them, in the
// order of the document.
type Invalid []Fault

// Error lists the faults, one a line.
func (v Invalid) Error() string {
	lines := make([]string, len(v))
	for i, f := range v {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Err returns the faults as an error, nil when there are none.
func (v Invalid) Err() error {
	if len(v) == 0 {
		return nil
	}
	return v
}

// valueLimit is how many characters of a faulty value a fault quotes.
const valueLimit = 60

// Excerpt shortens a value for a fault: enough to recognise it.
func Excerpt(s string) string {
	runes := []rune(s)
	if len(runes) <= valueLimit {
		return s
	}
	return string(runes[:valueLimit]) + "…"
}
