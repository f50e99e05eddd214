package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"slices"

	"kronika/timeline/store"
)

// Bounds of Query.Limit.
const (
	defaultLimit = 50
	maxLimit     = 1000
)

// Events reads a page of a timeline's list. A cursor that it did not make is a
// timeline.Invalid with the path "after".
func (s *Store) Events(ctx context.Context, slug string, q store.Query) (result store.Result, err error) {
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	q.Limit = min(q.Limit, maxLimit)
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
		l := lister{sel, tx, q.Newest, f.list64(q.Newest)}
		refs, offset, err := l.page(ctx, q)
		if err != nil {
			return err
		}
		result = store.Result{Total: sel.total, Offset: offset}
		result.Prev, result.Next = l.cursors(refs, offset)
		result.Events, err = readEvents(ctx, tx, info.Head, refs)
		return err
	})
	return result, err
}

// list64 tells lists apart: by timeline, revision, filter and order.
func (f filter) list64(newest bool) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, f.revision, newest, f)
	return h.Sum64()
}

// A lister pages through a selection in the order of a list.
type lister struct {
	sel    *selection
	q      querier
	newest bool
	list   uint64
}

// page finds the events of a page, in the list's order, and how many come
// before it.
func (l lister) page(ctx context.Context, q store.Query) (refs []ref, offset int64, err error) {
	if q.After == "" {
		offset = min(max(q.Offset, 0), l.sel.total)
		refs, err = l.at(ctx, offset, q.Limit)
		return refs, offset, err
	}
	c, err := parseCursor(q.After)
	if err != nil {
		return nil, 0, err
	}
	if refs, err = l.beside(ctx, c.key, c.back, q.Limit); err != nil {
		return nil, 0, err
	}
	if c.back && len(refs) < q.Limit { // the start of the list: a whole page of it
		refs, err = l.at(ctx, 0, q.Limit)
		return refs, 0, err
	}
	if len(refs) == 0 {
		return nil, l.sel.total, nil
	}
	if c.list == l.list {
		offset = c.offset
		if c.back {
			offset -= int64(len(refs))
		}
		return refs, offset, nil
	}
	offset, err = l.rank(ctx, refs[0].key)
	return refs, offset, err
}

// at lists events from an offset on.
func (l lister) at(ctx context.Context, offset int64, n int) ([]ref, error) {
	n = int(min(int64(n), l.sel.total-offset))
	if n <= 0 {
		return nil, nil
	}
	if !l.newest {
		return l.sel.at(ctx, l.q, offset, n)
	}
	refs, err := l.sel.at(ctx, l.q, l.sel.total-offset-int64(n), n)
	slices.Reverse(refs)
	return refs, err
}

// beside lists the events behind a key, or before it.
func (l lister) beside(ctx context.Context, k key, back bool, n int) (refs []ref, err error) {
	if back == l.newest {
		refs, err = l.sel.after(ctx, l.q, k, n)
	} else {
		refs, err = l.sel.before(ctx, l.q, k, n)
	}
	if l.newest {
		slices.Reverse(refs)
	}
	return refs, err
}

// rank is how many events the list has before the one with the key.
func (l lister) rank(ctx context.Context, k key) (int64, error) {
	n, err := l.sel.rank(ctx, l.q, k)
	if l.newest {
		n = l.sel.total - n - 1
	}
	return n, err
}

// cursors lead to the pages beside one.
func (l lister) cursors(refs []ref, offset int64) (prev, next string) {
	if len(refs) == 0 {
		return "", ""
	}
	if offset > 0 {
		prev = cursor{refs[0].key, true, offset, l.list}.String()
	}
	if end := offset + int64(len(refs)); end < l.sel.total {
		next = cursor{refs[len(refs)-1].key, false, end, l.list}.String()
	}
	return prev, next
}

// Position returns how many events the query lists before the one with this id or
// alias; timeline.ErrNotFound when it is not among them.
func (s *Store) Position(ctx context.Context, slug, name string, q store.Query) (position int64, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		r, err := scanRef(tx.QueryRowContext(ctx, "SELECT "+refColumns+" FROM name n JOIN event c ON c.id = n.id "+
			"WHERE n.timeline_id = ? AND n.name = ?", info.Key, name))
		if err != nil {
			return found(err, "event %q", name)
		}
		sel, err := s.choose(ctx, tx, s.filter(info, q))
		if err != nil {
			return err
		}
		if listed, err := sel.has(ctx, tx, r); err != nil || !listed {
			return found(errOr(err, sql.ErrNoRows), "event %q", name)
		}
		position, err = lister{sel: sel, q: tx, newest: q.Newest}.rank(ctx, r.key)
		return err
	})
	return position, err
}

// errOr is err, or the other when there is none.
func errOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
