package codec

import (
	"io"

	"kronika/timeline"
)

// flushSize is how much an encoder gathers before it writes.
const flushSize = 32 << 10

// The white space of the canonical document.
const (
	headBreak  = ",\n  "
	eventBreak = ",\n      "
)

func encodeJSON(out io.Writer, s *Stream, _ EncodeOptions) (Report, error) {
	w := newWriter(s.Head, spaced)
	w.sep, w.layout.list = headBreak, [3]string{"[\n    ", ",\n    ", "\n  ]"}
	w.buf = append(w.buf, "{\n  "...)
	writeMembers(w, headMembers, s.Head)
	w.layout.list = spaced.list
	w.key("events")
	w.inEvents = true
	open := "[\n    {\n      "
	for e, err := range s.Events {
		if err != nil {
			return w.report, err
		}
		w.buf = append(w.buf, open...)
		open = ",\n    {\n      "
		w.first, w.sep = true, eventBreak
		w.event(&e)
		w.buf = append(w.buf, "\n    }"...)
		if err := w.flush(out, flushSize); err != nil {
			return w.report, err
		}
	}
	if w.events == 0 {
		w.buf = append(w.buf, '[')
	} else {
		w.buf = append(w.buf, "\n  "...)
	}
	w.buf = append(w.buf, "]\n}\n"...)
	return w.report, w.flush(out, 0)
}

// writeMembers writes the members of a T that are there.
func writeMembers[T any](w *writer, members []member[T], v *T) {
	for i := range members {
		members[i].write(w, members[i].name, v)
	}
}

// event writes the members of the next event.
func (w *writer) event(e *timeline.Event) {
	writeMembers(w, eventMembers, e)
	w.events++
}

// flush writes the buffer out when it has reached a size.
func (w *writer) flush(out io.Writer, size int) error {
	if len(w.buf) < size {
		return nil
	}
	_, err := out.Write(w.buf)
	w.buf = w.buf[:0]
	return err
}
