package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"kronika/timeline/layout"
)

// place finds a label's place among those that there are and writes it down.
// With displace it may take that of labels of less weight, which then look for
// another from their own level down.
func (ed *editor) place(ctx context.Context, p layout.Profile, it layout.Item, top int8, displace bool) error {
	lanes := p.LanesOf(it)
	near, err := ed.near(ctx, p, lanes, it, top)
	if err != nil {
		return err
	}
	at, out := lanes.Insert(it, near, top, displace)
	gone := make([]layout.Neighbour, len(out))
	for i, n := range out {
		gone[i] = near[n]
		if err := ed.dropLabel(ctx, p, gone[i].Item); err != nil {
			return err
		}
	}
	if err := ed.writeLabel(ctx, p, it, at); err != nil {
		return err
	}
	slices.SortFunc(gone, func(a, b layout.Neighbour) int {
		return cmp.Compare(layout.Priority(b.Weight, b.Hash), layout.Priority(a.Weight, a.Hash))
	})
	for _, n := range gone {
		if err := ed.place(ctx, p, n.Item, n.Level, false); err != nil {
			return err
		}
	}
	return nil
}

// near reads the labels that an item may meet when it shows from a level down.
func (ed *editor) near(ctx context.Context, p layout.Profile, lanes layout.Lanes, it layout.Item, top int8) ([]layout.Neighbour, error) {
	var windows []string
	var args []any
	for level := int8(layout.MinLevel); level <= ed.info.Extent.Root(); level++ {
		if after, before := lanes.Reach(it, top, level); after < before {
			windows, args = append(windows, "(?, ?, ?)"), append(args, level, after, before)
		}
	}
	if len(windows) == 0 {
		return nil, nil
	}
	var near []layout.Neighbour
	var eid sql.RawBytes
	err := each(ctx, ed.tx, func(rows *sql.Rows) error {
		var n layout.Neighbour
		err := rows.Scan(&n.ID, &eid, &n.T0, &n.T1, &n.Range, &n.Weight, &n.Level, &n.Lane)
		n.Hash, n.Band = layout.HashKey(string(eid)), it.Band
		near = append(near, n)
		return err
	}, "WITH reach(lvl, after, before) AS (VALUES "+strings.Join(windows, ", ")+") "+
		"SELECT l.id, e.eid, l.t0, coalesce(e.a1, e.t1), e.is_range, e.weight, l.lvl, l.lane FROM reach CROSS JOIN layout l "+
		"ON l.timeline_id = ? AND l.profile = ? AND l.lvl = reach.lvl AND l.t0 > reach.after AND l.t0 < reach.before AND l.lane BETWEEN ? AND ? "+
		"CROSS JOIN event e ON e.id = l.id",
		append(args, ed.info.Key, p.ID, lanes.First, int(lanes.First)+int(lanes.Count)-1)...)
	return near, err
}

// writeLabel writes a label's place, and counts the event wherever it is hidden.
func (ed *editor) writeLabel(ctx context.Context, p layout.Profile, it layout.Item, at layout.Placement) error {
	if at.Level != layout.NoLevel {
		b, row := newBulk(layoutTable), newLabelRow(&it, at)
		b.args = append(b.args, ed.info.Key, p.ID, row.level, row.t0, row.id, row.lane, row.dl)
		if err := b.flush(ctx, ed.tx); err != nil {
			return err
		}
	}
	return ed.countHidden(ctx, p, it.T0, at.Level, 1)
}
