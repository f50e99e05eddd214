package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"slices"

	"kronika/timeline/layout"
)

// A relaid layout is what has to change in the stored one for it to be the one
// that is computed from all events. Only where these differ is anything written.
type relaid struct {
	info     Info
	revision int64 // of which it was computed
	edits    int64 // that there had been then ...
	laid     int64 // ... and when the stored one was laid out
	extent   layout.Extent
	profiles []profileChange
}

type profileChange struct {
	profile      int8
	gone         []labelRow
	come         []labelRow
	countsGone   []layout.Address
	countsCome   []layout.Address
	countsOfCome [][]byte
}

// A labelRow is a row of the table layout.
type labelRow struct {
	level int8
	t0    int64
	id    int64
	lane  uint8
	dl    int8 // 0 for NULL
}

func (a labelRow) compare(b labelRow) int {
	return cmp.Or(cmp.Compare(a.level, b.level), cmp.Compare(a.t0, b.t0), cmp.Compare(a.id, b.id))
}

// rows counts the rows that a change writes or removes.
func (r *relaid) rows() (n int) {
	for _, p := range r.profiles {
		n += len(p.gone) + len(p.come) + len(p.countsGone) + len(p.countsCome)
	}
	return n
}

// relay lays a timeline out and compares.
func (s *Store) relay(ctx context.Context, q querier, info Info) (*relaid, error) {
	r := &relaid{info: info}
	err := q.QueryRowContext(ctx, "SELECT revision, edits, laid FROM timeline WHERE id = ? AND state = ?", info.id, statePublished).
		Scan(&r.revision, &r.edits, &r.laid)
	if err != nil {
		return nil, found(err, "timeline %q", info.Head.Slug)
	}
	lo, hi := idRange(info.id)
	items, err := scanItems(ctx, q, info, int(info.Count), "FROM event e WHERE e.id BETWEEN ? AND ?", lo, hi)
	if err != nil {
		return nil, err
	}
	r.extent = layout.ExtentOf(items)
	bands := BandsOf(info.Head)
	for _, p := range layout.Profiles() {
		pyramid := newPyramid(items, bands.Profile(p))
		change := profileChange{profile: p.ID}
		if err := change.compareLabels(ctx, q, info.id, &pyramid); err != nil {
			return nil, err
		}
		if err := change.compareCounts(ctx, q, info.id, &pyramid); err != nil {
			return nil, err
		}
		r.profiles = append(r.profiles, change)
	}
	return r, ctx.Err()
}

// compareLabels goes through the stored labels and the computed ones side by
// side; both are in the order of the table.
func (c *profileChange) compareLabels(ctx context.Context, q querier, timelineID int64, p *pyramid) error {
	order := p.byLevel()
	next := func() labelRow {
		it, placed := &p.items[order[0]], p.placed[order[0]]
		row := labelRow{placed.Level, it.T0, it.ID, placed.Lane, 0}
		if dl, ok := barClass(it).(int64); ok {
			row.dl = int8(dl)
		}
		return row
	}
	err := each(ctx, q, func(rows *sql.Rows) error {
		var old labelRow
		if err := rows.Scan(&old.level, &old.t0, &old.id, &old.lane, &old.dl); err != nil {
			return err
		}
		for len(order) > 0 && next().compare(old) < 0 {
			c.come = append(c.come, next())
			order = order[1:]
		}
		if len(order) > 0 && next() == old {
			order = order[1:]
			return nil
		}
		c.gone = append(c.gone, old)
		return nil
	}, "SELECT lvl, t0, id, lane, coalesce(dl, 0) FROM layout WHERE timeline_id = ? AND profile = ? ORDER BY lvl, t0, id",
		timelineID, c.profile)
	for ; len(order) > 0; order = order[1:] {
		c.come = append(c.come, next())
	}
	return err
}

// compareCounts does the same for the counts.
func (c *profileChange) compareCounts(ctx context.Context, q querier, timelineID int64, p *pyramid) error {
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
	for i := range p.density {
		row := &p.density[i]
		blob := row.AppendBlob(nil)
		if old, ok := stored[row.Address]; !ok || !bytes.Equal(old, blob) {
			c.countsCome = append(c.countsCome, row.Address)
			c.countsOfCome = append(c.countsOfCome, blob)
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
		if err := r.profiles[i].write(ctx, tx, r.info.id); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "UPDATE timeline SET laid = ?, lo = ?, hi = ? WHERE id = ?",
		r.edits, r.extent.Lo, r.extent.Hi, r.info.id)
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
		var dl any
		if row.dl > 0 {
			dl = row.dl
		}
		if err := b.add(ctx, tx, timelineID, c.profile, row.level, row.t0, row.id, row.lane, dl); err != nil {
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
	for i, a := range c.countsCome {
		if err := run(ctx, tx, []any{timelineID, c.profile, a.Level, a.X, c.countsOfCome[i]},
			"INSERT OR REPLACE INTO density (timeline_id, profile, lvl, x, h) VALUES (?, ?, ?, ?, ?)"); err != nil {
			return err
		}
	}
	return nil
}
