package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// discard marks a timeline for the sweeper.
func (s *Store) discard(ctx context.Context, id int64) error {
	return s.update(ctx, s.writer, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "UPDATE timeline SET state = ? WHERE id = ?", stateDiscarded, id)
		return err
	})
}

// sweep clears away timelines that are discarded, or whose import has died.
// Whatever moment it is broken off at, the next sweep goes on from there.
func (s *Store) sweep(ctx context.Context) error {
	const dead = "state = ? OR state = ? AND alive < ?"
	args := []any{stateDiscarded, stateHidden, now() - int64(staleAfter.Seconds())}
	var ids []int64
	err := each(ctx, s.readers, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT id FROM timeline WHERE "+dead, args...)
	for _, id := range ids {
		if err == nil {
			// First of all it is discarded: should its import live after all, it must
			// not publish what is half gone.
			err = s.update(ctx, s.writer, func(tx *sql.Tx) error {
				_, err := tx.ExecContext(ctx, "UPDATE timeline SET state = 2 WHERE id = ? AND ("+dead+")", append([]any{id}, args...)...)
				return err
			})
		}
		if err == nil {
			err = s.clear(ctx, id)
		}
	}
	return err
}

// sweepRows is how many rows of a table one transaction clears away.
const sweepRows = 5000

// clear removes all rows of a timeline, its own last.
func (s *Store) clear(ctx context.Context, id int64) error {
	lo, hi := idRange(id)
	for _, step := range []struct {
		table, key, where string
		args              []any
	}{
		{"density", "timeline_id, profile, lvl, x", "timeline_id = ?", []any{id}},
		{"layout", "timeline_id, profile, lvl, t0, id", "timeline_id = ?", []any{id}},
		{"link", "timeline_id, target, id, pos", "timeline_id = ?", []any{id}},
		{"tally", "timeline_id, grp", "timeline_id = ?", []any{id}},
		{"stretch", "timeline_id, t0, t0n, ord, eid", "timeline_id = ?", []any{id}},
		{"span", "timeline_id, dl, t0, id", "timeline_id = ?", []any{id}},
		{"chrono", "timeline_id, t0, t0n, ord, eid", "timeline_id = ?", []any{id}},
		{"name", "timeline_id, name", "timeline_id = ?", []any{id}},
		{"search", "word, id", "id >> 28 = ?", []any{id}},
		{"event", "id", "id BETWEEN ? AND ?", []any{lo, hi}},
	} {
		statement := fmt.Sprintf("DELETE FROM %s WHERE (%s) IN (SELECT %[2]s FROM %[1]s WHERE %[3]s LIMIT %[4]d)",
			step.table, step.key, step.where, sweepRows)
		if err := s.clearTable(ctx, statement, step.args); err != nil {
			return fmt.Errorf("clear away timeline %d: %w", id, err)
		}
	}
	return s.update(ctx, s.writer, func(tx *sql.Tx) error {
		return run(ctx, tx, []any{id}, "DELETE FROM timeline WHERE id = ?")
	})
}

// clearTable removes the rows of a table, some in each transaction.
func (s *Store) clearTable(ctx context.Context, statement string, args []any) error {
	for {
		var removed int64
		err := s.update(ctx, s.writer, func(tx *sql.Tx) error {
			result, err := tx.ExecContext(ctx, statement, args...)
			if err != nil {
				return err
			}
			removed, err = result.RowsAffected()
			return err
		})
		if err != nil || removed < sweepRows {
			return err
		}
	}
}
