package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"kronika/timeline"
	"kronika/timeline/store"
)

// Recent reads the events written last, at most limit, out of those that the query
// chooses: those put one by one, the latest first, and then those of the import,
// latest in time first. recorded tells by id when each was written.
func (s *Store) Recent(ctx context.Context, slug string, of store.Query, limit int) (events []timeline.Event, recorded map[string]time.Time, err error) {
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
		keep := func(e timeline.Event, at int64) {
			if _, ok := recorded[e.ID]; !ok && len(events) < limit {
				events = append(events, e)
				recorded[e.ID] = time.Unix(at, 0).UTC()
			}
		}
		if of.Filters() {
			return s.recentChosen(ctx, tx, info, of, limit, imported, keep)
		}
		take := func(rows *sql.Rows) error {
			at := imported
			_, e, err := scanEvent(scanMore{rows, []any{&at}}, info.Head)
			if err == nil {
				keep(e, at)
			}
			return err
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

// recentChosen hands over the chosen events that were put one by one, and then the
// last in time of all that are chosen, enough for limit different ones. Some of them
// are handed over twice.
func (s *Store) recentChosen(
	ctx context.Context, tx *sql.Tx, info store.Info, of store.Query, limit int, imported int64, keep func(e timeline.Event, at int64),
) error {
	sel, err := s.choose(ctx, tx, s.filter(info, of))
	if err != nil {
		return err
	}
	chosen, err := sel.numbers(ctx, tx)
	if err != nil {
		return err
	}
	put, times, err := putChosen(ctx, tx, info, chosen, limit)
	if err != nil {
		return err
	}
	n := min(int64(limit+len(put)), sel.total)
	last, err := sel.at(ctx, tx, sel.total-n, int(n))
	if err != nil {
		return err
	}
	slices.Reverse(last)
	events, err := readEvents(ctx, tx, info.Head, append(put, last...))
	for i, e := range events {
		at := imported
		if i < len(times) {
			at = times[i]
		}
		keep(e, at)
	}
	return err
}

// putChosen lists at most limit of the chosen events that were put one by one, the
// latest first, and when each was put.
func putChosen(ctx context.Context, q querier, info store.Info, chosen *numberSet, limit int) (put []ref, times []int64, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var at int64
		r, err := scanRef(rows, &at)
		if err != nil || !chosen.has(r.id&maxNumber) {
			return err
		}
		if len(put) == limit {
			return errStopped
		}
		put, times = append(put, r), append(times, at)
		return nil
	}, "SELECT "+refColumns+", c.recorded FROM event c INDEXED BY event_recorded "+
		"WHERE c.id >> 28 = ? AND c.recorded IS NOT NULL ORDER BY c.recorded DESC, c.id DESC", info.Key)
	if errors.Is(err, errStopped) {
		err = nil
	}
	return put, times, err
}
