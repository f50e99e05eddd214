package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"kronika/timeline"
)

// An eventWriter writes events and the words under which they are found. Both
// are rows at the end of their tables.
type eventWriter struct {
	events *bulk
	words  string
}

const eventTable = "event (id, eid, edtf, t0, t0n, t1, a0, a1, is_range, importance, weight, grp, title, body, recorded)"

func newEventWriter(timelineID int64) *eventWriter {
	return &eventWriter{
		events: newBulk(eventTable),
		words:  "INSERT INTO " + searchTable(timelineID) + " (docid, words) VALUES (?, ?)",
	}
}

func (w *eventWriter) write(ctx context.Context, tx *sql.Tx, chunk *importChunk) error {
	for i := range chunk.rows {
		if err := w.events.add(ctx, tx, chunk.rows[i].values(nil)...); err != nil {
			return err
		}
	}
	if err := w.events.flush(ctx, tx); err != nil {
		return err
	}
	// A full-text table takes one row as fast as many.
	words, err := tx.PrepareContext(ctx, w.words)
	if err != nil {
		return err
	}
	defer words.Close()
	for i := range chunk.rows {
		if _, err := words.ExecContext(ctx, chunk.rows[i].id, chunk.rows[i].words); err != nil {
			return err
		}
	}
	return chunk.spool(ctx, tx)
}

// values are those of eventTable.
func (r *eventRecord) values(recorded any) []any {
	a0, a1 := r.moved()
	return []any{r.id, r.eid, r.edtf, r.t0, r.t0n, r.t1, a0, a1, r.item.Range, r.importance, int64(r.item.Weight), r.grp,
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
