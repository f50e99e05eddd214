package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kronika/timeline"
	"kronika/timeline/store"
)

// Rebuild computes a timeline's layout and densities anew.
func (s *Store) Rebuild(ctx context.Context, slug string) error {
	var info store.Info
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		info, err = s.find(ctx, tx, slug)
		return err
	})
	if err != nil {
		return err
	}
	if _, err := s.relayLater(ctx, info); err != nil {
		return fmt.Errorf("lay out timeline %q: %w", slug, err)
	}
	return nil
}

// due picks the timelines that want laying out anew: every edit has found its
// place on the strip, but of many one after the other it is not the best, and
// above the root that there was nothing has one. The column laid says how many
// edits there had been when all was laid out last, and -1 when it is due.
const due = "state = ? AND (laid < 0 OR (edits - laid) * 10 > events)"

// relayAll lays out every timeline for which it is time.
func (s *Store) relayAll(ctx context.Context) error {
	var slugs []string
	err := each(ctx, s.readers, func(rows *sql.Rows) error {
		var slug string
		err := rows.Scan(&slug)
		slugs = append(slugs, slug)
		return err
	}, "SELECT slug FROM timeline WHERE "+due, statePublished)
	for _, slug := range slugs {
		if err == nil {
			err = s.Rebuild(ctx, slug)
		}
		if errors.Is(err, timeline.ErrNotFound) {
			err = nil // deleted or replaced meanwhile
		}
	}
	return err
}

// relayInline lays a timeline out within the transaction of an edit.
func (s *Store) relayInline(ctx context.Context, tx *sql.Tx, info store.Info) error {
	r, err := s.relay(ctx, tx, info)
	if err != nil {
		return err
	}
	return r.write(ctx, tx)
}

// attempts is how often a layout is computed beside the edits before it makes
// them wait.
const attempts = 3

// relayLater lays a timeline out while others go on writing. Only when edits
// keep coming faster than it can, it makes them wait. It returns the number of
// rows changed.
func (s *Store) relayLater(ctx context.Context, info store.Info) (rows int, err error) {
	for range attempts {
		var r *relaid
		err := s.view(ctx, func(tx *sql.Tx) (err error) {
			r, err = s.relay(ctx, tx, info)
			return err
		})
		if err != nil {
			return 0, err
		}
		current := false
		err = s.update(ctx, s.writer, func(tx *sql.Tx) error {
			if current, err = r.isCurrent(ctx, tx); err != nil || !current {
				return err
			}
			return r.publish(ctx, tx)
		})
		if err != nil || current {
			return r.rows(), err
		}
	}
	err = s.update(ctx, s.writer, func(tx *sql.Tx) error {
		r, err := s.relay(ctx, tx, info)
		if err != nil {
			return err
		}
		rows = r.rows()
		return r.publish(ctx, tx)
	})
	return rows, err
}

// isCurrent reports whether the timeline is still what it was when it was laid
// out. Every change raises the revision, so this need not know what changes.
func (r *relaid) isCurrent(ctx context.Context, tx *sql.Tx) (bool, error) {
	var revision int64
	err := tx.QueryRowContext(ctx, "SELECT revision FROM timeline WHERE id = ? AND state = ?", r.info.Key, statePublished).Scan(&revision)
	return revision == r.revision, found(err, "timeline %q", r.info.Head.Slug)
}

// publish writes what has changed, if anything has, and lets readers know.
func (r *relaid) publish(ctx context.Context, tx *sql.Tx) error {
	if r.rows() == 0 && r.laid == r.edits && r.extent == r.info.Extent {
		return nil
	}
	if err := r.write(ctx, tx); err != nil {
		return err
	}
	return run(ctx, tx, []any{nextRevision(r.revision), r.info.Key}, "UPDATE timeline SET revision = ? WHERE id = ?")
}
