package document

import (
	"bytes"
	"fmt"
	"io"

	"kronika/timeline/source"
)

// A Frame is the text of one JSON value cut out of an input, and where it
// begins.
type Frame struct {
	Data         []byte
	Line, Column int
}

// copied returns the frame with bytes of its own.
func (f Frame) copied() Frame {
	f.Data = bytes.Clone(f.Data)
	return f
}

// nextFrame cuts the next value out of the input without understanding it: it
// looks only for where the value ends. Whether the text inside is good JSON is
// for the scanner. The frame is good until the input is read again.
func nextFrame(w *source.Window) (Frame, error) {
	c, err := w.SkipSpace()
	if err != nil {
		return Frame{}, w.CutOff(err)
	}
	m := measurer{}
	for n := 0; ; {
		n = m.measure(w.View(), n)
		if m.tooDeep() {
			return Frame{}, w.Fault(source.ErrTooLarge, errDepth.Error(), "write it flatter")
		}
		if m.done {
			f := Frame{Line: w.Line, Column: w.Column}
			f.Data = w.Take(n)
			return f, nil
		}
		if err := w.Fill(); err == io.EOF && c != '{' && c != '[' && c != '"' {
			m.done = true
		} else if err != nil {
			return Frame{}, w.CutOff(err)
		}
	}
}

// A measurer finds the end of a value, in as many goes as it takes to have the
// whole of it in view.
type measurer struct {
	depth    int
	inString bool
	escaped  bool
	done     bool
}

func (m *measurer) tooDeep() bool { return m.depth > maxDepth }

// measure goes on at view[n] and returns how far it came: to the end of the
// value when it is done, else to the end of the view.
func (m *measurer) measure(view []byte, n int) int {
	for n < len(view) && !m.done && !m.tooDeep() {
		if m.inString {
			n = m.measureString(view, n)
			m.done = !m.inString && m.depth == 0
			continue
		}
		switch view[n] {
		case '"':
			m.inString = true
		case '{', '[':
			m.depth++
		case '}', ']':
			if m.depth == 0 {
				m.done = true
				return n
			}
			m.depth--
			m.done = m.depth == 0
		case ',', ' ', '\n', '\r', '\t', ':':
			if m.depth == 0 {
				m.done = true
				return n
			}
		}
		n++
	}
	return n
}

// stringStep is how far measureString looks ahead. A string of nothing but escapes
// would be looked through to its end for each of them.
const stringStep = 256

// measureString goes on inside a string. Most of a timeline's bytes are there.
func (m *measurer) measureString(view []byte, n int) int {
	if m.escaped {
		m.escaped = false
		return n + 1
	}
	rest := view[n:min(n+stringStep, len(view))]
	quote := bytes.IndexByte(rest, '"')
	if quote >= 0 {
		rest = rest[:quote]
	}
	if back := bytes.IndexByte(rest, '\\'); back >= 0 {
		m.escaped = true
		return n + back + 1
	}
	if quote < 0 {
		return n + len(rest)
	}
	m.inString = false
	return n + quote + 1
}

// punctuation takes one byte that has to stand next.
func punctuation(w *source.Window, c byte, remedy string) error {
	found, err := w.SkipSpace()
	if err != nil {
		return w.CutOff(err)
	}
	if found != c {
		return w.Fault(source.ErrSyntax, fmt.Sprintf("%c is missing here", c), remedy)
	}
	w.Take(1)
	return nil
}

// more moves to the next element or member, past the comma; false at the close.
func moreIn(w *source.Window, first bool, closing byte) (bool, error) {
	c, err := w.SkipSpace()
	switch {
	case err != nil:
		return false, w.CutOff(err)
	case c == closing:
		w.Take(1)
		return false, nil
	case first:
		return true, nil
	case c != ',':
		return false, w.Fault(source.ErrSyntax, "a comma or "+string(closing)+" is missing here", "")
	}
	w.Take(1)
	if c, err = w.SkipSpace(); err != nil {
		return false, w.CutOff(err)
	}
	if c == closing {
		return false, w.Fault(source.ErrSyntax, "a comma with nothing after it", "remove the comma")
	}
	return true, nil
}
