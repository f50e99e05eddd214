package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// Tile reads a tile of a profile. The address must be valid for the timeline's
// extent; timeline.ErrNotFound when it is not.
func (s *Store) Tile(ctx context.Context, info store.Info, p layout.Profile, a layout.Address) (tile store.Tile, err error) {
	err = s.glance(ctx, func(ctx context.Context, q querier) error {
		current, err := s.find(ctx, q, info.Head.Slug)
		if err != nil {
			return err
		}
		if !current.Extent.Valid(a) {
			return fmt.Errorf("tile %d/%d of timeline %q: %w", a.Level, a.X, info.Head.Slug, timeline.ErrNotFound)
		}
		r := tileReader{q: q, info: current, profile: p, address: a}
		tile, err = r.read(ctx)
		tile.Revision = current.Revision
		return err
	})
	return tile, err
}

// A tileReader reads one tile.
type tileReader struct {
	q       querier
	info    store.Info
	profile layout.Profile
	address layout.Address

	rows   []layout.Row
	labels map[int64]*store.Label
	own    []int64 // starts of the named events that begin in the tile
}

func (r *tileReader) read(ctx context.Context) (store.Tile, error) {
	r.labels = make(map[int64]*store.Label, 128)
	if err := r.readRows(ctx); err != nil {
		return store.Tile{}, err
	}
	if err := r.readContext(ctx); err != nil {
		return store.Tile{}, err
	}
	hidden, err := r.hidden(ctx)
	if err != nil {
		return store.Tile{}, err
	}
	tile := store.Tile{Tile: layout.Assemble(r.address, r.rows, hidden), Labels: r.labels}
	r.dropLabels(&tile)
	return tile, nil
}

// dropLabels leaves the labels of what the tile shows. Of the ranges around a
// tile more are read than it names.
func (r *tileReader) dropLabels(tile *store.Tile) {
	shown := make(map[int64]*store.Label, len(tile.Tile.Labels)+len(tile.Context))
	for _, rows := range [][]layout.Row{tile.Tile.Labels, tile.Context} {
		for _, row := range rows {
			shown[row.ID] = r.labels[row.ID]
		}
	}
	tile.Labels = shown
}

// rowColumns are what scan reads, from layout AS l and event AS e.
const rowColumns = labelColumns + ", l.id, l.t0, coalesce(e.a1, e.t1), l.lvl, l.lane, e.weight, e.is_range"

func (r *tileReader) scan(rows *sql.Rows) error {
	var row layout.Row
	label, err := scanLabel(rows, r.info.Head, &row.ID, &row.T0, &row.T1, &row.Level, &row.Lane, &row.Weight, &row.Range)
	r.rows, r.labels[row.ID] = append(r.rows, row), label
	if r.address.Contains(row.T0) {
		r.own = append(r.own, row.T0)
	}
	return err
}

// readRows reads what has a label at the level and starts in the tile, or in
// the two before it and reaches in. It is a range of the table for each level
// from the tile's to the coarsest. An event that cannot reach in is not read:
// that would be most of the time.
func (r *tileReader) readRows(ctx context.Context) error {
	var levels []int
	for level := r.address.Level; level <= r.info.Extent.Root(); level++ {
		levels = append(levels, int(level))
	}
	a := r.address
	return each(ctx, r.q, r.scan, "SELECT "+rowColumns+" FROM layout l CROSS JOIN event e ON e.id = l.id "+
		"WHERE l.timeline_id = ? AND l.profile = ? AND l.lvl IN ("+join(levels)+") AND l.t0 >= ? AND l.t0 < ? "+
		"AND (l.t0 >= ?5 OR l.t0 + (1 << abs(l.dl)) > ?5) AND (l.t0 >= ?5 OR coalesce(e.a1, e.t1) > ?5)",
		r.info.Key, r.profile.ID, a.LookBack(), a.End(), a.Start())
}

// readContext reads the ranges that started before that and have outgrown their
// lanes, class by class of their lengths.
func (r *tileReader) readContext(ctx context.Context) error {
	a := r.address
	// A range has a lane down to the level below its class, so none is of a
	// class beyond the root's next.
	first, last := int(a.Level)+2, int(r.info.Extent.Root())+1
	if first > last {
		return nil
	}
	var args []any
	for dl := first; dl <= last; dl++ {
		args = append(args, dl, before(a.Start(), dl))
	}
	classes := "VALUES (?, ?)" + strings.Repeat(", (?, ?)", last-first)
	return each(ctx, r.q, r.scan, "WITH class(dl, after) AS ("+classes+") SELECT "+rowColumns+
		" FROM class CROSS JOIN layout l INDEXED BY layout_long "+
		"ON l.timeline_id = ? AND l.profile = ? AND l.dl = class.dl AND l.dl > 0 AND l.t0 > class.after AND l.t0 < ? AND l.lvl >= ? "+
		"CROSS JOIN event e ON e.id = l.id WHERE coalesce(e.a1, e.t1) > ?",
		append(args, r.info.Key, r.profile.ID, a.LookBack(), a.Level, a.Start())...)
}
