package codec

import (
	"kronika/timeline"
	"kronika/timeline/source"
)

// DropControls removes control characters from the texts that the stream yields
// and notes where (see timeline.Event.DropControls). It is called before the
// events are ranged over.
func (s *Stream) DropControls() {
	if s.Notes == nil {
		s.Notes = &source.Report{}
	}
	note := func(path string) { s.Notes.Add(path, "control characters, which were removed") }
	for _, path := range s.Head.DropControls() {
		note(path)
	}
	where, events := s.where(), s.Events
	s.Events = func(yield func(timeline.Event, error) bool) {
		for e, err := range events {
			for _, path := range e.DropControls() {
				note(where().Path(path))
			}
			if !yield(e, err) {
				return
			}
		}
	}
}
