package document

import (
	"io"
	"iter"

	"kronika/timeline"
	"kronika/timeline/source"
)

// flushAt is how many bytes an encoder gathers before it writes them.
const flushAt = 32 << 10

// The white space of the canonical document.
const (
	headBreak  = ",\n  "
	eventBreak = ",\n      "
)

// Encode writes a document in its canonical text (see the package comment) and
// reports what of the timeline JSON cannot hold.
func Encode(out io.Writer, head *timeline.Timeline, events iter.Seq2[timeline.Event, error]) (source.Report, error) {
	w := NewWriter(head, spaced)
	w.Sep, w.Layout.list = headBreak, [3]string{"[\n    ", ",\n    ", "\n  ]"}
	w.Buf = append(w.Buf, "{\n  "...)
	writeMembers(w, HeadMembers, head)
	w.Layout.list = spaced.list
	w.Key("events")
	w.inEvents = true
	open := "[\n    {\n      "
	for e, err := range events {
		if err != nil {
			return w.report, err
		}
		w.Buf = append(w.Buf, open...)
		open = ",\n    {\n      "
		w.First, w.Sep = true, eventBreak
		w.event(&e)
		w.Buf = append(w.Buf, "\n    }"...)
		if err := w.flush(out, flushAt); err != nil {
			return w.report, err
		}
	}
	if w.events == 0 {
		w.Buf = append(w.Buf, '[')
	} else {
		w.Buf = append(w.Buf, "\n  "...)
	}
	w.Buf = append(w.Buf, "]\n}\n"...)
	return w.report, w.flush(out, 0)
}

// EncodeLines writes a timeline a line at a time: the head, then each event.
func EncodeLines(out io.Writer, head *timeline.Timeline, events iter.Seq2[timeline.Event, error]) (source.Report, error) {
	w := NewWriter(head, InLine)
	WriteObject(w, HeadMembers, head)
	w.Buf = append(w.Buf, '\n')
	w.inEvents = true
	for e, err := range events {
		if err != nil {
			return w.report, err
		}
		w.Buf = append(w.Buf, '{')
		w.First = true
		w.event(&e)
		w.Buf = append(w.Buf, '}', '\n')
		if err := w.flush(out, flushAt); err != nil {
			return w.report, err
		}
	}
	return w.report, w.flush(out, 0)
}
