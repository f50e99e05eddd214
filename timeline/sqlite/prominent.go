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
// first, at most limit, and returns them in canonical order. Of a level that is
// too many, the weightiest are taken.
func (s *Store) Prominent(ctx context.Context, slug string, limit int) (events []timeline.Event, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		refs, err := prominentRefs(ctx, tx, info, limit)
		if err != nil {
			return err
		}
		slices.SortFunc(refs, func(a, b ref) int { return a.compare(b.key) })
		events, err = readEvents(ctx, tx, info.Head, refs)
		return err
	})
	return events, err
}

// prominentRefs takes whole levels as long as there is room, and of the next the
// best. When there is still room no level is left, and the rest have no label.
func prominentRefs(ctx context.Context, q querier, info store.Info, limit int) ([]ref, error) {
	var refs []ref
	for level := layout.MaxLevel; level >= layout.MinLevel && len(refs) < limit; level-- {
		of, err := refsOfLevel(ctx, q, info, level)
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

// refsOfLevel lists the events whose labels first show at a level, the best
// first.
func refsOfLevel(ctx context.Context, q querier, info store.Info, level int) ([]ref, error) {
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
	}, "SELECT "+refColumns+", c.weight FROM layout l CROSS JOIN event c ON c.id = l.id "+
		"WHERE l.timeline_id = ? AND l.profile = ? AND l.lvl = ?", info.Key, layout.PageProfile().ID, level)
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
