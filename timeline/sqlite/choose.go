package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// defaultListLimit is how many events a selection lists in memory, with their
// keys. More are a set, and the index is walked for those in it.
const defaultListLimit = 20_000

// filter is a query made definite for one timeline.
type filter struct {
	id, revision int64
	span         layout.Extent
	groups       []int // places in the head; nil for all
	terms        store.Terms
	nothing      bool // it can choose no event
	listLimit    int
}

func (s *Store) filter(info store.Info, q store.Query) filter {
	f := filter{id: info.Key, revision: info.Revision, listLimit: s.listLimit}
	if !q.Span.Empty() {
		f.span = q.Span
	}
	for _, id := range q.Groups {
		if place, ok := groupPlace(info, id); ok {
			f.groups = append(f.groups, place)
		}
	}
	slices.Sort(f.groups)
	f.groups = slices.Compact(f.groups)
	if strings.TrimSpace(q.Search) != "" {
		f.terms = store.SearchTerms(q.Search, info.Count)
		f.nothing = len(f.terms.Words) == 0
	}
	f.nothing = f.nothing || len(q.Groups) > 0 && len(f.groups) == 0
	return f
}

// groupPlace returns a group's place in the head, from 1; 0 is for events without.
func groupPlace(info store.Info, id string) (int, bool) {
	if id == "" {
		return 0, true
	}
	for i, g := range info.Head.Groups {
		if g.ID == id {
			return i + 1, true
		}
	}
	return 0, false
}

// searches reports whether the filter asks for words.
func (f filter) searches() bool { return len(f.terms.Words) > 0 }

// onlyGroups reports whether the filter chooses whole groups.
func (f filter) onlyGroups() bool {
	return len(f.groups) > 0 && !f.searches() && f.span.Empty() && !f.nothing
}

// String is the key under which what the filter chooses is kept.
func (f filter) String() string {
	return fmt.Sprintf("%d %d %d %v %v", f.id, f.span.Lo, f.span.Hi, f.groups, f.terms)
}

// choose finds what the filter chooses.
func (s *Store) choose(ctx context.Context, q querier, f filter) (*selection, error) {
	if f.nothing {
		return &selection{}, nil
	}
	name := f.String()
	if sel, ok := s.searches.selection(name, f.revision); ok {
		return sel, nil
	}
	sel := &selection{}
	var found *numberSet
	var err error
	if f.searches() {
		if found, err = searchIn(ctx, q, f.id, f.terms); err != nil {
			return nil, err
		}
	}
	if found != nil && found.n <= int64(f.listLimit) {
		err = f.list(ctx, q, sel, found.ids(f.id), f.span)
	} else {
		err = f.walk(ctx, q, sel, found)
	}
	if err == nil {
		err = sel.measure(ctx, q)
	}
	if err != nil {
		return nil, err
	}
	s.searches.keep(name, f.revision, sel)
	return sel, nil
}

// list makes a part of those of the ids that the other filters let through.
func (f filter) list(ctx context.Context, q querier, sel *selection, ids []int64, span layout.Extent) error {
	refs := make([]ref, 0, len(ids))
	err := each(ctx, q, func(rows *sql.Rows) error {
		var grp int
		var t0, t1 int64
		r, err := scanRef(rows, &grp, &t0, &t1)
		inGroup := f.groups == nil || slices.Contains(f.groups, grp)
		if inSpan := span.Empty() || t0 < span.Hi && t1 > span.Lo; inGroup && inSpan {
			refs = append(refs, r)
		}
		return err
	}, "SELECT "+refColumns+", c.grp, min(c.t0, coalesce(c.a0, c.t0)), c.t1 FROM "+idList+" JOIN event c ON c.id = list.value", listOf(ids))
	slices.SortFunc(refs, func(a, b ref) int { return cmp.Or(a.compare(b.key), cmp.Compare(a.id, b.id)) })
	sel.parts = append(sel.parts, listPart(refs))
	return err
}

// walk makes parts that walk over the index: of a span first those that reach
// into it, then those that begin in it, then those whose date does and the part of
// it that is meant begins behind it. Of all events when found is nil.
func (f filter) walk(ctx context.Context, q querier, sel *selection, found *numberSet) error {
	all := walk{timelineID: f.id, from: firstKey, to: lastKey, groups: f.groups, only: found}
	if f.span.Empty() {
		p := part{walk: &all, count: -1}
		if all.only != nil && f.groups == nil {
			p.count = all.only.n
		}
		sel.parts = append(sel.parts, p)
		if f.onlyGroups() {
			return q.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM tally WHERE timeline_id = ? AND grp IN ("+join(f.groups)+")", f.id).
				Scan(&sel.parts[0].count)
		}
		return nil
	}
	reaching, err := reachingInto(ctx, q, f.id, f.span.Lo)
	if err == nil {
		err = f.some(ctx, q, sel, all.between(firstKey, startOf(f.span.Lo)), reaching)
	}
	if err != nil {
		return err
	}
	within := all.between(startOf(f.span.Lo), startOf(f.span.Hi))
	sel.parts = append(sel.parts, part{walk: &within, count: -1})
	partly, err := orderedBehind(ctx, q, f.id, f.span)
	if err != nil || len(partly) == 0 {
		return err
	}
	return f.some(ctx, q, sel, all.between(startOf(f.span.Hi), lastKey), partly)
}

// some makes a part of those events of a walk that are among ids, which must all
// lie in it: a list, or the walk where they are many.
func (f filter) some(ctx context.Context, q querier, sel *selection, w walk, ids []int64) error {
	if w.only != nil {
		ids = slices.DeleteFunc(ids, func(id int64) bool { return !w.only.has(id) })
	}
	if len(ids) <= f.listLimit {
		return f.list(ctx, q, sel, ids, layout.Extent{})
	}
	w.only = numberSetOf(ids)
	sel.parts = append(sel.parts, part{walk: &w, count: -1})
	return nil
}
