package codec

import (
	"errors"
	"io"

	"kronika/timeline"
)

// Of makes a Stream of a timeline in memory, its events in canonical order. The
// timeline is left as it is.
func Of(t *timeline.Timeline) *Stream {
	sorted := *t
	sorted.Events = append([]timeline.Event(nil), t.Events...)
	sorted.Sort()
	return &Stream{Head: t.Head(), Events: func(yield func(timeline.Event, error) bool) {
		for _, e := range sorted.Events {
			if !yield(e, nil) {
				return
			}
		}
	}}
}

// ReadAll reads a document that is known to be small into memory. All faults of
// form that it has are in one timeline.Invalid; whether it makes sense is for
// Validate.
func ReadAll(f Format, r io.Reader, opts DecodeOptions) (*timeline.Timeline, error) {
	s, err := f.Decode(r, opts)
	faults, isFault := errors.AsType[timeline.Invalid](err)
	if err != nil && (!isFault || s == nil) {
		return nil, err
	}
	var events []timeline.Event
	for e, err := range s.Events {
		if err == nil {
			events = append(events, e)
			continue
		}
		more, isFault := errors.AsType[timeline.Invalid](err)
		if !isFault {
			return nil, err
		}
		faults = append(faults, more...)
	}
	t := *s.Head
	t.Events = events
	if len(faults) > 0 {
		return &t, faults
	}
	return &t, nil
}
