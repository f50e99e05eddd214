package codec

import (
	"io"
)

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
