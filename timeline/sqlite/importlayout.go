package sqlite

import (
	"context"
	"database/sql"
	"iter"

	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// A laidOut is a pyramid, or why there is none.
type laidOut struct {
	*pyramid
	err error
}

// layOut computes the pyramids in the background, one after the other. What it
// sends has to be received to the end.
func (im *importer) layOut(ctx context.Context) <-chan laidOut {
	pyramids := make(chan laidOut)
	bands := store.BandsOf(im.head)
	go func() {
		defer close(pyramids)
		if err := im.items.sort(); err != nil {
			pyramids <- laidOut{err: err}
			return
		}
		for _, p := range layout.Profiles() {
			if ctx.Err() != nil {
				return
			}
			pyramid, extent, err := newPyramid(im.kept(), bands.Profile(p), im.owner.scratchWhile(ctx))
			im.extent = extent
			pyramids <- laidOut{pyramid, err}
		}
	}()
	return pyramids
}

// kept are the items of the events that have not been dropped, in order.
func (im *importer) kept() iter.Seq2[layout.Item, error] {
	items := im.items.all()
	if len(im.dropped) == 0 {
		return items
	}
	return func(yield func(layout.Item, error) bool) {
		for it, err := range items {
			if err == nil && im.dropped[it.ID&maxNumber] {
				continue
			}
			if !yield(it, err) {
				return
			}
		}
	}
}

func (im *importer) writePyramids(ctx context.Context, pyramids <-chan laidOut) (err error) {
	for p := range pyramids {
		if err == nil {
			err = p.err
		}
		if err == nil {
			err = im.writePyramid(ctx, p.pyramid)
		}
		if p.pyramid != nil {
			p.labels.close()
		}
	}
	if err == nil {
		err = ctx.Err()
	}
	return err
}

const (
	layoutTable  = "layout (timeline_id, profile, lvl, t0, id, lane, dl)"
	densityTable = "density (timeline_id, profile, lvl, x, h)"
)

func (im *importer) writePyramid(ctx context.Context, p *pyramid) error {
	next, stop := iter.Pull2(p.labels.all())
	defer stop()
	profile := int64(p.profile.ID)
	b := newBulk(layoutTable)
	err := im.inChunks(ctx, p.labels.n, b, func(tx *sql.Tx, _ int) error {
		row, err, _ := next()
		if err != nil {
			return err
		}
		return b.add(ctx, tx, im.id, profile, int64(row.level), row.t0, row.id, int64(row.lane), int64(row.dl))
	})
	if err != nil {
		return err
	}
	b = newBulk(densityTable)
	return im.inChunks(ctx, len(p.counts), b, func(tx *sql.Tx, i int) error {
		row := &p.counts[i]
		return b.add(ctx, tx, im.id, profile, int64(row.Level), row.X, row.blob)
	})
}

// inChunks calls write for n rows, a chunk of them in each transaction.
func (im *importer) inChunks(ctx context.Context, n int, b *bulk, write func(tx *sql.Tx, i int) error) error {
	for from := 0; from < n; from += chunkRows {
		err := im.update(ctx, func(tx *sql.Tx) error {
			for i := from; i < min(from+chunkRows, n); i++ {
				if err := write(tx, i); err != nil {
					return err
				}
			}
			return b.flush(ctx, tx)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
