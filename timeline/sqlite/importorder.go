package sqlite

import (
	"context"
	"database/sql"

	"kronika/timeline"
)

// A placed event is a row of temp.sorted as far as its order is concerned.
type placedEvent struct {
	row int64 // in temp.sorted
	id  int64
	t0  int64
	t0n int32
	eid string
	ord int // as it shall be
	old int // as it was read
}

// togetherWith reports whether two events begin together.
func (p *placedEvent) togetherWith(o *placedEvent) bool { return p.t0 == o.t0 && p.t0n == o.t0n }

// orderSorted gives the events that begin together, which stand in temp.sorted as
// the document has them, the orders that keep them so; see timeline.Number. Most
// documents need none: their ids ascend, or no two events begin together.
func (im *importer) orderSorted(ctx context.Context) error {
	var needed bool
	err := im.db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM temp.sorted a CROSS JOIN temp.sorted b "+
		"ON b.rowid = a.rowid + 1 WHERE a.t0 = b.t0 AND a.t0n = b.t0n AND a.ord = b.ord AND a.eid > b.eid)").Scan(&needed)
	var together []placedEvent
	for last := int64(0); needed && err == nil; {
		var chunk []placedEvent
		chunk, err = im.placedAfter(ctx, last)
		if err != nil || len(chunk) == 0 {
			break
		}
		last = chunk[len(chunk)-1].row
		together = append(together, chunk...)
		complete := len(together) // the last of them may have more that begin with them
		for complete > 0 && together[complete-1].togetherWith(&together[len(together)-1]) {
			complete--
		}
		err = im.number(ctx, together[:complete])
		together = append([]placedEvent(nil), together[complete:]...)
	}
	if err != nil {
		return err
	}
	return im.number(ctx, together)
}

func (im *importer) placedAfter(ctx context.Context, row int64) (chunk []placedEvent, err error) {
	err = each(ctx, im.db, func(rows *sql.Rows) error {
		var p placedEvent
		err := rows.Scan(&p.row, &p.id, &p.t0, &p.t0n, &p.eid, &p.old)
		p.ord = p.old
		chunk = append(chunk, p)
		return err
	}, "SELECT rowid, id, t0, t0n, eid, ord FROM temp.sorted WHERE rowid > ? ORDER BY rowid LIMIT ?", row, chunkRows)
	return chunk, err
}

// number writes the orders that are not what was read.
func (im *importer) number(ctx context.Context, placed []placedEvent) error {
	for from := 0; from < len(placed); {
		to := from + 1
		for to < len(placed) && placed[to].togetherWith(&placed[from]) {
			to++
		}
		timeline.Number(placed[from:to], func(p *placedEvent) (string, *int) { return p.eid, &p.ord })
		from = to
	}
	return im.update(ctx, func(tx *sql.Tx) error {
		for _, p := range placed {
			if p.ord == p.old {
				continue
			}
			if err := run(ctx, tx, []any{p.ord, p.row}, "UPDATE temp.sorted SET ord = ? WHERE rowid = ?"); err != nil {
				return err
			}
			if err := run(ctx, tx, []any{p.ord, p.id}, "UPDATE event SET ord = ? WHERE id = ?"); err != nil {
				return err
			}
		}
		return nil
	})
}
