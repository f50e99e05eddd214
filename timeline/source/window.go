package source

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

const (
	// MaxUnit bounds what has to be held at once: one event, one line, one
	// row, one member of a head.
	MaxUnit = 16 << 20
	// MaxAhead bounds what a decoder reads ahead to know the whole head before
	// it hands out the first event.
	MaxAhead  = 16 << 20
	chunkSize = 64 << 10
)

// A Window is the part of an input that is being looked at. It grows to hold
// one unit, never beyond MaxUnit, and knows its line and column.
type Window struct {
	r            io.Reader
	buf          []byte
	start, end   int // what is in view: buf[start:end]
	Line, Column int // of buf[start], both from 1
	err          error
}

// NewWindow opens a window at the start of an input, past a byte order mark.
func NewWindow(r io.Reader) (*Window, error) {
	w := &Window{r: r, buf: make([]byte, chunkSize), Line: 1, Column: 1}
	for w.end < 3 && w.Fill() == nil {
	}
	view := w.View()
	switch {
	case len(view) == 0 && w.err == io.EOF:
		return nil, &InputError{Kind: ErrEmpty, Remedy: "choose the file to be read"}
	case len(view) == 0:
		return nil, w.err
	case bytes.HasPrefix(view, []byte{0xFF, 0xFE}) || bytes.HasPrefix(view, []byte{0xFE, 0xFF}):
		return nil, &InputError{Kind: ErrEncoding, Line: 1, Problem: "the input is UTF-16, not UTF-8", Remedy: "save the file as UTF-8"}
	case bytes.HasPrefix(view, []byte("\uFEFF")):
		w.start += len("\uFEFF")
	}
	return w, nil
}

// View returns what has been read and not yet taken.
func (w *Window) View() []byte { return w.buf[w.start:w.end] }

// Fill reads more behind what is in view. The view moves: slices of it taken
// earlier are no longer good. It returns io.EOF at the end of the input.
func (w *Window) Fill() error {
	if w.err != nil {
		return w.err
	}
	if w.start > 0 {
		w.end = copy(w.buf, w.View())
		w.start = 0
	}
	if w.end == len(w.buf) {
		if w.end >= MaxUnit {
			return w.TooLarge()
		}
		grown := make([]byte, 2*len(w.buf))
		copy(grown, w.buf)
		w.buf = grown
	}
	var n int
	for n == 0 && w.err == nil {
		n, w.err = w.r.Read(w.buf[w.end:])
		w.end += n
	}
	if n > 0 {
		return nil
	}
	return w.err
}

// FillTo reads until n bytes are in view. It returns io.EOF when the input has
// fewer.
func (w *Window) FillTo(n int) error {
	for len(w.View()) < n {
		if err := w.Fill(); err != nil {
			return err
		}
	}
	return nil
}

// Ended reports whether all of the input has been read.
func (w *Window) Ended() bool { return w.err == io.EOF }

// TooLarge is the error of a unit that is longer than a window may grow.
func (w *Window) TooLarge() error {
	return &InputError{Kind: ErrTooLarge, Line: w.Line, Column: w.Column,
		Problem: fmt.Sprintf("longer than %d MB without an end", MaxUnit>>20),
		Remedy:  "look for a quote that is never closed, or shorten it"}
}

// Take moves the view past its first n bytes and returns them. They are good
// until the next fill.
func (w *Window) Take(n int) []byte {
	taken := w.buf[w.start : w.start+n]
	w.Line, w.Column = Advance(w.Line, w.Column, taken)
	w.start += n
	return taken
}

// SkipSpace takes JSON white space and returns the byte behind it, untaken.
func (w *Window) SkipSpace() (byte, error) {
	for {
		view := w.View()
		n := 0
		for n < len(view) && (view[n] == ' ' || view[n] == '\n' || view[n] == '\t' || view[n] == '\r') {
			n++
		}
		if w.Take(n); n < len(view) {
			return view[n], nil
		}
		if err := w.Fill(); err != nil {
			return 0, err
		}
	}
}

// Fault is an error at the start of the view.
func (w *Window) Fault(kind error, problem, remedy string) *InputError {
	return &InputError{Kind: kind, Line: w.Line, Column: w.Column, Value: Near(w.View()), Problem: problem, Remedy: remedy}
}

// CutOff turns the end of the input in the middle of something into its named
// error, and passes on others.
func (w *Window) CutOff(err error) error {
	if err != io.EOF {
		return err
	}
	line, column := Advance(w.Line, w.Column, w.View())
	return &InputError{Kind: ErrTruncated, Line: line, Column: column, Remedy: "write the rest of it, or fetch the file again"}
}

// TakeLine takes the input up to and with the next line feed, or to its end.
func (w *Window) TakeLine() ([]byte, error) {
	for seen := 0; ; {
		view := w.View()
		if i := bytes.IndexByte(view[seen:], '\n'); i >= 0 {
			return w.takeWholeLine(seen + i + 1), nil
		}
		seen = len(view)
		if err := w.Fill(); err == io.EOF && seen > 0 {
			return w.takeWholeLine(seen), nil
		} else if err != nil {
			return nil, err
		}
	}
}

// takeWholeLine is take for a view known to end at a line's end: the column
// need not be counted.
func (w *Window) takeWholeLine(n int) []byte {
	line := w.buf[w.start : w.start+n]
	w.Line, w.Column = w.Line+1, 1
	w.start += n
	return line
}

// Near returns the word that begins the data, to show where reading stopped.
func Near(data []byte) string {
	if i := bytes.IndexAny(data, "\r\n"); i >= 0 {
		data = data[:i]
	}
	return string(bytes.ToValidUTF8(data[:min(len(data), 20)], nil))
}

// Advance moves a line and column (in characters, both from 1) past the data.
func Advance(line, column int, data []byte) (int, int) {
	if i := bytes.LastIndexByte(data, '\n'); i >= 0 {
		line += bytes.Count(data, []byte{'\n'})
		column, data = 1, data[i+1:]
	}
	return line, column + utf8.RuneCount(data)
}
