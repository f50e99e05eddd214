package main

import (
	"bytes"
	"context"

	"kronika/timeline/example"
	"kronika/timeline/publish"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// seed puts the example into a database without timelines.
func seed(ctx context.Context, kept *sqlite.Store) error {
	timelines, err := kept.Timelines(ctx, store.ListQuery{})
	if err != nil || timelines.Total > 0 {
		return err
	}
	_, err = publish.Import(ctx, kept, publish.Document{Reader: bytes.NewReader(example.Document()), Format: "json"}, store.ImportOptions{})
	return err
}
