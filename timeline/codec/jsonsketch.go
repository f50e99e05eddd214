package codec

import (
	"bytes"
	"slices"
)

// A jsonSketch is what the beginning of a JSON text shows.
type jsonSketch struct {
	members []string // of the outermost object, as far as they are in view
	event   []string // of the first object in the list "events"
	closed  bool     // the outermost object ends in view
	more    bool     // and another object follows
}

// sketchJSON looks at the beginning of a JSON text; false when it is none.
func sketchJSON(prefix []byte) (jsonSketch, bool) {
	s := &scanner{data: bytes.TrimPrefix(prefix, []byte("\uFEFF"))}
	var sketch jsonSketch
	if s.next() != '{' {
		return sketch, false
	}
	s.object(func(name []byte) {
		sketch.members = append(sketch.members, string(name))
		if string(name) == "events" && s.next() == '[' {
			sketch.event = s.sketchEvents()
			return
		}
		s.skip()
	})
	sketch.closed = s.broken == nil
	sketch.more = sketch.closed && s.next() == '{'
	return sketch, s.broken == nil || s.broken.kind == ErrTruncated
}

// sketchEvents walks over a list of events and returns the names of the first's
// members.
func (s *scanner) sketchEvents() (names []string) {
	s.pos++
	for first := true; s.more(first, ']'); first = false {
		if !first || s.next() != '{' {
			s.skip()
			continue
		}
		s.object(func(name []byte) {
			names = append(names, string(name))
			s.skip()
		})
	}
	return names
}

func (k jsonSketch) has(name string) bool { return slices.Contains(k.members, name) }

func (k jsonSketch) eventHas(name string) bool { return slices.Contains(k.event, name) }
