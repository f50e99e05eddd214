package sqlite

import (
	"context"
	"database/sql"

	"kronika/timeline/store"
)

// DeleteTimeline removes a timeline. Its rows are cleared away afterwards.
func (s *Store) DeleteTimeline(ctx context.Context, slug string, check store.Check) error {
	err := s.update(ctx, s.writer, func(tx *sql.Tx) error {
		if err := s.permit(ctx, tx, slug, check); err != nil {
			return err
		}
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

// permit asks whether the timeline of a slug may be changed.
func (s *Store) permit(ctx context.Context, tx *sql.Tx, slug string, check store.Check) error {
	if check == nil {
		return nil
	}
	return check.PermitTimeline(s.find(ctx, tx, slug))
}
