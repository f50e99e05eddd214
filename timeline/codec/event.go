package codec

import (
	"kronika/timeline"
)

// AppendEvent appends an event as the document writes it, on one line: what the
// API answers for one event.
func AppendEvent(b []byte, head *timeline.Timeline, e *timeline.Event) []byte {
	w := newWriter(head, inLine)
	w.buf, w.inEvents = b, true
	writeObject(w, eventMembers, e)
	return w.buf
}

// AppendHead appends a timeline without its events, as the header line of an
// NDJSON document has it.
func AppendHead(b []byte, head *timeline.Timeline) []byte {
	w := newWriter(head, inLine)
	w.buf = b
	writeObject(w, headMembers, head)
	return w.buf
}

// ReadEvent reads one event by itself, as AppendEvent writes it, and checks it
// against the timeline that it is to be part of. All faults, of form and of
// meaning, are in one timeline.Invalid, with paths that begin at the event: date,
// links[0].to. Whether its id is free and its links lead somewhere is for the
// store to say.
func ReadEvent(data []byte, head *timeline.Timeline) (timeline.Event, error) {
	var s scanner
	e, err := readEvent(&s, data, Place{}, head)
	if s.broken != nil {
		return e, s.inputError(1, 1)
	}
	e.DropControls()
	reported, _ := err.(timeline.Invalid)
	found := Place{}.at(head.CheckEvent("", &e))
	if faults := append(reported, without(found, reported)...); len(faults) > 0 {
		return e, faults
	}
	return e, nil
}

// readEvent reads one event. Its error is nil or a timeline.Invalid, unless
// the scanner's syntax is broken.
func readEvent(s *scanner, data []byte, place Place, head *timeline.Timeline) (timeline.Event, error) {
	s.reset(data, place)
	e := timeline.Event{Importance: timeline.DefaultImportance}
	readMembers(s, eventMembers, &e)
	s.end()
	head.ExpandEvent(&e)
	if len(s.faults) > 0 {
		return e, s.faults
	}
	return e, nil
}
