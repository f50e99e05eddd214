package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"kronika/timeline"
)

const eventTable = "event (id, eid, edtf, t0, t0n, ord, t1, a0, a1, is_range, importance, weight, grp, title, body, recorded)"

// write writes a chunk of events. Their rows are the last of the table.
func (im *importer) write(ctx context.Context, chunk *importChunk) error {
	err := im.update(ctx, func(tx *sql.Tx) error {
		events := newBulk(eventTable)
		for i := range chunk.rows {
			if err := events.add(ctx, tx, chunk.rows[i].values(nil)...); err != nil {
				return err
			}
		}
		if err := events.flush(ctx, tx); err != nil {
			return err
		}
		return chunk.spool(ctx, tx)
	})
	for i := range chunk.rows {
		if err == nil {
			err = im.words.add(chunk.rows[i].id&maxNumber, chunk.rows[i].words)
		}
	}
	return err
}

// values are those of eventTable.
func (r *eventRecord) values(recorded any) []any {
	a0, a1 := r.moved()
	return []any{r.id, r.eid, r.edtf, r.t0, r.t0n, r.ord, r.t1, a0, a1, r.item.Range, r.importance, int64(r.item.Weight), r.grp,
		r.title, nullable(r.body), recorded}
}

// nullable is NULL for nothing.
func nullable(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// A looseLink leads nowhere.
type looseLink struct {
	row    int64 // in the table leads
	number int64 // of the event
	pos    int   // which of its links it is
}

// unlink takes the links that lead nowhere out of the events of a partial
// import.
func (im *importer) unlink(ctx context.Context) error {
	for from := 0; from < len(im.loose); {
		to := from + 1
		for to < len(im.loose) && im.loose[to].number == im.loose[from].number {
			to++
		}
		if err := im.unlinkOne(ctx, im.loose[from:to]); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// unlinkOne does so for one event.
func (im *importer) unlinkOne(ctx context.Context, loose []looseLink) error {
	id := eventRow(im.id, loose[0].number)
	return im.update(ctx, func(tx *sql.Tx) error {
		_, e, err := scanEvent(tx.QueryRowContext(ctx, "SELECT "+eventColumns+" FROM event e WHERE e.id = ?", id), im.head)
		if err != nil {
			return err
		}
		var links []timeline.Link
		for i, link := range e.Links {
			if len(loose) > 0 && loose[0].pos == i {
				if err := run(ctx, tx, []any{loose[0].row}, "DELETE FROM temp.leads WHERE rowid = ?"); err != nil {
					return err
				}
				loose = loose[1:]
				continue
			}
			links = append(links, link)
		}
		e.Links = links
		body, err := encodeBody(&e, im.head.FirstLanguage())
		if err != nil {
			return fmt.Errorf("event %q: %w", e.ID, err)
		}
		_, err = tx.ExecContext(ctx, "UPDATE event SET body = ? WHERE id = ?", nullable(body), id)
		return err
	})
}
