package codec

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

const (
	// unitLimit bounds what has to be held at once: one event, one line, one
	// row, one member of a head.
	unitLimit = 16 << 20
	// aheadLimit bounds what a decoder reads ahead to know the whole head before
	// it hands out the first event.
	aheadLimit = 16 << 20
	chunkSize  = 64 << 10
)

// A window is the part of an input that is being looked at. It grows to hold
// one unit, never beyond unitLimit, and knows its line and column.
type window struct {
	r            io.Reader
	buf          []byte
	start, end   int // what is in view: buf[start:end]
	line, column int // of buf[start], both from 1
	err          error
}

// newWindow opens a window at the start of an input, past a byte order mark.
func newWindow(r io.Reader) (*window, error) {
	w := &window{r: r, buf: make([]byte, chunkSize), line: 1, column: 1}
	for w.end < 3 && w.fill() == nil {
	}
	view := w.view()
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

// view returns what has been read and not yet taken.
func (w *window) view() []byte { return w.buf[w.start:w.end] }

// fill reads more behind what is in view. The view moves: slices of it taken
// earlier are no longer good. It returns io.EOF at the end of the input.
func (w *window) fill() error {
	if w.err != nil {
		return w.err
	}
	if w.start > 0 {
		w.end = copy(w.buf, w.view())
		w.start = 0
	}
	if w.end == len(w.buf) {
		if w.end >= unitLimit {
			return w.tooLarge()
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

// fillTo reads until n bytes are in view. It returns io.EOF when the input has
// fewer.
func (w *window) fillTo(n int) error {
	for len(w.view()) < n {
		if err := w.fill(); err != nil {
			return err
		}
	}
	return nil
}

// ended reports whether all of the input has been read.
func (w *window) ended() bool { return w.err == io.EOF }

// tooLarge is the error of a unit that is longer than a window may grow.
func (w *window) tooLarge() error {
	return &InputError{Kind: ErrTooLarge, Line: w.line, Column: w.column,
		Problem: fmt.Sprintf("longer than %d MB without an end", unitLimit>>20),
		Remedy:  "look for a quote that is never closed, or shorten it"}
}

// take moves the view past its first n bytes and returns them. They are good
// until the next fill.
func (w *window) take(n int) []byte {
	taken := w.buf[w.start : w.start+n]
	w.line, w.column = advance(w.line, w.column, taken)
	w.start += n
	return taken
}

// skipSpace takes JSON white space and returns the byte behind it, untaken.
func (w *window) skipSpace() (byte, error) {
	for {
		view := w.view()
		n := 0
		for n < len(view) && (view[n] == ' ' || view[n] == '\n' || view[n] == '\t' || view[n] == '\r') {
			n++
		}
		if w.take(n); n < len(view) {
			return view[n], nil
		}
		if err := w.fill(); err != nil {
			return 0, err
		}
	}
}

// fault is an error at the start of the view.
func (w *window) fault(kind error, problem, remedy string) *InputError {
	return &InputError{Kind: kind, Line: w.line, Column: w.column, Value: near(w.view()), Problem: problem, Remedy: remedy}
}

// cutOff turns the end of the input in the middle of something into its named
// error, and passes on others.
func (w *window) cutOff(err error) error {
	if err != io.EOF {
		return err
	}
	line, column := advance(w.line, w.column, w.view())
	return &InputError{Kind: ErrTruncated, Line: line, Column: column, Remedy: "write the rest of it, or fetch the file again"}
}

// takeLine takes the input up to and with the next line feed, or to its end.
func (w *window) takeLine() ([]byte, error) {
	for seen := 0; ; {
		view := w.view()
		if i := bytes.IndexByte(view[seen:], '\n'); i >= 0 {
			return w.takeWholeLine(seen + i + 1), nil
		}
		seen = len(view)
		if err := w.fill(); err == io.EOF && seen > 0 {
			return w.takeWholeLine(seen), nil
		} else if err != nil {
			return nil, err
		}
	}
}

// takeWholeLine is take for a view known to end at a line's end: the column
// need not be counted.
func (w *window) takeWholeLine(n int) []byte {
	line := w.buf[w.start : w.start+n]
	w.line, w.column = w.line+1, 1
	w.start += n
	return line
}

// near returns the word that begins the data, to show where reading stopped.
func near(data []byte) string {
	if i := bytes.IndexAny(data, "\r\n"); i >= 0 {
		data = data[:i]
	}
	return string(bytes.ToValidUTF8(data[:min(len(data), 20)], nil))
}

// advance moves a line and column (in characters, both from 1) past the data.
func advance(line, column int, data []byte) (int, int) {
	if i := bytes.LastIndexByte(data, '\n'); i >= 0 {
		line += bytes.Count(data, []byte{'\n'})
		column, data = 1, data[i+1:]
	}
	return line, column + utf8.RuneCount(data)
}
