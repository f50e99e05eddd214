package sqlite

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"
)

// A walk is a run of a timeline's events in canonical order: those of chrono
// whose keys lie in [from, to), less what the filters leave out. Nothing of it
// is in memory.
type walk struct {
	timelineID int64
	from, to   key
	groups     []int      // places of the groups; nil for all
	only       *numberSet // nil for all
}

// between is the walk held within two keys.
func (w walk) between(from, to key) walk {
	if from.compare(w.from) > 0 {
		w.from = from
	}
	if to.compare(w.to) < 0 {
		w.to = to
	}
	return w
}

// where is the condition on chrono AS c, all but only.
func (w walk) where() (string, []any) {
	condition, args := "c.timeline_id = ?", []any{w.timelineID}
	if w.from != firstKey {
		condition += " AND (c.t0, c.t0n, c.ord, c.eid) >= (?, ?, ?, ?)"
		args = append(args, w.from.t0, w.from.t0n, w.from.ord, w.from.eid)
	}
	if w.to != lastKey {
		condition += " AND (c.t0, c.t0n, c.ord, c.eid) < (?, ?, ?, ?)"
		args = append(args, w.to.t0, w.to.t0n, w.to.ord, w.to.eid)
	}
	if w.groups != nil {
		// The plus keeps SQLite from looking for an index on the list.
		condition += " AND +c.grp IN (" + join(w.groups) + ")"
	}
	return condition, args
}

// join writes whole numbers into a statement.
func join(numbers []int) string {
	var b strings.Builder
	for i, n := range numbers {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}

// count is how many events the walk has.
func (w walk) count(ctx context.Context, q querier) (n int64, err error) {
	if w.from.compare(w.to) >= 0 {
		return 0, nil
	}
	if w.only != nil {
		err = w.each(ctx, q, func(ref) bool { n++; return true })
		return n, err
	}
	if w.groups == nil {
		before, err := rank(ctx, q, w.timelineID, w.from)
		if err != nil {
			return 0, err
		}
		upto, err := rank(ctx, q, w.timelineID, w.to)
		return upto - before, err
	}
	if w.from == firstKey && w.to == lastKey {
		err = q.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM tally WHERE timeline_id = ? AND grp IN ("+join(w.groups)+")",
			w.timelineID).Scan(&n)
		return n, err
	}
	condition, args := w.where()
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM chrono c WHERE "+condition, args...).Scan(&n)
	return n, err
}

// each visits the events in order until visit returns false.
func (w walk) each(ctx context.Context, q querier, visit func(ref) bool) error {
	condition, args := w.where()
	return w.rows(ctx, q, visit, condition+" ORDER BY c.t0, c.t0n, c.ord, c.eid", args)
}

// rows visits those of the rows that only admits.
func (w walk) rows(ctx context.Context, q querier, visit func(ref) bool, rest string, args []any) error {
	rows, err := q.QueryContext(ctx, "SELECT c.id, c.t0, c.t0n, c.ord, c.eid FROM chrono c WHERE "+rest, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		// The id is all that is needed of a row that is left out.
		var r ref
		var eid sql.RawBytes
		if err := rows.Scan(&r.id, &r.t0, &r.t0n, &r.ord, &eid); err != nil {
			return err
		}
		if w.only != nil && !w.only.has(r.id) {
			continue
		}
		r.eid = string(eid)
		if !visit(r) {
			return nil
		}
	}
	return rows.Err()
}

// at lists n events from an index on.
func (w walk) at(ctx context.Context, q querier, index int64, n int) ([]ref, error) {
	if w.only == nil && w.groups == nil && index > stretchSize {
		before, err := rank(ctx, q, w.timelineID, w.from)
		if err != nil {
			return nil, err
		}
		from, passed, err := stretchAt(ctx, q, w.timelineID, before+index)
		if err != nil {
			return nil, err
		}
		if from.compare(w.from) > 0 {
			w.from, index = from, before+index-passed
		}
	}
	return w.first(ctx, q, index, n, false)
}

// first lists n events behind the first skip, or from the end when backwards;
// always in canonical order.
func (w walk) first(ctx context.Context, q querier, skip int64, n int, backwards bool) ([]ref, error) {
	condition, args := w.where()
	order := " ORDER BY c.t0, c.t0n, c.ord, c.eid"
	if backwards {
		order = " ORDER BY c.t0 DESC, c.t0n DESC, c.ord DESC, c.eid DESC"
	}
	if w.only == nil {
		order += " LIMIT ? OFFSET ?"
		args = append(args, n, skip)
		skip = 0
	}
	var refs []ref
	err := w.rows(ctx, q, func(r ref) bool {
		if skip > 0 {
			skip--
			return true
		}
		refs = append(refs, r)
		return len(refs) < n
	}, condition+order, args)
	if backwards {
		slices.Reverse(refs)
	}
	return refs, err
}
