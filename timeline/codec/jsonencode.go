package codec

import (
	"io"
	"iter"
	"kronika/timeline"
)

// flushAt is how many bytes an encoder gathers before it writes them.
const flushAt = 32 << 10

// The white space of the canonical document.
const (
	headBreak  = ",\n  "
	eventBreak = ",\n      "
)

// encode writes a document in its canonical text (see the package comment) and
// reports what of the timeline JSON cannot hold.
func encode(out io.Writer, head *timeline.Timeline, events iter.Seq2[timeline.Event, error]) (Report, error) {
	w := newWriter(head, spaced)
	w.sep, w.layout.list = headBreak, [3]string{"[\n    ", ",\n    ", "\n  ]"}
	w.buf = append(w.buf, "{\n  "...)
	writeMembers(w, headMembers, head)
	w.layout.list = spaced.list
	w.key("events")
	w.inEvents = true
	open := "[\n    {\n      "
	for e, err := range events {
		if err != nil {
			return w.report, err
		}
		w.buf = append(w.buf, open...)
		open = ",\n    {\n      "
		w.first, w.sep = true, eventBreak
		w.event(&e)
		w.buf = append(w.buf, "\n    }"...)
		if err := w.flush(out, flushAt); err != nil {
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

// encodeLines writes a timeline a line at a time: the head, then each event.
func encodeLines(out io.Writer, head *timeline.Timeline, events iter.Seq2[timeline.Event, error]) (Report, error) {
	w := newWriter(head, inLine)
	writeObject(w, headMembers, head)
	w.buf = append(w.buf, '\n')
	w.inEvents = true
	for e, err := range events {
		if err != nil {
			return w.report, err
		}
		w.buf = append(w.buf, '{')
		w.first = true
		w.event(&e)
		w.buf = append(w.buf, '}', '\n')
		if err := w.flush(out, flushAt); err != nil {
			return w.report, err
		}
	}
	return w.report, w.flush(out, 0)
}
