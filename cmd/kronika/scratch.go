package main

import (
	"context"
	"os"
	"path/filepath"

	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// scratch opens an empty database in a folder of its own, which done removes.
func scratch(ctx context.Context) (kept store.Store, done func(), err error) {
	folder, err := os.MkdirTemp("", "kronika-preview-")
	if err != nil {
		return nil, nil, err
	}
	opened, err := sqlite.Open(ctx, filepath.Join(folder, "preview.db"), sqlite.Options{})
	if err != nil {
		_ = os.RemoveAll(folder)
		return nil, nil, err
	}
	return opened, func() {
		_ = opened.Close()
		_ = os.RemoveAll(folder) // what is left lies in the folder for temporary files
	}, nil
}
