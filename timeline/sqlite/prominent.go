package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// Prominent reads the events that the layout shows first, coarsest levels
// first, at most limit of those that the query chooses, and returns them in
// canonical order. Of a level that is too many, the weightiest are taken.
func (s *Store) Prominent(ctx context.Context, slug string, of store.Query, limit int) (events []timeline.Event, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		refs, err := s.prominentRefs(ctx, tx, info, of, limit)
		if err != nil {
			return err
		}
		slices.SortFunc(refs, func(a, b ref) int { return a.compare(b.key) })
		events, err = readEvents(ctx, tx, info.Head, refs)
		return err
	})
	return events, err
}

// prominentRefs returns all that is chosen when there is room for it, and otherwise
// what the layout shows first of it.
func (s *Store) prominentRefs(ctx context.Context, q querier, info store.Info, of store.Query, limit int) ([]ref, error) {
	if !of.Filters() {
		return refsByLevel(ctx, q, info, nil, limit)
	}
	sel, err := s.choose(ctx, q, s.filter(info, of))
	if err != nil {
		return nil, err
	}
	if sel.total <= int64(limit) {
		return sel.at(ctx, q, 0, limit)
	}
	chosen, err := sel.numbers(ctx, q)
	if err != nil {
		return nil, err
	}
	refs, err := refsByLevel(ctx, q, info, chosen, limit)
	if err != nil || len(refs) == limit {
		return refs, err
	}
	return fillUp(ctx, q, sel, refs, limit)
}

// fillUp adds the first of the chosen events that are not there yet: those without a
// label at any level.
func fillUp(ctx context.Context, q querier, sel *selection, refs []ref, limit int) ([]ref, error) {
	taken := &numberSet{}
	for _, r := range refs {
		taken.add(r.id & maxNumber)
	}
	first, err := sel.at(ctx, q, 0, limit)
	for _, r := range first {
		if len(refs) < limit && !taken.has(r.id&maxNumber) {
			refs = append(refs, r)
		}
	}
	return refs, err
}

// refsByLevel takes whole levels as long as there is room, and of the next the
// best. When there is still room no level is left, and the rest have no label.
// A nil set chooses all events.
func refsByLevel(ctx context.Context, q querier, info store.Info, chosen *numberSet, limit int) ([]ref, error) {
	var refs []ref
	for level := layout.MaxLevel; level >= layout.MinLevel && len(refs) < limit; level-- {
		of, err := refsOfLevel(ctx, q, info, chosen, level)
		if err != nil {
			return nil, err
		}
		refs = append(refs, of[:min(len(of), limit-len(refs))]...)
	}
	if len(refs) == limit || info.Count > int64(limit) {
		return refs, nil
	}
	sel := selection{parts: []part{{walk: &walk{timelineID: info.Key, from: firstKey, to: lastKey}, count: info.Count}}}
	return sel.at(ctx, q, 0, limit)
}

// refsOfLevel lists the chosen events whose labels first show at a level, the best
// first.
func refsOfLevel(ctx context.Context, q querier, info store.Info, chosen *numberSet, level int) ([]ref, error) {
	from, args := "layout l CROSS JOIN event c ON c.id = l.id WHERE l.timeline_id = ? AND l.profile = ? AND l.lvl = ?",
		[]any{info.Key, layout.PageProfile().ID, level}
	if chosen != nil {
		ids, err := idsOfLevel(ctx, q, chosen, args)
		if err != nil {
			return nil, err
		}
		from, args = idList+" JOIN event c ON c.id = list.value", []any{listOf(ids)}
	}
	type ranked struct {
		ref
		priority uint64
	}
	var found []ranked
	err := each(ctx, q, func(rows *sql.Rows) error {
		var weight uint8
		r, err := scanRef(rows, &weight)
		found = append(found, ranked{r, layout.Priority(weight, layout.HashKey(r.eid))})
		return err
	}, "SELECT "+refColumns+", c.weight FROM "+from, args...)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.priority, a.priority), cmp.Compare(a.id, b.id)) })
	refs := make([]ref, len(found))
	for i, r := range found {
		refs[i] = r.ref
	}
	return refs, nil
}

// idsOfLevel lists the chosen events of a level without looking up the others.
func idsOfLevel(ctx context.Context, q querier, chosen *numberSet, level []any) (ids []int64, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		if err == nil && chosen.has(id&maxNumber) {
			ids = append(ids, id)
		}
		return err
	}, "SELECT id FROM layout WHERE timeline_id = ? AND profile = ? AND lvl = ?", level...)
	return ids, err
}
