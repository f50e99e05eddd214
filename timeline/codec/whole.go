package codec

import (
	"bytes"
	"errors"
	"io"
	"strings"

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

// Sniff finds out the format of an input and returns it with a reader that
// still has all of it.
func Sniff(r io.Reader) (Format, io.Reader, error) {
	prefix := make([]byte, PrefixSize)
	n, err := io.ReadFull(r, prefix)
	prefix = prefix[:n]
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return Format{}, nil, err
	}
	if n == 0 {
		return Format{}, nil, &InputError{Kind: ErrEmpty, Remedy: "choose the file to be read"}
	}
	whole := io.MultiReader(bytes.NewReader(prefix), r)
	if f, ok := Detect(prefix); ok {
		return f, whole, nil
	}
	return Format{}, whole, &InputError{Kind: ErrFormat, Line: 1, Value: near(prefix),
		Problem: "this is none of the formats that can be read",
		Remedy:  "name the format, one of: " + strings.Join(readable(), ", ")}
}

// readable lists the names of the formats that can be read.
func readable() []string {
	var names []string
	for _, f := range Formats() {
		if f.Decode != nil {
			names = append(names, f.Name)
		}
	}
	return names
}
