package main

import (
	"bytes"
	"context"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/example"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// seed puts the example into a database without timelines.
func seed(ctx context.Context, kept *sqlite.Store) error {
	timelines, err := kept.Timelines(ctx)
	if err != nil || len(timelines) > 0 {
		return err
	}
	format, _ := formats.ByName("json")
	stream, err := format.Decode(bytes.NewReader(example.Document()), codec.DecodeOptions{})
	if err != nil {
		return err
	}
	_, err = kept.Import(ctx, stream.Head, stream.Events, store.ImportOptions{})
	return err
}
