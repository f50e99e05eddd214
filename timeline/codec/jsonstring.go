package codec

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// string takes a string and returns its characters. They stand in the data
// itself or, where escapes had to be resolved, in a scratch space that the next
// string takes over.
func (s *scanner) string() []byte {
	s.pos++
	start := s.pos
	for i, c := range s.data[start:] {
		switch {
		case c == '"':
			s.pos = start + i + 1
			return s.data[start : start+i]
		case c == '\\':
			return s.escapedString(start, start+i)
		case c < ' ':
			s.pos = start + i
			s.control()
			return nil
		}
	}
	s.pos = len(s.data)
	s.fail("", "")
	return nil
}

// control refuses a control character inside a string.
func (s *scanner) control() {
	if s.data[s.pos] == '\n' || s.data[s.pos] == '\r' {
		s.fail("a line ends inside a text", `close the text with ", or write \n for a line end`)
		return
	}
	s.fail("a control character inside a text", `write it as \u and four hexadecimal digits, such as \u0009`)
}

// escapedString takes the rest of a string that began at start and has its
// first escape at pos.
func (s *scanner) escapedString(start, pos int) []byte {
	out := append(s.scratch[:0], s.data[start:pos]...)
	s.pos = pos
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case c == '"':
			s.pos++
			s.scratch = out
			return out
		case c == '\\':
			out = s.escape(out)
		case c < ' ':
			s.control()
		default:
			run := bytes.IndexFunc(s.data[s.pos:], func(r rune) bool { return r == '"' || r == '\\' || r < ' ' })
			if run < 0 {
				run = len(s.data) - s.pos
			}
			out = append(out, s.data[s.pos:s.pos+run]...)
			s.pos += run
		}
	}
	s.fail("", "")
	return nil
}

// escape takes one escape and appends the character it stands for.
func (s *scanner) escape(out []byte) []byte {
	if s.pos+1 >= len(s.data) {
		s.pos = len(s.data)
		s.fail("", "")
		return nil
	}
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	c := s.data[s.pos+1]
	if i := bytes.IndexByte([]byte(from), c); i >= 0 {
		s.pos += 2
		return append(out, to[i])
	}
	if c != 'u' {
		s.fail("an escape that JSON does not have", `write \\ for a backslash`)
		return nil
	}
	r, ok := s.hex(s.pos)
	if !ok {
		s.fail(`\u without four hexadecimal digits`, `write four, such as \u00eb, or the character itself`)
		return nil
	}
	s.pos += 6
	if utf16.IsSurrogate(r) {
		r = s.surrogate(r)
	}
	return utf8.AppendRune(out, r)
}

// surrogate takes the second half of a pair. Half a pair is no character: it
// makes the text invalid, which is reported with the text's path.
func (s *scanner) surrogate(high rune) rune {
	low, ok := s.hex(s.pos)
	if r := utf16.DecodeRune(high, low); ok && r != utf8.RuneError {
		s.pos += 6
		return r
	}
	s.halfPair = true
	return utf8.RuneError
}

// hex reads the \uXXXX at a position.
func (s *scanner) hex(at int) (rune, bool) {
	if at+6 > len(s.data) || s.data[at] != '\\' || s.data[at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s.data[at+2:at+6]), 16, 16)
	return rune(n), err == nil
}
