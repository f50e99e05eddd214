package sqlite

import (
	"context"
	"database/sql"
)

// DeleteTimeline removes a timeline. Its rows are cleared away afterwards.
func (s *Store) DeleteTimeline(ctx context.Context, slug string) error {
	err := s.update(ctx, s.writer, func(tx *sql.Tx) error {
		var revision int64
		err := tx.QueryRowContext(ctx, "UPDATE timeline SET state = ? WHERE slug = ? AND state = ? RETURNING revision",
			stateDiscarded, slug, statePublished).Scan(&revision)
		if err != nil {
			return found(err, "timeline %q", slug)
		}
		_, err = tx.ExecContext(ctx, "INSERT OR REPLACE INTO past (slug, revision) VALUES (?, ?)", slug, revision)
		return err
	})
	s.sweeper.wake()
	return err
}
