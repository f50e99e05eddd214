package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"kronika/timeline/store"
)

// The states of a timeline.
const (
	stateHidden    = 0 // an import writes it
	statePublished = 1
	stateDiscarded = 2 // to be cleared away
)

const (
	// signOfLife is how often an import writes down that it is alive.
	signOfLife = 5 * time.Second
	// staleAfter is how long an import may give no sign before its work is cleared
	// away.
	staleAfter = 30 * time.Second
)

var errSwept = errors.New("the import gave no sign of life for too long and its work was cleared away; start it again")

// begin makes the hidden timeline, and room for what is known of its events.
func (im *importer) begin(ctx context.Context) error {
	if err := run(ctx, im.db, nil, spool); err != nil {
		return err
	}
	return im.update(ctx, func(tx *sql.Tx) error {
		at := now()
		return tx.QueryRowContext(ctx, "INSERT INTO timeline (slug, state, head, created, imported, updated, alive) "+
			"VALUES (?, ?, '{}', ?, ?, ?, ?) RETURNING id", im.head.Slug, stateHidden, at, at, at, at).Scan(&im.id)
	})
}

// stayAlive writes down that the import is alive until stop is called.
func (im *importer) stayAlive(ctx context.Context) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for {
			select {
			case <-time.After(signOfLife):
			case <-ctx.Done():
				return
			}
			// When it fails, publish will say so.
			_ = im.owner.update(ctx, im.owner.writer, func(tx *sql.Tx) error {
				_, err := tx.ExecContext(ctx, "UPDATE timeline SET alive = ? WHERE id = ?", now(), im.id)
				return err
			})
		}
	}()
	return func() { cancel(); <-ended }
}

// nextRevision is the revision after the given one. It is no smaller than the
// milliseconds since 1970: where a backup has been put in place of the database,
// the revisions that were given out since are not given out again, and addresses
// that name one may be kept forever.
func nextRevision(revision int64) int64 { return max(revision+1, time.Now().UnixMilli()) }

// publish lets the timeline take its slug.
func (im *importer) publish(ctx context.Context) (result store.ImportResult, err error) {
	head, err := encodeHead(im.head)
	if err != nil {
		return result, err
	}
	err = im.update(ctx, func(tx *sql.Tx) error {
		if err := im.owner.permit(ctx, tx, im.head.Slug, im.options.Check); err != nil {
			return err
		}
		at := now()
		revision, created := int64(0), at
		err := tx.QueryRowContext(ctx, "UPDATE timeline SET state = ? WHERE slug = ? AND state = ? RETURNING revision, created",
			stateDiscarded, im.head.Slug, statePublished).Scan(&revision, &created)
		result.Replaced = err == nil
		if errors.Is(err, sql.ErrNoRows) {
			err = tx.QueryRowContext(ctx, "SELECT coalesce(max(revision), 0) FROM past WHERE slug = ?", im.head.Slug).Scan(&revision)
		}
		if err != nil {
			return err
		}
		result.Events, result.Revision = im.events, nextRevision(revision)
		done, err := tx.ExecContext(ctx, "UPDATE timeline SET state = ?, slug = ?, head = ?, revision = ?, events = ?, lo = ?, hi = ?, next = ?, "+
			"created = ?, imported = ?, updated = ? WHERE id = ? AND state = ?",
			statePublished, im.head.Slug, head, result.Revision, result.Events, im.extent.Lo, im.extent.Hi, im.read.seen+1,
			created, at, at, im.id, stateHidden)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return errOr(err, errSwept)
		}
		return run(ctx, tx, []any{im.head.Slug}, "DELETE FROM past WHERE slug = ?")
	})
	if err != nil {
		return store.ImportResult{}, fmt.Errorf("publish timeline %q: %w", im.head.Slug, err)
	}
	return result, nil
}
