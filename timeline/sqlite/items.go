package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// Items reads the events that a query chooses as the layout sees them, in order
// of time, but at most limit; total says how many there are. Item.ID is what
// Labels takes. Events that lie nowhere on the axis have no item.
func (s *Store) Items(ctx context.Context, slug string, q store.Query, limit int) (items []layout.Item, total int64, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		f := s.filter(info, q)
		sel, err := s.choose(ctx, tx, f)
		if err != nil {
			return err
		}
		total = sel.total
		from, args, err := f.itemsFrom(ctx, tx, sel, limit)
		if err != nil {
			return err
		}
		items = make([]layout.Item, 0, min(total, int64(limit)))
		return scanItems(ctx, tx, info, func(it layout.Item) error {
			items = append(items, it)
			return nil
		}, from, args...)
	})
	if err == nil && !slices.IsSortedFunc(items, layout.Item.Compare) {
		slices.SortFunc(items, layout.Item.Compare)
	}
	return items, total, err
}

// itemsFrom is where the chosen items are read: for whole groups all events in the
// order in which they lie in the file, for so many are sooner read through than
// looked up; otherwise one by one, those that a search found without walking
// over the index for their order.
func (f filter) itemsFrom(ctx context.Context, q querier, sel *selection, limit int) (from string, args []any, err error) {
	if f.onlyGroups() && sel.total <= int64(limit) {
		lo, hi := idRange(f.id)
		return "FROM event e WHERE e.id BETWEEN ? AND ? AND e.grp IN (" + join(f.groups) + ")", []any{lo, hi}, nil
	}
	from = "FROM " + idList + " JOIN event e ON e.id = list.value"
	if found := sel.found(); found != nil && found.n <= int64(limit) {
		if f.groups != nil {
			from += " WHERE e.grp IN (" + join(f.groups) + ")"
		}
		return from, []any{listOf(found.ids(f.id))}, nil
	}
	refs, err := sel.at(ctx, q, 0, limit)
	ids := make([]int64, len(refs))
	for i, r := range refs {
		ids[i] = r.id
	}
	return from, []any{listOf(ids)}, err
}

// scanItems reads items from event AS e.
func scanItems(ctx context.Context, q querier, info store.Info, take func(layout.Item) error, from string, args ...any) error {
	bands := bandPlaces(info)
	var eid sql.RawBytes
	return each(ctx, q, func(rows *sql.Rows) error {
		var it layout.Item
		var grp int
		if err := rows.Scan(&it.ID, &eid, &it.T0, &it.T1, &it.Range, &it.Weight, &grp); err != nil {
			return err
		}
		if !onAxis(it.T0) {
			return nil
		}
		it.Hash, it.Band = layout.HashKey(string(eid)), bands[grp]
		return take(it)
	}, "SELECT e.id, e.eid, coalesce(e.a0, e.t0), coalesce(e.a1, e.t1), e.is_range, e.weight, e.grp "+from, args...)
}

// bandPlaces are the bands of the groups by their place in the head.
func bandPlaces(info store.Info) map[int]uint8 {
	bands, places := store.BandsOf(info.Head), make(map[int]uint8)
	for i, g := range info.Head.Groups {
		places[i+1] = bands.Of(g.ID)
	}
	return places
}
