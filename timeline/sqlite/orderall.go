package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kronika/timeline/store"
)

// orderAll computes anew where the events of databases older than version 4 begin,
// and makes the index by time from that. Layouts in which something has moved are
// due.
func orderAll(ctx context.Context, s *Store, tx *sql.Tx) error {
	slugs, err := stringsOf(ctx, tx, "SELECT slug FROM timeline WHERE state = 1 ORDER BY id")
	for _, slug := range slugs {
		if err == nil {
			err = s.orderTimeline(ctx, tx, slug)
		}
	}
	return err
}

func (s *Store) orderTimeline(ctx context.Context, tx *sql.Tx, slug string) error {
	info, err := s.find(ctx, tx, slug)
	if err != nil {
		return err
	}
	moved, err := retime(ctx, tx, info)
	if err == nil {
		err = indexByTime(ctx, tx, info.Key)
	}
	if err != nil {
		return fmt.Errorf("order the events of timeline %q: %w", slug, err)
	}
	if moved == 0 {
		return nil
	}
	return run(ctx, tx, []any{info.Key}, "UPDATE timeline SET laid = -1 WHERE id = ?")
}

// retimedChunk is how many events are read before those of them that moved are
// written.
const retimedChunk = 1000

// retime computes anew the times of the events whose text allows that they have
// changed: those with a time of day or without a known beginning. It returns how
// many did.
func retime(ctx context.Context, tx *sql.Tx, info store.Info) (moved int, err error) {
	r := newRecorder(info.Head)
	last, hi := idRange(info.Key)
	for {
		var chunk []eventRecord
		read := 0
		err := each(ctx, tx, func(rows *sql.Rows) error {
			var old eventRecord
			id, e, err := scanEvent(scanMore{rows, []any{&old.t0, &old.t1}}, info.Head)
			if err != nil {
				return err
			}
			read, last = read+1, id
			row, err := r.record(id, &e)
			if err == nil && (row.t0 != old.t0 || row.t1 != old.t1) {
				chunk = append(chunk, row)
			}
			return err
		}, "SELECT "+eventColumns+", e.t0, e.t1 FROM event e WHERE e.id > ? AND e.id <= ? AND "+
			"(e.edtf LIKE '%T%:%' OR e.edtf LIKE '..%' OR e.edtf LIKE '/%' OR e.edtf LIKE '[..%') ORDER BY e.id LIMIT ?", last, hi, retimedChunk)
		if err != nil {
			return moved, err
		}
		for i := range chunk {
			a0, a1 := chunk[i].moved()
			if err := run(ctx, tx, []any{chunk[i].t0, chunk[i].t0n, chunk[i].t1, a0, a1, chunk[i].id},
				"UPDATE event SET t0 = ?, t0n = ?, t1 = ?, a0 = ?, a1 = ? WHERE id = ?"); err != nil {
				return moved, err
			}
		}
		moved += len(chunk)
		if read < retimedChunk {
			return moved, nil
		}
	}
}

// indexByTime makes chrono, stretch and span of a timeline from its events.
func indexByTime(ctx context.Context, tx *sql.Tx, timelineID int64) error {
	lo, hi := idRange(timelineID)
	ids := []any{timelineID, lo, hi}
	return errors.Join(
		run(ctx, tx, ids, "INSERT INTO chrono (timeline_id, t0, t0n, ord, eid, id, grp, len) "+
			"SELECT ?1, t0, t0n, ord, eid, id, grp, len FROM ("+chronoOf+") ORDER BY t0, t0n, ord, eid"),
		run(ctx, tx, []any{timelineID, firstKey.t0, firstKey.t0n, firstKey.ord, firstKey.eid, stretchSize},
			"INSERT INTO stretch (timeline_id, t0, t0n, ord, eid, n) "+
				"SELECT ?1, iif(place, t0, ?2), iif(place, t0n, ?3), iif(place, ord, ?4), iif(place, eid, ?5), min(?6, total - place) FROM ("+
				"SELECT t0, t0n, ord, eid, row_number() OVER (ORDER BY t0, t0n, ord, eid) - 1 AS place, count(*) OVER () AS total "+
				"FROM chrono WHERE timeline_id = ?1) WHERE place % ?6 = 0"),
		run(ctx, tx, []any{timelineID, firstKey.t0, firstKey.t0n, firstKey.ord, firstKey.eid},
			"INSERT INTO stretch (timeline_id, t0, t0n, ord, eid, n) SELECT ?1, ?2, ?3, ?4, ?5, 0 "+
				"WHERE NOT EXISTS (SELECT 1 FROM stretch WHERE timeline_id = ?1)"),
		run(ctx, tx, []any{timelineID}, "DELETE FROM span WHERE timeline_id = ?"),
		run(ctx, tx, ids, "INSERT INTO span (timeline_id, dl, t0, id, t1) SELECT ?1, dl, t0, id, t1 FROM ("+spansOf+") ORDER BY dl, t0, id"),
	)
}
