package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"kronika/timeline/store"
)

// chunkRows is how many rows of an index one transaction takes.
const chunkRows = 20_000

// derive writes every index of the events that were read, each from its first
// row to its last. The layout is computed meanwhile.
func (im *importer) derive(ctx context.Context) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	pyramids := im.layOut(ctx)
	defer func() {
		cancel()
		for p := range pyramids { // after an error
			if p.pyramid != nil {
				p.labels.close()
			}
		}
	}()
	im.stage("index")
	for _, write := range []func(context.Context) error{
		im.writeNames, im.writeChrono, im.writeSpans, im.writeLinks, im.writeTally, im.writeWords,
	} {
		if err := write(ctx); err != nil {
			return err
		}
	}
	im.stage("layout")
	return im.writePyramids(ctx, pyramids)
}

// writeNames writes ids and aliases; check has sorted them.
func (im *importer) writeNames(ctx context.Context) error {
	err := run(ctx, im.db, nil, "DELETE FROM temp.names WHERE NOT sound")
	if err != nil {
		return err
	}
	return im.copyFrom(ctx, "names", im.names, "INSERT INTO name (timeline_id, name, id, alias) SELECT ?, name, ? | number, pos <> ?",
		im.id, eventRow(im.id, 0), ownID)
}

// chronoOf and spansOf select the rows of chrono and span that events with ids in
// the range ?2 to ?3 have. The length of an unbounded date is not an integer in SQLite, and
// is not short.
var (
	chronoOf = fmt.Sprintf("SELECT t0, t0n, ord, eid, id, grp, CASE WHEN t1 - t0 < %d THEN t1 - t0 END AS len FROM event WHERE id BETWEEN ?2 AND ?3", 1<<shortBits)
	spansOf  = "SELECT " + lengthClass() + fmt.Sprintf(" AS dl, t0, id, t1 FROM event WHERE id BETWEEN ?2 AND ?3 AND t1 - t0 >= %d", 1<<shortBits)
)

// lengthClass is the number of bits in the length of an event, in SQL.
func lengthClass() string {
	class := "CASE"
	for dl := shortBits + 1; dl < 63; dl++ {
		class += fmt.Sprintf(" WHEN t1 - t0 < %d THEN %d", int64(1)<<dl, dl)
	}
	return class + " WHEN typeof(t1 - t0) = 'integer' THEN 63 ELSE 64 END"
}

// writeChrono writes the index by time, and where its stretches begin.
func (im *importer) writeChrono(ctx context.Context) error {
	lo, hi := idRange(im.id)
	rows, err := im.sortInto(ctx, "sorted", chronoOf+" ORDER BY t0, t0n, ord, id", im.id, lo, hi)
	if err == nil {
		err = im.orderSorted(ctx)
	}
	if err != nil {
		return err
	}
	im.events = rows
	err = im.update(ctx, func(tx *sql.Tx) error {
		first := []any{im.id, firstKey.t0, firstKey.t0n, firstKey.ord, firstKey.eid, min(rows, stretchSize)}
		if err := run(ctx, tx, first, "INSERT INTO stretch (timeline_id, t0, t0n, ord, eid, n) VALUES (?, ?, ?, ?, ?, ?)"); err != nil {
			return err
		}
		return run(ctx, tx, []any{im.id, rows, stretchSize}, "INSERT INTO stretch (timeline_id, t0, t0n, ord, eid, n) "+
			"SELECT ?1, t0, t0n, ord, eid, min(?3, ?2 - rowid + 1) FROM temp.sorted WHERE rowid > ?3 AND rowid % ?3 = 1")
	})
	if err != nil {
		return err
	}
	return im.copyFrom(ctx, "sorted", rows, "INSERT INTO chrono (timeline_id, t0, t0n, ord, eid, id, grp, len) SELECT ?, t0, t0n, ord, eid, id, grp, len", im.id)
}

// writeSpans writes the long events by the number of bits in their length.
func (im *importer) writeSpans(ctx context.Context) error {
	lo, hi := idRange(im.id)
	rows, err := im.sortInto(ctx, "sorted", spansOf+" ORDER BY dl, t0, id", im.id, lo, hi)
	if err != nil {
		return err
	}
	return im.copyFrom(ctx, "sorted", rows, "INSERT INTO span (timeline_id, dl, t0, id, t1) SELECT ?, dl, t0, id, t1", im.id)
}

// writeLinks writes the links by their target.
func (im *importer) writeLinks(ctx context.Context) error {
	rows, err := im.sortInto(ctx, "sorted", "SELECT target, number, pos, kind FROM temp.leads ORDER BY target, number, pos")
	if err != nil {
		return err
	}
	return im.copyFrom(ctx, "sorted", rows, "INSERT INTO link (timeline_id, target, id, pos, kind) SELECT ?, target, ? | number, pos, kind",
		im.id, eventRow(im.id, 0))
}

// writeTally writes how many events each group has.
func (im *importer) writeTally(ctx context.Context) error {
	return im.update(ctx, func(tx *sql.Tx) error {
		for grp, n := range im.read.tally {
			if err := run(ctx, tx, []any{im.id, grp, n}, "INSERT INTO tally (timeline_id, grp, n) VALUES (?, ?, ?)"); err != nil {
				return err
			}
		}
		return nil
	})
}

// searchRows is how many rows of the index of words one transaction takes.
const searchRows = 2000

// writeWords writes the index of words.
func (im *importer) writeWords(ctx context.Context) error {
	im.words.head = store.HeadWords(im.head)
	next, stop := iter.Pull2(im.words.rows(im.dropped))
	defer stop()
	for more := true; more; {
		err := im.update(ctx, func(tx *sql.Tx) (err error) {
			more, err = writeSearch(ctx, tx, im.id, searchRows, next)
			return err
		})
		if err != nil {
			return err
		}
	}
	im.words.close()
	return nil
}
