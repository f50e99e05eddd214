package sqlite

import (
	"context"
	"errors"
	"io"

	"kronika/timeline/layout"
)

// A reserve is room on the disk that a large import keeps free: as a file that is
// given up when the import fails. Removing what the import wrote takes room
// itself, for the write-ahead log. Without a reserve an import that fills the disk
// could not be cleared away, and nothing could be edited after it.
type reserve struct{ file layout.File }

// reserveSize is more than the log holds between two checkpoints, in bytes.
const reserveSize = 12 << 20

// keep makes the reserve, once. It fails with store.ErrFull where there is no room
// for it.
func (r *reserve) keep(s *Store) error {
	if r.file != nil {
		return nil
	}
	file, err := s.scratch()
	if err != nil {
		return fullError(err)
	}
	r.file = file
	_, err = io.CopyN(file, zeros{}, reserveSize)
	return fullError(err)
}

// release gives the room up.
func (r *reserve) release() {
	if r.file != nil {
		r.file.Close() // it held nothing
		r.file = nil
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// abandon removes what a failed import wrote. Where the disk is full it does so at
// once, since the room is needed; else it leaves that to the work in the
// background. Its own error tells that room is still missing.
func (im *importer) abandon(ctx context.Context, full bool) error {
	if !full {
		return im.owner.discard(ctx, im.id)
	}
	if err := run(ctx, im.owner.writer, nil, "PRAGMA wal_checkpoint(TRUNCATE)"); err != nil {
		return err
	}
	return errors.Join(im.owner.discard(ctx, im.id), im.owner.sweep(ctx), run(ctx, im.owner.writer, nil, "PRAGMA wal_checkpoint(TRUNCATE)"))
}
