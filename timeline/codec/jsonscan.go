package codec

import (
	"bytes"
	"errors"
)

// maxDepth is how deep a document may nest. Ours needs seven; the rest is for
// what foreign formats keep under "extra".
const maxDepth = 64

// A scanner walks over one JSON value (RFC 8259) that is held in memory.
//
// It is written by hand because it has to do what encoding/json does not: name
// the path of every fault and go on, refuse members said twice, and give the
// line and column of broken syntax; and an import reads ten million values.
//
// The first break of the syntax ends the walk: it is kept in broken, and from
// then on every method returns at once.
type scanner struct {
	data    []byte
	pos     int
	broken  *brokenSyntax
	scratch []byte // of the string with escapes read last
	shared  map[string]string
	faultList
}

// brokenSyntax says where in the data the syntax breaks.
type brokenSyntax struct {
	offset          int
	kind            error
	problem, remedy string
}

// reset starts on another value.
func (s *scanner) reset(data []byte, place Place) {
	s.data, s.pos, s.broken = data, 0, nil
	s.faultList.reset(place)
}

// inputError turns the break into an error with its place in the file, given
// the place where the data begins.
func (s *scanner) inputError(line, column int) *InputError {
	b := s.broken
	line, column = advance(line, column, s.data[:b.offset])
	return &InputError{Kind: b.kind, Line: line, Column: column, Value: near(s.data[b.offset:]),
		Problem: b.problem, Remedy: b.remedy}
}

func (s *scanner) fail(problem, remedy string) {
	if s.broken != nil {
		return
	}
	s.broken = &brokenSyntax{s.pos, ErrSyntax, problem, remedy}
	if s.pos >= len(s.data) {
		s.broken.kind, s.broken.problem, s.broken.remedy = ErrTruncated, "", "write the rest of it, or fetch the file again"
	}
	s.pos = len(s.data)
}

// next skips white space and returns the byte there without taking it; 0 at the
// end.
func (s *scanner) next() byte {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; c {
		case ' ', '\n', '\t', '\r':
			s.pos++
		default:
			return c
		}
	}
	return 0
}

// end demands that nothing follows.
func (s *scanner) end() {
	if s.next() != 0 || s.pos < len(s.data) {
		s.fail("something follows the end", "remove it, or put a comma or bracket where it is missing")
	}
}

// more moves to the next element of a list or member of an object, past the
// comma; false at its close or where the syntax breaks.
func (s *scanner) more(first bool, closing byte) bool {
	c := s.next()
	if c == closing {
		s.pos++
		return false
	}
	if !first {
		if c != ',' {
			s.fail("a comma or "+string(closing)+" is missing here", "")
			return false
		}
		s.pos++
		if s.next() == closing {
			s.fail("a comma with nothing after it", "remove the comma")
		}
	}
	return s.broken == nil
}

// key takes the name of a member and its colon. The bytes are good until the
// next string is read.
func (s *scanner) key() []byte {
	if s.next() != '"' {
		s.fail("a member's name in double quotes is missing here", `write it as in "title": …`)
		return nil
	}
	name := s.string()
	if s.next() != ':' {
		s.fail("a colon is missing here", `write one between name and value`)
		return nil
	}
	s.pos++
	return name
}

// skip takes one value of whatever kind and returns its text.
func (s *scanner) skip() []byte {
	s.next()
	start := s.pos
	s.skipValue(0)
	if s.broken != nil {
		return nil
	}
	return s.data[start:s.pos]
}

func (s *scanner) skipValue(depth int) {
	if depth > maxDepth {
		s.broken = &brokenSyntax{s.pos, ErrTooLarge, errDepth.Error(), "write it flatter"}
		s.pos = len(s.data)
		return
	}
	switch c := s.next(); {
	case c == '{':
		s.pos++
		for first := true; s.more(first, '}'); first = false {
			s.key()
			s.skipValue(depth + 1)
		}
	case c == '[':
		s.pos++
		for first := true; s.more(first, ']'); first = false {
			s.skipValue(depth + 1)
		}
	case c == '"':
		s.string()
	case c == '-' || c >= '0' && c <= '9':
		s.number()
	default:
		s.word()
	}
}

var errDepth = errors.New("nested deeper than 64 levels")

// word takes true, false or null.
func (s *scanner) word() string {
	for _, w := range [...]string{"true", "false", "null"} {
		if bytes.HasPrefix(s.data[s.pos:], []byte(w)) {
			s.pos += len(w)
			return w
		}
		if rest := s.data[s.pos:]; len(rest) < len(w) && len(rest) > 0 && string(rest) == w[:len(rest)] {
			s.pos = len(s.data)
		}
	}
	s.fail("a value is missing here", `write a text in double quotes, a number, {…}, […], true or false`)
	return ""
}

// number takes a number and returns its text.
func (s *scanner) number() []byte {
	start := s.pos
	if s.at('-') {
		s.pos++
	}
	if s.at('0') {
		s.pos++
	} else {
		s.digits()
	}
	if s.at('.') {
		s.pos++
		s.digits()
	}
	if s.at('e') || s.at('E') {
		s.pos++
		if s.at('+') || s.at('-') {
			s.pos++
		}
		s.digits()
	}
	if s.broken != nil {
		return nil
	}
	return s.data[start:s.pos]
}

func (s *scanner) at(c byte) bool { return s.pos < len(s.data) && s.data[s.pos] == c }

func (s *scanner) digits() {
	start := s.pos
	for s.pos < len(s.data) && s.data[s.pos] >= '0' && s.data[s.pos] <= '9' {
		s.pos++
	}
	if s.pos == start {
		s.fail("a digit is missing here", "write numbers as in 41.32 or -7")
	}
}
