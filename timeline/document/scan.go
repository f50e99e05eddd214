package document

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"kronika/timeline/source"
)

// maxDepth is how deep a document may nest. Kronika's own needs seven; the rest is
// for what foreign formats keep under "extra".
const maxDepth = 64

var errDepth = errors.New("nested deeper than 64 levels")

// A Scanner reads one JSON value (RFC 8259) that is held in memory. What is wrong
// with a value is a fault with its path, and reading goes on behind it.
//
// The first error of the syntax ends the reading: it is kept in Broken, and from
// then on every method returns at once.
type Scanner struct {
	Broken *BrokenSyntax

	data    []byte
	in      bytes.Buffer
	dec     jsontext.Decoder
	scratch []byte // of the string with escapes read last
	shared  map[string]string
	FaultList
}

// BrokenSyntax says where in the data the syntax breaks, and why.
type BrokenSyntax struct {
	offset          int
	kind            error
	Problem, remedy string
}

// NewScanner returns a scanner of the data, which has no place in a document.
func NewScanner(data []byte) *Scanner {
	s := &Scanner{}
	s.Reset(data, source.Place{})
	return s
}

// Reset starts on another value. The data must stay as it is while it is read.
func (s *Scanner) Reset(data []byte, place source.Place) {
	s.data, s.Broken = data, nil
	s.in = *bytes.NewBuffer(data)
	// Names said twice and broken UTF-8 are faults with a path, not errors of syntax.
	s.dec.Reset(&s.in, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	s.FaultList.Reset(place)
}

// InputError turns the break into an error with its place in the file, given
// the place where the data begins.
func (s *Scanner) InputError(line, column int) *source.InputError {
	b := s.Broken
	line, column = source.Advance(line, column, s.data[:b.offset])
	return &source.InputError{Kind: b.kind, Line: line, Column: column, Value: source.Near(s.data[b.offset:]),
		Problem: b.Problem, Remedy: b.remedy}
}

// fail keeps the first error of the syntax.
func (s *Scanner) fail(err error) {
	if s.Broken != nil || err == nil {
		return
	}
	syntax, ok := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case errors.Is(err, errDepth):
		s.Broken = &BrokenSyntax{int(s.dec.InputOffset()), source.ErrTooLarge, err.Error(), "write it flatter"}
	case !ok || errors.Is(err, io.ErrUnexpectedEOF):
		s.Broken = &BrokenSyntax{len(s.data), source.ErrTruncated, "", "write the rest of it, or fetch the file again"}
	default:
		at := min(int(syntax.ByteOffset), len(s.data))
		problem, remedy := syntaxFault(syntax.Err.Error(), s.data[at:])
		s.Broken = &BrokenSyntax{at, source.ErrSyntax, problem, remedy}
	}
}

// syntaxFault words an error of the JSON decoder, given what stands there.
func syntaxFault(says string, at []byte) (problem, remedy string) {
	next := byte(0)
	if len(at) > 0 {
		next = at[0]
	}
	switch {
	case strings.Contains(says, "within string") || strings.Contains(says, "in string"):
		switch {
		case next == '\n' || next == '\r':
			return "a line ends inside a text", `close the text with ", or write \n for a line end`
		case next < ' ':
			return "a control character inside a text", `write it as \u and four hexadecimal digits, such as \u0009`
		case bytes.HasPrefix(at, []byte(`\u`)):
			return `\u without four hexadecimal digits`, `write four, such as \u00eb, or the character itself`
		}
		return "an escape that JSON does not have", `write \\ for a backslash`
	case next == '}' || next == ']':
		return "a comma with nothing after it, or another bracket is missing", "remove the comma, or close what is open"
	case strings.Contains(says, "after object name"):
		return "a colon is missing here", "write one between name and value"
	case strings.Contains(says, "after object or array value"), strings.Contains(says, "after array element"), strings.Contains(says, "after object value"):
		return "a comma or a closing bracket is missing here", ""
	case strings.Contains(says, "start of string"), strings.Contains(says, "must be a string"):
		return "a member's name in double quotes is missing here", `write it as in "title": …`
	case strings.Contains(says, "after top-level value"):
		return "something follows the end", "remove it, or put a comma or bracket where it is missing"
	case strings.Contains(says, "number"):
		return "a digit is missing here", "write numbers as in 41.32 or -7"
	}
	return "a value is missing here", `write a text in double quotes, a number, {…}, […], true or false`
}

// Next returns the kind of what comes next without taking it: one of { [ " } ] t f
// n, 0 for a number; and a zero byte at the end or where the syntax is broken.
func (s *Scanner) Next() byte {
	if s.Broken != nil {
		return 0
	}
	return byte(s.dec.PeekKind())
}

// token takes one bracket.
func (s *Scanner) token() {
	if s.Broken == nil {
		_, err := s.dec.ReadToken()
		s.fail(err)
	}
}

// End demands that nothing follows.
func (s *Scanner) End() {
	if s.Broken != nil {
		return
	}
	rest := bytes.TrimLeft(s.data[s.dec.InputOffset():], " \t\r\n")
	if len(rest) > 0 {
		s.Broken = &BrokenSyntax{len(s.data) - len(rest), source.ErrSyntax, "something follows the end", "remove it, or put a comma or bracket where it is missing"}
	}
}

// elements calls visit before each element of a list or member of an object, whose
// opening bracket comes next.
func (s *Scanner) elements(closing byte, visit func()) {
	for s.token(); s.Broken == nil && s.Next() != closing; {
		visit()
	}
	s.token()
}

// key takes the name of a member. The bytes are good until the next string is read.
func (s *Scanner) key() []byte {
	name, _ := s.characters()
	return name
}

// Skip takes one value of whatever kind and returns its text.
func (s *Scanner) Skip() []byte {
	if s.Broken != nil {
		return nil
	}
	value, err := s.dec.ReadValue()
	if err == nil && tooDeep(value) {
		err = errDepth
	}
	if s.fail(err); err != nil {
		return nil
	}
	return value
}

// Taken returns the text of the value that read takes, nil where there is none.
func (s *Scanner) Taken(read func()) []byte {
	start := s.dec.InputOffset()
	read()
	if s.Broken != nil {
		return nil
	}
	return bytes.TrimLeft(s.data[start:s.dec.InputOffset()], ":, \t\r\n")
}

// tooDeep reports whether a value nests deeper than a document may.
func tooDeep(value []byte) bool {
	m := measurer{}
	m.measure(value, 0)
	return m.tooDeep()
}

// characters takes a string, which comes next, and returns its characters: those of
// the data itself or, where escapes had to be resolved, in a scratch space that the
// next string takes over. ok is false for half a surrogate pair.
func (s *Scanner) characters() (chars []byte, ok bool) {
	text := s.Skip()
	if len(text) < 2 || text[0] != '"' {
		if s.Broken == nil {
			s.fail(&jsontext.SyntacticError{ByteOffset: s.dec.InputOffset() - int64(len(text)), Err: jsontext.ErrNonStringName})
		}
		return nil, true
	}
	if bytes.IndexByte(text, '\\') < 0 {
		return text[1 : len(text)-1], true
	}
	var err error
	s.scratch, err = jsontext.AppendUnquote(s.scratch[:0], text)
	return s.scratch, err == nil || !utf8.Valid(text)
}
