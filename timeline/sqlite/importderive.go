package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
)

// chunkRows is how many rows of an index one transaction takes.
const chunkRows = 20_000

// derive writes every index of the events that were read, each from its first
// row to its last. The layout is computed meanwhile.
func (im *importer) derive(ctx context.Context) error {
	pyramids := im.layOut(ctx)
	im.stage("index")
	for _, write := range []func(context.Context) error{
		im.writeChrono, im.writeSpans, im.writeNames, im.writeLinks, im.writeTally, im.mergeWords,
	} {
		if err := write(ctx); err != nil {
			return err
		}
	}
	im.stage("layout")
	return im.writePyramids(ctx, pyramids)
}

// inChunks calls write for n rows, a chunk of them in each transaction.
func (im *importer) inChunks(ctx context.Context, n int, b *bulk, write func(tx *sql.Tx, i int) error) error {
	for from := 0; from < n; from += chunkRows {
		err := im.update(ctx, func(tx *sql.Tx) error {
			for i := from; i < min(from+chunkRows, n); i++ {
				if err := write(tx, i); err != nil {
					return err
				}
			}
			return b.flush(ctx, tx)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// byKey are the places in events, in canonical order.
func (x *importIndex) byKey() []int32 {
	order := make([]int32, len(x.events))
	for i := range order {
		order[i] = int32(i)
	}
	compare := func(i, j int32) int {
		a, b := &x.events[i], &x.events[j]
		if a.t0 != b.t0 {
			return cmp.Compare(a.t0, b.t0)
		}
		return cmp.Or(cmp.Compare(a.t0n, b.t0n), bytes.Compare(x.names.raw(a.name), x.names.raw(b.name)))
	}
	if !slices.IsSortedFunc(order, compare) {
		slices.SortFunc(order, compare)
	}
	return order
}

// writeChrono writes the index by time, and where its stretches begin.
func (im *importer) writeChrono(ctx context.Context) error {
	x, order := &im.index, im.index.byKey()
	b := newBulk("chrono (timeline_id, t0, t0n, eid, id, grp, len)")
	err := im.inChunks(ctx, len(order), b, func(tx *sql.Tx, i int) error {
		n := order[i]
		e := &x.events[n]
		_, short := lengthOf(e.t0, e.t1)
		return b.add(ctx, tx, im.id, e.t0, e.t0n, x.names.text(e.name), eventRow(im.id, int64(n)+1), e.grp, short)
	})
	if err != nil {
		return err
	}
	b = newBulk("stretch (timeline_id, t0, t0n, eid, n)")
	stretches := max(1, (len(order)+stretchSize-1)/stretchSize)
	return im.inChunks(ctx, stretches, b, func(tx *sql.Tx, i int) error {
		from, k := i*stretchSize, firstKey
		if i > 0 {
			k = x.key(order[from])
		}
		return b.add(ctx, tx, im.id, k.t0, k.t0n, k.eid, min(stretchSize, len(order)-from))
	})
}

// writeSpans writes the long events by the number of bits in their length.
func (im *importer) writeSpans(ctx context.Context) error {
	type span struct {
		dl     int
		t0, t1 int64
		number int
	}
	var spans []span
	for i := range im.index.events {
		e := &im.index.events[i]
		if dl, short := lengthOf(e.t0, e.t1); short == nil {
			spans = append(spans, span{dl, e.t0, e.t1, i + 1})
		}
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.dl, b.dl), cmp.Compare(a.t0, b.t0), cmp.Compare(a.number, b.number))
	})
	b := newBulk("span (timeline_id, dl, t0, id, t1)")
	return im.inChunks(ctx, len(spans), b, func(tx *sql.Tx, i int) error {
		s := &spans[i]
		return b.add(ctx, tx, im.id, s.dl, s.t0, eventRow(im.id, int64(s.number)), s.t1)
	})
}

// writeNames writes ids and aliases.
func (im *importer) writeNames(ctx context.Context) error {
	names := &im.index.names
	names.slots = nil // nothing is looked up any more
	var order []int32
	for i := range names.names {
		if names.names[i].number != reserved {
			order = append(order, int32(i))
		}
	}
	slices.SortFunc(order, func(i, j int32) int { return bytes.Compare(names.raw(i), names.raw(j)) })
	b := newBulk("name (timeline_id, name, id, alias)")
	return im.inChunks(ctx, len(order), b, func(tx *sql.Tx, i int) error {
		n := &names.names[order[i]]
		return b.add(ctx, tx, im.id, names.text(order[i]), eventRow(im.id, int64(n.number)), n.alias)
	})
}

// writeLinks writes the links by their target.
func (im *importer) writeLinks(ctx context.Context) error {
	links := im.index.links
	slices.SortFunc(links, func(a, b indexedLink) int {
		return cmp.Or(strings.Compare(a.to, b.to), cmp.Compare(a.from, b.from), cmp.Compare(a.pos, b.pos))
	})
	b := newBulk("link (timeline_id, target, id, pos, kind)")
	return im.inChunks(ctx, len(links), b, func(tx *sql.Tx, i int) error {
		l := &links[i]
		return b.add(ctx, tx, im.id, l.to, eventRow(im.id, int64(l.from)), l.pos, string(l.kind))
	})
}

// writeTally writes how many events each group has.
func (im *importer) writeTally(ctx context.Context) error {
	return im.update(ctx, func(tx *sql.Tx) error {
		for grp, n := range im.index.tally {
			if _, err := tx.ExecContext(ctx, "INSERT INTO tally (timeline_id, grp, n) VALUES (?, ?, ?)", im.id, grp, n); err != nil {
				return err
			}
		}
		return nil
	})
}

// mergeWords joins the pieces of the full-text index into few, a bit at a time.
// It asks the index how much it changed: below two rows there was nothing left
// to do. See https://www.sqlite.org/fts3.html#the_merge_x_y_command.
func (im *importer) mergeWords(ctx context.Context) error {
	table := searchTable(im.id)
	for {
		var before, after int64
		err := im.update(ctx, func(tx *sql.Tx) error {
			if err := tx.QueryRowContext(ctx, "SELECT total_changes()").Scan(&before); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "INSERT INTO "+table+" ("+table+") VALUES ('merge=400,2')"); err != nil {
				return err
			}
			return tx.QueryRowContext(ctx, "SELECT total_changes()").Scan(&after)
		})
		if err != nil || after-before < 2 {
			return err
		}
	}
}
