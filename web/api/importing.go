package api

import (
	"context"
	"errors"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
	"kronika/timeline/store"
)

// Import stores what a document's Decode returned, whole or, when anything is
// wrong with it, not at all (see store.ImportOptions.Partial). Every fault is in
// the one error, with its place in the document: of a head that has some, those
// of the events are looked for too, since a person wants to mend them all at
// once.
func Import(ctx context.Context, kept store.Store, stream *codec.Stream, decodeErr error, o store.ImportOptions) (store.ImportResult, error) {
	if decodeErr != nil {
		return store.ImportResult{}, everyFault(ctx, stream, decodeErr)
	}
	stream.DropControls()
	if where := stream.Where; where != nil {
		o.Number = func() int { return where().Number }
		o.Path = func(number int, member string) string {
			return source.Place{Unit: where().Unit, Number: number}.Path(member)
		}
	}
	return kept.Import(ctx, stream.Head, stream.Events, o)
}

// everyFault reads on where only the head is faulty.
func everyFault(ctx context.Context, stream *codec.Stream, err error) error {
	if _, isFault := errors.AsType[timeline.Invalid](err); !isFault || stream == nil {
		return err
	}
	faults, err := codec.CheckDecoded(ctx, stream, err)
	if err != nil {
		return err
	}
	return faults
}
