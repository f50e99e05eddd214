package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"

	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// A relaid layout is what has to change in the stored one for it to be the one
// that is computed from all events. Only where these differ is anything written.
type relaid struct {
	info     store.Info
	revision int64 // of which it was computed
	edits    int64 // that there had been then ...
	laid     int64 // ... and when the stored one was laid out
	extent   layout.Extent
	profiles []profileChange
}

type profileChange struct {
	profile    int8
	gone       []labelRow
	come       []labelRow
	countsGone []layout.Address
	countsCome []countsRow
}

// rows counts the rows that a change writes or removes.
func (r *relaid) rows() (n int) {
	for _, p := range r.profiles {
		n += len(p.gone) + len(p.come) + len(p.countsGone) + len(p.countsCome)
	}
	return n
}

// relay lays a timeline out and compares.
func (s *Store) relay(ctx context.Context, q querier, info store.Info) (*relaid, error) {
	r := &relaid{info: info}
	err := q.QueryRowContext(ctx, "SELECT revision, edits, laid FROM timeline WHERE id = ? AND state = ?", info.Key, statePublished).
		Scan(&r.revision, &r.edits, &r.laid)
	if err != nil {
		return nil, found(err, "timeline %q", info.Head.Slug)
	}
	items := newSorter(itemFormat, s.scratch)
	defer items.close()
	lo, hi := idRange(info.Key)
	if err := scanItems(ctx, q, info, items.add, "FROM event e WHERE e.id BETWEEN ? AND ?", lo, hi); err != nil {
		return nil, err
	}
	if err := items.sort(); err != nil {
		return nil, err
	}
	bands := store.BandsOf(info.Head)
	for _, p := range layout.Profiles() {
		if err := r.compare(ctx, q, items, bands.Profile(p), s.scratchWhile(ctx)); err != nil {
			return nil, err
		}
	}
	return r, ctx.Err()
}

// compare lays out one profile and finds what is stored otherwise.
func (r *relaid) compare(ctx context.Context, q querier, items *sorter[layout.Item], p layout.Profile, scratch layout.Scratch) error {
	pyramid, extent, err := newPyramid(items.all(), p, scratch)
	if err != nil {
		return err
	}
	defer pyramid.labels.close()
	r.extent = extent
	change := profileChange{profile: p.ID}
	if err := change.compareLabels(ctx, q, r.info.Key, pyramid.labels); err != nil {
		return err
	}
	if err := change.compareCounts(ctx, q, r.info.Key, pyramid.counts); err != nil {
		return err
	}
	r.profiles = append(r.profiles, change)
	return nil
}

// compareLabels goes through the stored labels and the computed ones side by
// side; both are in the order of the table.
func (c *profileChange) compareLabels(ctx context.Context, q querier, timelineID int64, labels *sorter[labelRow]) error {
	pull, stop := iter.Pull2(labels.all())
	defer stop()
	next, err, more := pull()
	come := func() { // the next label is not stored
		c.come = append(c.come, next)
		next, err, more = pull()
	}
	scanned := each(ctx, q, func(rows *sql.Rows) error {
		var old labelRow
		if err := rows.Scan(&old.level, &old.t0, &old.id, &old.lane, &old.dl); err != nil {
			return err
		}
		for more && err == nil && next.compare(old) < 0 {
			come()
		}
		if more && next == old {
			next, err, more = pull()
		} else {
			c.gone = append(c.gone, old)
		}
		return err
	}, "SELECT lvl, t0, id, lane, dl FROM layout WHERE timeline_id = ? AND profile = ? ORDER BY lvl, t0, id",
		timelineID, c.profile)
	for scanned == nil && err == nil && more {
		come()
	}
	return cmp.Or(scanned, err)
}

// compareCounts does the same for the counts.
func (c *profileChange) compareCounts(ctx context.Context, q querier, timelineID int64, counts []countsRow) error {
	stored := make(map[layout.Address][]byte)
	err := each(ctx, q, func(rows *sql.Rows) error {
		var a layout.Address
		var blob []byte
		err := rows.Scan(&a.Level, &a.X, &blob)
		stored[a] = blob
		return err
	}, "SELECT lvl, x, h FROM density WHERE timeline_id = ? AND profile = ?", timelineID, c.profile)
	if err != nil {
		return err
	}
	for _, row := range counts {
		if old, ok := stored[row.Address]; !ok || !bytes.Equal(old, row.blob) {
			c.countsCome = append(c.countsCome, row)
		}
		delete(stored, row.Address)
	}
	for a := range stored {
		c.countsGone = append(c.countsGone, a)
	}
	slices.SortFunc(c.countsGone, func(a, b layout.Address) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.X, b.X))
	})
	return nil
}

// write changes the stored layout.
func (r *relaid) write(ctx context.Context, tx *sql.Tx) error {
	for i := range r.profiles {
		if err := r.profiles[i].write(ctx, tx, r.info.Key); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "UPDATE timeline SET laid = ?, lo = ?, hi = ? WHERE id = ?",
		r.edits, r.extent.Lo, r.extent.Hi, r.info.Key)
	return err
}

func (c *profileChange) write(ctx context.Context, tx *sql.Tx, timelineID int64) error {
	for _, row := range c.gone {
		if err := run(ctx, tx, []any{timelineID, c.profile, row.level, row.t0, row.id},
			"DELETE FROM layout WHERE timeline_id = ? AND profile = ? AND lvl = ? AND t0 = ? AND id = ?"); err != nil {
			return err
		}
	}
	b := newBulk(layoutTable)
	for _, row := range c.come {
		if err := b.add(ctx, tx, timelineID, c.profile, row.level, row.t0, row.id, row.lane, row.dl); err != nil {
			return err
		}
	}
	if err := b.flush(ctx, tx); err != nil {
		return err
	}
	for _, a := range c.countsGone {
		if err := run(ctx, tx, []any{timelineID, c.profile, a.Level, a.X},
			"DELETE FROM density WHERE timeline_id = ? AND profile = ? AND lvl = ? AND x = ?"); err != nil {
			return err
		}
	}
	for _, row := range c.countsCome {
		if err := run(ctx, tx, []any{timelineID, c.profile, row.Level, row.X, row.blob},
			"INSERT OR REPLACE INTO density (timeline_id, profile, lvl, x, h) VALUES (?, ?, ?, ?, ?)"); err != nil {
			return err
		}
	}
	return nil
}
