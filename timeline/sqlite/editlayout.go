package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// show brings the strip up to date with an edit, and leaves all of it that it
// can where it is: an event that is gone or lies elsewhere loses its label, and
// one that is new there gets one (see layout.Lanes.Insert). Nothing else moves
// but what has to make way for it.
func (ed *editor) show(ctx context.Context, before, after *eventRecord) error {
	was, is := before != nil && before.onAxis, after != nil && after.onAxis
	if was && is && before.item == after.item {
		return nil
	}
	if !was && !is {
		return nil
	}
	ed.moved = true
	root := ed.info.Extent.Root()
	if is {
		ed.info.Extent.Add(after.item.T0, after.item.T1)
	}
	ed.outgrown = ed.outgrown || ed.info.Extent.Root() > root
	bands := store.BandsOf(ed.info.Head)
	for _, p := range layout.Profiles() {
		if was {
			if err := ed.dropLabel(ctx, p, before.item); err != nil {
				return err
			}
		}
		if is {
			if err := ed.place(ctx, bands.Profile(p), after.item, ed.info.Extent.Root(), true); err != nil {
				return err
			}
		}
	}
	return nil
}

// dropLabel takes an event off the strip of a profile.
func (ed *editor) dropLabel(ctx context.Context, p layout.Profile, it layout.Item) error {
	var levels []int
	for level := layout.MinLevel; level <= layout.MaxLevel; level++ {
		levels = append(levels, level)
	}
	level := int8(layout.NoLevel)
	err := ed.tx.QueryRowContext(ctx, "DELETE FROM layout WHERE timeline_id = ? AND profile = ? AND lvl IN ("+join(levels)+") "+
		"AND t0 = ? AND id = ? RETURNING lvl", ed.info.Key, p.ID, it.T0, it.ID).Scan(&level)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return ed.countHidden(ctx, p, it.T0, level, -1)
}

// countHidden changes the stored counts of the tiles that hide an event, which
// are those of all levels above the one that first names it. Tiles without a
// stored count are counted when they are read.
func (ed *editor) countHidden(ctx context.Context, p layout.Profile, t0 int64, named int8, change int) error {
	tiles := "VALUES "
	args := make([]any, 0, 2*layout.MaxLevel+2)
	for level := max(named+1, layout.MinLevel); level <= layout.MaxLevel; level++ {
		if len(args) > 0 {
			tiles += ", "
		}
		tiles += "(?, ?)"
		args = append(args, level, t0>>level)
	}
	if len(args) == 0 {
		return nil
	}
	var rows []layout.DensityRow
	err := each(ctx, ed.tx, func(r *sql.Rows) error {
		row, err := scanDensity(r)
		rows = append(rows, row)
		return err
	}, "WITH tile(lvl, x) AS ("+tiles+") SELECT d.lvl, d.x, d.h FROM tile CROSS JOIN density d "+
		"ON d.timeline_id = ? AND d.profile = ? AND d.lvl = tile.lvl AND d.x = tile.x", append(args, ed.info.Key, p.ID)...)
	if err != nil {
		return err
	}
	for _, row := range rows {
		row.Cells[cellOf(row.Address, t0)] += uint32(change) // wraps around for -1
		_, err := ed.tx.ExecContext(ctx, "UPDATE density SET h = ? WHERE timeline_id = ? AND profile = ? AND lvl = ? AND x = ?",
			row.AppendBlob(nil), ed.info.Key, p.ID, row.Level, row.X)
		if err != nil {
			return err
		}
	}
	return nil
}

// scanDensity reads lvl, x and h.
func scanDensity(rows *sql.Rows) (row layout.DensityRow, err error) {
	var blob sql.RawBytes
	if err := rows.Scan(&row.Level, &row.X, &blob); err != nil {
		return row, err
	}
	if row.Counts, err = layout.ParseCounts(blob); err != nil {
		return row, fmt.Errorf("tile %d/%d: %w", row.Level, row.X, err)
	}
	return row, nil
}
