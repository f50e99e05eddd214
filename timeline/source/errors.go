package source

import (
	"errors"
	"fmt"
	"strings"

	"kronika/timeline"
)

// What can be wrong with an input as a whole. Test for them with errors.Is.
var (
	ErrEmpty     = errors.New("the input is empty")
	ErrTruncated = errors.New("the input ends too early")
	ErrSyntax    = errors.New("the input breaks the rules of its format")
	ErrEncoding  = errors.New("the input is not UTF-8")
	ErrFormat    = errors.New("the input is in another format")
	ErrTooLarge  = errors.New("the input is beyond a limit")
)

// An InputError says from where on an input cannot be read, and why.
type InputError struct {
	Kind    error  // one of the errors above; errors.Is finds it
	Line    int    // from 1; 0 when no place can be named
	Column  int    // in characters, from 1; 0 when only the line is known
	Value   string // what stands there, shortened; may be empty
	Problem string // what is wrong; Kind's own words when empty
	Remedy  string // what to do instead; may be empty
}

// Error writes place, value, problem and remedy on one line.
func (e *InputError) Error() string { return e.Fault().String() }

// Unwrap returns the kind.
func (e *InputError) Unwrap() error { return e.Kind }

// Fault returns the error as a fault, for those who show faults.
func (e *InputError) Fault() timeline.Fault {
	f := timeline.Fault{Value: timeline.Excerpt(e.Value), Problem: e.Problem, Remedy: e.Remedy}
	if f.Problem == "" {
		f.Problem = e.Kind.Error()
	}
	switch {
	case e.Line > 0 && e.Column > 0:
		f.Path = fmt.Sprintf("line %d, column %d", e.Line, e.Column)
	case e.Line > 0:
		f.Path = fmt.Sprintf("line %d", e.Line)
	}
	return f
}

// Faults returns what is wrong with the document according to err, whichever
// way a decoder said it; false when err is not about the document (a broken
// pipe, a full disk).
func Faults(err error) (timeline.Invalid, bool) {
	if invalid, ok := errors.AsType[timeline.Invalid](err); ok {
		return invalid, true
	}
	if input, ok := errors.AsType[*InputError](err); ok {
		return timeline.Invalid{input.Fault()}, true
	}
	return nil, false
}

// Without returns the faults whose paths are not among those reported already:
// a date that could not be read is not missing as well.
func Without(faults, reported timeline.Invalid) timeline.Invalid {
	if len(reported) == 0 {
		return faults
	}
	var rest timeline.Invalid
	for _, f := range faults {
		if !Covers(reported, f.Path) {
			rest = append(rest, f)
		}
	}
	return rest
}

// Covers reports whether a fault at the path or at something within it is among
// those reported.
func Covers(reported timeline.Invalid, path string) bool {
	for _, r := range reported {
		if strings.HasPrefix(r.Path, path) {
			rest := r.Path[len(path):]
			if rest == "" || rest[0] == '.' || rest[0] == '[' {
				return true
			}
		}
	}
	return false
}
