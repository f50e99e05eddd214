package sqlite

import (
	"context"
	"database/sql"
	"time"

	"kronika/timeline"
)

// Recent reads the events written last, at most limit: those put one by one, the
// latest first, and then those of the import, latest in time first. recorded
// tells by id when each was written.
func (s *Store) Recent(ctx context.Context, slug string, limit int) (events []timeline.Event, recorded map[string]time.Time, err error) {
	recorded = make(map[string]time.Time)
	err = s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		var imported int64
		if err := tx.QueryRowContext(ctx, "SELECT imported FROM timeline WHERE id = ?", info.Key).Scan(&imported); err != nil {
			return err
		}
		take := func(rows *sql.Rows) error {
			at := imported
			_, e, err := scanEvent(scanMore{rows, []any{&at}}, info.Head)
			if err != nil {
				return err
			}
			if _, ok := recorded[e.ID]; !ok && len(events) < limit {
				events = append(events, e)
				recorded[e.ID] = time.Unix(at, 0).UTC()
			}
			return nil
		}
		err = each(ctx, tx, take, "SELECT "+eventColumns+", e.recorded FROM event e INDEXED BY event_recorded "+
			"WHERE e.id >> 28 = ? AND e.recorded IS NOT NULL ORDER BY e.recorded DESC, e.id DESC LIMIT ?", info.Key, limit)
		if err != nil || len(events) == limit {
			return err
		}
		return each(ctx, tx, take, "SELECT "+eventColumns+", ? FROM (SELECT id FROM chrono WHERE timeline_id = ? "+
			"ORDER BY t0 DESC, t0n DESC, ord DESC, eid DESC LIMIT ?) c CROSS JOIN event e ON e.id = c.id "+
			"ORDER BY e.t0 DESC, e.t0n DESC, e.ord DESC, e.eid DESC", imported, info.Key, limit+len(events))
	})
	return events, recorded, err
}
