package document

import (
	"bytes"
	"errors"

	"kronika/timeline/source"
)

// maxDepth is how deep a document may nest. Ours needs seven; the rest is for
// what foreign formats keep under "extra".
const maxDepth = 64

// A Scanner walks over one JSON value (RFC 8259) that is held in memory.
//
// It is written by hand because it has to do what encoding/json does not: name
// the path of every fault and go on, refuse members said twice, and give the
// line and column of broken syntax; and an import reads ten million values.
//
// The first break of the syntax ends the walk: it is kept in broken, and from
// then on every method returns at once.
type Scanner struct {
	Data    []byte
	Pos     int
	Broken  *brokenSyntax
	scratch []byte // of the string with escapes read last
	shared  map[string]string
	FaultList
}

// brokenSyntax says where in the data the syntax breaks.
type brokenSyntax struct {
	offset          int
	kind            error
	Problem, remedy string
}

// Reset starts on another value.
func (s *Scanner) Reset(data []byte, place source.Place) {
	s.Data, s.Pos, s.Broken = data, 0, nil
	s.FaultList.Reset(place)
}

// InputError turns the break into an error with its place in the file, given
// the place where the data begins.
func (s *Scanner) InputError(line, column int) *source.InputError {
	b := s.Broken
	line, column = source.Advance(line, column, s.Data[:b.offset])
	return &source.InputError{Kind: b.kind, Line: line, Column: column, Value: source.Near(s.Data[b.offset:]),
		Problem: b.Problem, Remedy: b.remedy}
}

func (s *Scanner) fail(problem, remedy string) {
	if s.Broken != nil {
		return
	}
	s.Broken = &brokenSyntax{s.Pos, source.ErrSyntax, problem, remedy}
	if s.Pos >= len(s.Data) {
		s.Broken.kind, s.Broken.Problem, s.Broken.remedy = source.ErrTruncated, "", "write the rest of it, or fetch the file again"
	}
	s.Pos = len(s.Data)
}

// Next skips white space and returns the byte there without taking it; 0 at the
// end.
func (s *Scanner) Next() byte {
	for s.Pos < len(s.Data) {
		switch c := s.Data[s.Pos]; c {
		case ' ', '\n', '\t', '\r':
			s.Pos++
		default:
			return c
		}
	}
	return 0
}

// End demands that nothing follows.
func (s *Scanner) End() {
	if s.Next() != 0 || s.Pos < len(s.Data) {
		s.fail("something follows the end", "remove it, or put a comma or bracket where it is missing")
	}
}

// more moves to the next element of a list or member of an object, past the
// comma; false at its close or where the syntax breaks.
func (s *Scanner) more(first bool, closing byte) bool {
	c := s.Next()
	if c == closing {
		s.Pos++
		return false
	}
	if !first {
		if c != ',' {
			s.fail("a comma or "+string(closing)+" is missing here", "")
			return false
		}
		s.Pos++
		if s.Next() == closing {
			s.fail("a comma with nothing after it", "remove the comma")
		}
	}
	return s.Broken == nil
}

// key takes the name of a member and its colon. The bytes are good until the
// next string is read.
func (s *Scanner) key() []byte {
	if s.Next() != '"' {
		s.fail("a member's name in double quotes is missing here", `write it as in "title": …`)
		return nil
	}
	name := s.string()
	if s.Next() != ':' {
		s.fail("a colon is missing here", `write one between name and value`)
		return nil
	}
	s.Pos++
	return name
}

// Skip takes one value of whatever kind and returns its text.
func (s *Scanner) Skip() []byte {
	s.Next()
	start := s.Pos
	s.skipValue(0)
	if s.Broken != nil {
		return nil
	}
	return s.Data[start:s.Pos]
}

func (s *Scanner) skipValue(depth int) {
	if depth > maxDepth {
		s.Broken = &brokenSyntax{s.Pos, source.ErrTooLarge, errDepth.Error(), "write it flatter"}
		s.Pos = len(s.Data)
		return
	}
	switch c := s.Next(); {
	case c == '{':
		s.Pos++
		for first := true; s.more(first, '}'); first = false {
			s.key()
			s.skipValue(depth + 1)
		}
	case c == '[':
		s.Pos++
		for first := true; s.more(first, ']'); first = false {
			s.skipValue(depth + 1)
		}
	case c == '"':
		s.string()
	case c == '-' || c >= '0' && c <= '9':
		s.Number()
	default:
		s.Word()
	}
}

var errDepth = errors.New("nested deeper than 64 levels")

// Word takes true, false or null.
func (s *Scanner) Word() string {
	for _, w := range [...]string{"true", "false", "null"} {
		if bytes.HasPrefix(s.Data[s.Pos:], []byte(w)) {
			s.Pos += len(w)
			return w
		}
		if rest := s.Data[s.Pos:]; len(rest) < len(w) && len(rest) > 0 && string(rest) == w[:len(rest)] {
			s.Pos = len(s.Data)
		}
	}
	s.fail("a value is missing here", `write a text in double quotes, a number, {…}, […], true or false`)
	return ""
}

// Number takes a number and returns its text.
func (s *Scanner) Number() []byte {
	start := s.Pos
	if s.at('-') {
		s.Pos++
	}
	if s.at('0') {
		s.Pos++
	} else {
		s.digits()
	}
	if s.at('.') {
		s.Pos++
		s.digits()
	}
	if s.at('e') || s.at('E') {
		s.Pos++
		if s.at('+') || s.at('-') {
			s.Pos++
		}
		s.digits()
	}
	if s.Broken != nil {
		return nil
	}
	return s.Data[start:s.Pos]
}

func (s *Scanner) at(c byte) bool { return s.Pos < len(s.Data) && s.Data[s.Pos] == c }

func (s *Scanner) digits() {
	start := s.Pos
	for s.Pos < len(s.Data) && s.Data[s.Pos] >= '0' && s.Data[s.Pos] <= '9' {
		s.Pos++
	}
	if s.Pos == start {
		s.fail("a digit is missing here", "write numbers as in 41.32 or -7")
	}
}
