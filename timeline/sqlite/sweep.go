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
	args := []any{stateDiscarded, stateHidden, now() - int64(thoughtDead.Seconds())}
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
	for _, table := range []struct {
		from string
		args []any
	}{
		{"density WHERE timeline_id = ?", []any{id}},
		{"layout WHERE timeline_id = ?", []any{id}},
		{"link WHERE timeline_id = ?", []any{id}},
		{"tally WHERE timeline_id = ?", []any{id}},
		{"stretch WHERE timeline_id = ?", []any{id}},
		{"span WHERE timeline_id = ?", []any{id}},
		{"chrono WHERE timeline_id = ?", []any{id}},
		{"name WHERE timeline_id = ?", []any{id}},
		{"event WHERE id BETWEEN ? AND ?", []any{lo, hi}},
	} {
		if err := s.clearTable(ctx, table.from, table.args); err != nil {
			return fmt.Errorf("clear away timeline %d: %w", id, err)
		}
	}
	return s.update(ctx, s.writer, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DROP TABLE IF EXISTS "+searchTable(id)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM timeline WHERE id = ?", id)
		return err
	})
}

// clearTable removes the rows of a table, some in each transaction.
func (s *Store) clearTable(ctx context.Context, from string, args []any) error {
	for {
		var removed int64
		err := s.update(ctx, s.writer, func(tx *sql.Tx) error {
			result, err := tx.ExecContext(ctx, "DELETE FROM "+from+" LIMIT ?", append(args, sweepRows)...)
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
