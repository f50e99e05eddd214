package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// A storedEvent is an event with its row as it stands. The row says under which
// keys the event is indexed; computing them anew might give others, for the
// rules of time zones change.
type storedEvent struct {
	event timeline.Event
	row   eventRecord
}

// stored reads the event with the id; nil when there is none.
func (ed *editor) stored(ctx context.Context, eid string) (*storedEvent, error) {
	var s storedEvent
	var start, end sql.NullInt64
	more := []any{&s.row.t0, &s.row.t0n, &s.row.ord, &s.row.t1, &start, &end, &s.row.item.Range, &s.row.item.Weight, &s.row.grp}
	row := ed.tx.QueryRowContext(ctx, "SELECT "+eventColumns+", e.t0, e.t0n, e.ord, e.t1, e.a0, e.a1, e.is_range, e.weight, e.grp "+
		"FROM name n JOIN event e ON e.id = n.id WHERE n.timeline_id = ? AND n.name = ? AND NOT n.alias", ed.info.Key, eid)
	id, e, err := scanEvent(scanMore{row, more}, ed.info.Head)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	s.event = e
	r := &s.row
	r.id, r.eid, r.words, r.links, r.aliases = id, e.ID, store.EventWords(&e), e.Links, e.Aliases
	r.item.ID, r.item.T0, r.item.T1 = id, r.t0, r.t1
	if start.Valid {
		r.item.T0, r.item.T1 = start.Int64, end.Int64
	}
	r.item.Hash, r.item.Band = layout.HashKey(e.ID), ed.recorder.bands.Of(e.Group)
	r.onAxis = onAxis(r.item.T0)
	return &s, nil
}

// onAxis reports whether an event is drawn at all: nothing starts outside the axis
// but what lies nowhere on it.
func onAxis(t0 int64) bool { return t0 >= layout.MinTime && t0 < layout.MaxTime }

// scanMore scans further columns behind those it is asked for.
type scanMore struct {
	row  interface{ Scan(...any) error }
	more []any
}

func (s scanMore) Scan(columns ...any) error { return s.row.Scan(append(columns, s.more...)...) }

// replace takes old out of every index and puts e into them. Either may be nil.
func (ed *editor) replace(ctx context.Context, old *storedEvent, e *timeline.Event) error {
	var before, after *eventRecord
	if old != nil {
		before = &old.row
	}
	if e != nil {
		id := eventRow(ed.info.Key, ed.next)
		if old != nil {
			id = before.id
		} else if ed.next++; ed.next > maxNumber {
			return fmt.Errorf("timeline %q has no room for further events; export it and import it again", ed.info.Head.Slug)
		}
		row, err := ed.recorder.record(id, e)
		if err != nil {
			return err
		}
		after = &row
	}
	if before != nil {
		if err := ed.remove(ctx, before); err != nil {
			return err
		}
	}
	if after != nil {
		if err := ed.add(ctx, after); err != nil {
			return err
		}
	}
	return ed.show(ctx, before, after)
}

// remove takes an event out of every index but the layout.
func (ed *editor) remove(ctx context.Context, r *eventRecord) error {
	ed.info.Count--
	for _, name := range append([]string{r.eid}, r.aliases...) {
		if err := run(ctx, ed.tx, []any{ed.info.Key, name}, "DELETE FROM name WHERE timeline_id = ? AND name = ?"); err != nil {
			return err
		}
	}
	for _, link := range r.links {
		if err := run(ctx, ed.tx, []any{ed.info.Key, link.To, r.id},
			"DELETE FROM link WHERE timeline_id = ? AND target = ? AND id = ?"); err != nil {
			return err
		}
	}
	dl, _ := lengthOf(r.t0, r.t1)
	for _, step := range []struct {
		statement string
		args      []any
	}{
		{"DELETE FROM chrono WHERE timeline_id = ? AND t0 = ? AND t0n = ? AND ord = ? AND eid = ?", []any{ed.info.Key, r.t0, r.t0n, r.ord, r.eid}},
		{"DELETE FROM span WHERE timeline_id = ? AND dl = ? AND t0 = ? AND id = ?", []any{ed.info.Key, dl, r.t0, r.id}},
		{"DELETE FROM event WHERE id = ?", []any{r.id}},
		{"UPDATE tally SET n = n - 1 WHERE timeline_id = ? AND grp = ?", []any{ed.info.Key, r.grp}},
	} {
		if err := run(ctx, ed.tx, step.args, step.statement); err != nil {
			return err
		}
	}
	if err := index(ctx, ed.tx, r.id, r.words, false); err != nil {
		return err
	}
	return ed.stretch(ctx, key{r.t0, r.t0n, r.ord, r.eid}, -1)
}

// add puts an event into every index but the layout.
func (ed *editor) add(ctx context.Context, r *eventRecord) error {
	ed.info.Count++
	id := ed.info.Key
	insert := func(table string, values ...any) error {
		b := newBulk(table)
		b.args = append(b.args, values...)
		return b.flush(ctx, ed.tx)
	}
	dl, short := lengthOf(r.t0, r.t1)
	err := errors.Join(
		insert(eventTable, r.values(now())...),
		index(ctx, ed.tx, r.id, r.words, true),
		insert("name (timeline_id, name, id, alias)", id, r.eid, r.id, false),
		insert("chrono (timeline_id, t0, t0n, ord, eid, id, grp, len)", id, r.t0, r.t0n, r.ord, r.eid, r.id, r.grp, short),
		run(ctx, ed.tx, []any{id, r.grp}, "INSERT INTO tally (timeline_id, grp, n) VALUES (?, ?, 1) "+
			"ON CONFLICT (timeline_id, grp) DO UPDATE SET n = n + 1"),
	)
	if err == nil && short == nil {
		err = insert("span (timeline_id, dl, t0, id, t1)", id, dl, r.t0, r.id, r.t1)
	}
	for _, alias := range r.aliases {
		err = errors.Join(err, insert("name (timeline_id, name, id, alias)", id, alias, r.id, true))
	}
	for i, link := range r.links {
		err = errors.Join(err, insert("link (timeline_id, target, id, pos, kind)", id, link.To, r.id, i, string(link.Kind)))
	}
	if err != nil {
		return err
	}
	return ed.stretch(ctx, key{r.t0, r.t0n, r.ord, r.eid}, 1)
}

// stretch counts an event more or less in the stretch where it lies, and cuts
// the stretch in two when it has become long.
func (ed *editor) stretch(ctx context.Context, k key, change int) error {
	from, _, err := stretchOf(ctx, ed.tx, ed.info.Key, k)
	if err != nil {
		return err
	}
	at := []any{ed.info.Key, from.t0, from.t0n, from.ord, from.eid}
	const where = " WHERE timeline_id = ? AND t0 = ? AND t0n = ? AND ord = ? AND eid = ?"
	var n int
	err = ed.tx.QueryRowContext(ctx, "UPDATE stretch SET n = n + ?"+where+" RETURNING n", append([]any{change}, at...)...).Scan(&n)
	if err != nil || n <= 2*stretchSize {
		return err
	}
	middle, err := walk{timelineID: ed.info.Key, from: from, to: lastKey}.first(ctx, ed.tx, stretchSize, 1, false)
	if err != nil || len(middle) == 0 {
		return err
	}
	err = run(ctx, ed.tx, []any{ed.info.Key, middle[0].t0, middle[0].t0n, middle[0].ord, middle[0].eid, n - stretchSize},
		"INSERT INTO stretch (timeline_id, t0, t0n, ord, eid, n) VALUES (?, ?, ?, ?, ?, ?)")
	if err != nil {
		return err
	}
	return run(ctx, ed.tx, append([]any{stretchSize}, at...), "UPDATE stretch SET n = ?"+where)
}
