package document

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// string takes a string and returns its characters. They stand in the data
// itself or, where escapes had to be resolved, in a scratch space that the next
// string takes over.
func (s *Scanner) string() []byte {
	s.Pos++
	start := s.Pos
	for i, c := range s.Data[start:] {
		switch {
		case c == '"':
			s.Pos = start + i + 1
			return s.Data[start : start+i]
		case c == '\\':
			return s.escapedString(start, start+i)
		case c < ' ':
			s.Pos = start + i
			s.control()
			return nil
		}
	}
	s.Pos = len(s.Data)
	s.fail("", "")
	return nil
}

// control refuses a control character inside a string.
func (s *Scanner) control() {
	if s.Data[s.Pos] == '\n' || s.Data[s.Pos] == '\r' {
		s.fail("a line ends inside a text", `close the text with ", or write \n for a line end`)
		return
	}
	s.fail("a control character inside a text", `write it as \u and four hexadecimal digits, such as \u0009`)
}

// escapedString takes the rest of a string that began at start and has its
// first escape at pos.
func (s *Scanner) escapedString(start, pos int) []byte {
	out := append(s.scratch[:0], s.Data[start:pos]...)
	s.Pos = pos
	for s.Pos < len(s.Data) {
		switch c := s.Data[s.Pos]; {
		case c == '"':
			s.Pos++
			s.scratch = out
			return out
		case c == '\\':
			out = s.escape(out)
		case c < ' ':
			s.control()
		default:
			run := bytes.IndexFunc(s.Data[s.Pos:], func(r rune) bool { return r == '"' || r == '\\' || r < ' ' })
			if run < 0 {
				run = len(s.Data) - s.Pos
			}
			out = append(out, s.Data[s.Pos:s.Pos+run]...)
			s.Pos += run
		}
	}
	s.fail("", "")
	return nil
}

// escape takes one escape and appends the character it stands for.
func (s *Scanner) escape(out []byte) []byte {
	if s.Pos+1 >= len(s.Data) {
		s.Pos = len(s.Data)
		s.fail("", "")
		return nil
	}
	const from, to = `"\/bfnrt`, "\"\\/\b\f\n\r\t"
	c := s.Data[s.Pos+1]
	if i := bytes.IndexByte([]byte(from), c); i >= 0 {
		s.Pos += 2
		return append(out, to[i])
	}
	if c != 'u' {
		s.fail("an escape that JSON does not have", `write \\ for a backslash`)
		return nil
	}
	r, ok := s.hex(s.Pos)
	if !ok {
		s.fail(`\u without four hexadecimal digits`, `write four, such as \u00eb, or the character itself`)
		return nil
	}
	s.Pos += 6
	if utf16.IsSurrogate(r) {
		r = s.surrogate(r)
	}
	return utf8.AppendRune(out, r)
}

// surrogate takes the second half of a pair. Half a pair is no character: it
// makes the text invalid, which is reported with the text's path.
func (s *Scanner) surrogate(high rune) rune {
	low, ok := s.hex(s.Pos)
	if r := utf16.DecodeRune(high, low); ok && r != utf8.RuneError {
		s.Pos += 6
		return r
	}
	s.halfPair = true
	return utf8.RuneError
}

// hex reads the \uXXXX at a position.
func (s *Scanner) hex(at int) (rune, bool) {
	if at+6 > len(s.Data) || s.Data[at] != '\\' || s.Data[at+1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(s.Data[at+2:at+6]), 16, 16)
	return rune(n), err == nil
}
