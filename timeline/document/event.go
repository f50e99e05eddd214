package document

import (
	"kronika/timeline"
	"kronika/timeline/source"
)

// AppendEvent appends an event as the document writes it, on one line: what the
// API answers for one event.
func AppendEvent(b []byte, head *timeline.Timeline, e *timeline.Event) []byte {
	w := NewWriter(head, InLine)
	w.Buf, w.inEvents = b, true
	WriteObject(w, EventMembers, e)
	return w.Buf
}

// AppendHead appends a timeline without its events, as the header line of an
// NDJSON document has it.
func AppendHead(b []byte, head *timeline.Timeline) []byte {
	w := NewWriter(head, InLine)
	w.Buf = b
	WriteObject(w, HeadMembers, head)
	return w.Buf
}

// ReadEvent reads one event by itself, as AppendEvent writes it, and checks it
// against the timeline that it is to be part of. All faults, of form and of
// meaning, are in one timeline.Invalid, with paths that begin at the event: date,
// links[0].to. Whether its id is free and its links lead somewhere is for the
// store to say.
func ReadEvent(data []byte, head *timeline.Timeline) (timeline.Event, error) {
	var s Scanner
	e, err := DecodeEvent(&s, data, source.Place{}, head)
	if s.Broken != nil {
		return e, s.InputError(1, 1)
	}
	e.DropControls()
	reported, _ := err.(timeline.Invalid)
	found := source.Place{}.At(head.CheckEvent("", &e))
	if faults := append(reported, source.Without(found, reported)...); len(faults) > 0 {
		return e, faults
	}
	return e, nil
}

// DecodeEvent reads one event. Its error is nil or a timeline.Invalid, unless
// the scanner's syntax is broken.
func DecodeEvent(s *Scanner, data []byte, place source.Place, head *timeline.Timeline) (timeline.Event, error) {
	s.Reset(data, place)
	e := timeline.Event{Importance: timeline.DefaultImportance}
	ReadMembers(s, EventMembers, &e)
	s.End()
	head.ExpandEvent(&e)
	if len(s.Faults) > 0 {
		return e, s.Faults
	}
	return e, nil
}
