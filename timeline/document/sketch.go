package document

import (
	"bytes"
	"slices"

	"kronika/timeline/source"
)

// A Sketch is what the beginning of a JSON text shows.
type Sketch struct {
	members []string // of the outermost object, as far as they are in view
	event   []string // of the first object in the list "events"
	era     []string // of the first object in the list "eras"
	closed  bool     // the outermost object ends in view
	More    bool     // and another object follows
}

// SketchOf looks at the beginning of a JSON text; false when it is none.
func SketchOf(prefix []byte) (Sketch, bool) {
	s := NewScanner(bytes.TrimPrefix(prefix, []byte("\uFEFF")))
	var sketch Sketch
	if s.Next() != '{' {
		return sketch, false
	}
	s.Object(func(name []byte) {
		sketch.members = append(sketch.members, string(name))
		switch {
		case string(name) == "events" && s.Next() == '[':
			s.sketchFirst(&sketch.event)
		case string(name) == "eras" && s.Next() == '[':
			s.sketchFirst(&sketch.era)
		default:
			s.Skip()
		}
	})
	sketch.closed = s.Broken == nil
	sketch.More = sketch.closed && s.Next() == '{'
	return sketch, s.Broken == nil || s.Broken.kind == source.ErrTruncated
}

// sketchFirst walks over a list of objects and takes the names of the first's members,
// those in view when the text ends within the list.
func (s *Scanner) sketchFirst(names *[]string) {
	first := true
	s.elements(']', func() {
		if !first || s.Next() != '{' {
			s.Skip()
			return
		}
		first = false
		s.Object(func(name []byte) {
			*names = append(*names, string(name))
			s.Skip()
		})
	})
}

// Has reports whether the outermost object has a member of that name in view.
func (k Sketch) Has(name string) bool { return slices.Contains(k.members, name) }

// EventHas reports whether the first event has a member of that name.
func (k Sketch) EventHas(name string) bool { return slices.Contains(k.event, name) }

// EraHas reports whether the first era has a member of that name.
func (k Sketch) EraHas(name string) bool { return slices.Contains(k.era, name) }
