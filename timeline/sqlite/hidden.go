package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"kronika/timeline/layout"
)

// hidden counts the events of the tile that have no label at its level.
func (r *tileReader) hidden(ctx context.Context) (layout.Counts, error) {
	var blob []byte
	err := r.q.QueryRowContext(ctx, "SELECT h FROM density WHERE timeline_id = ? AND profile = ? AND lvl = ? AND x = ?",
		r.info.Key, r.profile.ID, r.address.Level, r.address.X).Scan(&blob)
	if errors.Is(err, sql.ErrNoRows) {
		return r.countHidden(ctx)
	}
	if err != nil {
		return layout.Counts{}, err
	}
	return layout.ParseCounts(blob)
}

// countHidden counts them one by one: all events that start in the tile, less
// those that are named.
func (r *tileReader) countHidden(ctx context.Context) (layout.Counts, error) {
	cells, err := startsIn(ctx, r.q, r.info.Key, r.address)
	if err != nil {
		return layout.Counts{}, err
	}
	for _, t0 := range r.own {
		cells[cellOf(r.address, t0)]--
	}
	var counts layout.Counts
	for i, n := range cells {
		counts.Cells[i] = uint32(max(n, 0))
		counts.N += counts.Cells[i]
	}
	return counts, nil
}

func cellOf(a layout.Address, t int64) int64 { return (t - a.Start()) >> (a.Level - layout.MinLevel) }

// startsIn counts the events that start in each cell of a tile.
func startsIn(ctx context.Context, q querier, timelineID int64, a layout.Address) (cells [layout.Cells]int64, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var cell, n int64
		err := rows.Scan(&cell, &n)
		cells[cell] += n
		return err
	}, "SELECT (t0 - ?) >> ? AS cell, count(*) FROM chrono WHERE timeline_id = ? AND t0 >= ? AND t0 < ? GROUP BY cell",
		a.Start(), a.Level-layout.MinLevel, timelineID, a.Start(), a.End())
	if err != nil {
		return cells, err
	}
	// Some events lie on the axis elsewhere than in the order.
	add := func(change int64) func(*sql.Rows) error {
		return func(rows *sql.Rows) error {
			var t int64
			err := rows.Scan(&t)
			cells[cellOf(a, t)] += change
			return err
		}
	}
	err = each(ctx, q, add(1),
		"SELECT a0 FROM event INDEXED BY event_moved WHERE id >> 28 = ? AND a0 >= ? AND a0 < ? AND a0 <> t0", timelineID, a.Start(), a.End())
	if err != nil {
		return cells, err
	}
	err = each(ctx, q, add(-1),
		"SELECT t0 FROM event INDEXED BY event_reordered WHERE id >> 28 = ? AND t0 >= ? AND t0 < ? AND a0 <> t0", timelineID, a.Start(), a.End())
	return cells, err
}
