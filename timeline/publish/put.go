package publish

import (
	"context"
	"errors"

	"kronika/timeline"
	"kronika/timeline/document"
	"kronika/timeline/store"
)

// PutEvent adds an event, written as a document has it, or replaces the one with
// its id; created reports which. The check sees what is there now, in the
// transaction that makes the change.
func PutEvent(ctx context.Context, kept store.Store, slug, id string, data []byte, check store.Check) (created bool, err error) {
	info, err := kept.Brief(ctx, slug)
	if err != nil {
		return false, err
	}
	e, err := document.ReadEvent(data, info.Head)
	if err := withID(&e, id, err); err != nil {
		return false, err
	}
	return kept.PutEvent(ctx, slug, e, check)
}

// withID gives an event that names no id the one it is put under. An event that
// names another id has one fault more.
func withID(e *timeline.Event, id string, err error) error {
	faults, isFault := errors.AsType[timeline.Invalid](err)
	if err != nil && !isFault {
		return err
	}
	var rest timeline.Invalid
	for _, f := range faults {
		if f.Path != "id" || f.Value != "" { // not merely missing
			rest = append(rest, f)
		}
	}
	if e.ID != "" && e.ID != id {
		rest = append(rest, timeline.Fault{Path: "id", Value: timeline.Excerpt(e.ID), Problem: "not the id in the address", Remedy: "write " + id + ", or leave it out"})
	}
	e.ID = id
	return rest.Err()
}
