package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"kronika/timeline/layout"
)

// Items reads the events that a query chooses as the layout sees them, in order
// of time, but at most limit; total says how many there are. Item.ID is what
// Labels takes. Events that lie nowhere on the axis have no item.
func (s *Store) Items(ctx context.Context, slug string, q Query, limit int) (items []layout.Item, total int64, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		sel, err := s.choose(ctx, tx, s.filter(info, q))
		if err != nil {
			return err
		}
		refs, err := sel.at(ctx, tx, 0, limit)
		if err != nil {
			return err
		}
		total = sel.total
		ids := make([]int64, len(refs))
		for i, r := range refs {
			ids[i] = r.id
		}
		items, err = scanItems(ctx, tx, info, len(ids), "FROM "+idList+" JOIN event e ON e.id = list.value", listOf(ids))
		return err
	})
	return items, total, err
}

// scanItems reads items from event AS e and puts them into order of time.
func scanItems(ctx context.Context, q querier, info Info, n int, from string, args ...any) ([]layout.Item, error) {
	bands := bandPlaces(info)
	items := make([]layout.Item, 0, n)
	var eid sql.RawBytes
	err := each(ctx, q, func(rows *sql.Rows) error {
		var it layout.Item
		var grp int
		if err := rows.Scan(&it.ID, &eid, &it.T0, &it.T1, &it.Range, &it.Weight, &grp); err != nil {
			return err
		}
		if !onAxis(it.T0) {
			return nil
		}
		it.Hash, it.Band = layout.HashKey(string(eid)), bands[grp]
		items = append(items, it)
		return nil
	}, "SELECT e.id, e.eid, coalesce(e.a0, e.t0), coalesce(e.a1, e.t1), e.is_range, e.weight, e.grp "+from, args...)
	if err != nil {
		return nil, err
	}
	byTime := func(a, b layout.Item) int { return cmp.Or(cmp.Compare(a.T0, b.T0), cmp.Compare(a.ID, b.ID)) }
	if !slices.IsSortedFunc(items, byTime) {
		slices.SortFunc(items, byTime)
	}
	return items, nil
}

// bandPlaces are the bands of the groups by their place in the head.
func bandPlaces(info Info) map[int]uint8 {
	bands, places := BandsOf(info.Head), make(map[int]uint8)
	for i, g := range info.Head.Groups {
		places[i+1] = bands.Of(g.ID)
	}
	return places
}
