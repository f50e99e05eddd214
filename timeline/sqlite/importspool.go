package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"kronika/timeline"
)

// A spool is what an import knows of its events that does not stand in their
// rows, in temporary tables of its connection: SQLite keeps these in files
// without a name, and sorts what is larger than memory.
//
// Events are numbered in the order of the document, those that are left out too.
const spool = `
CREATE TEMP TABLE named (name TEXT, number INTEGER, pos INTEGER, sound INTEGER);  -- see importName
CREATE TEMP TABLE leads (target TEXT, number INTEGER, pos INTEGER, kind TEXT);    -- see importLink
CREATE TEMP TABLE place (number INTEGER PRIMARY KEY, place INTEGER);              -- see importPlace
CREATE TEMP TABLE dropped (number INTEGER PRIMARY KEY);                           -- events left out after they were written
`

// An importChunk is what is read before it is written.
type importChunk struct {
	rows   []eventRecord
	names  []importName
	links  []importLink
	places []importPlace
}

// An importName is a name that does not stand in a row of event: an alias, or
// the id of an event that is not written.
type importName struct {
	name   string
	number int64 // of the event
	pos    int   // which alias it is; ownID for the id
	sound  bool  // whether the event is without faults
}

const ownID = -1

// An importLink leads from an event to a name.
type importLink struct {
	target string
	number int64
	pos    int // which of the event's links it is
	kind   timeline.LinkKind
}

// An importPlace is the place of an event in the document. Those that follow it
// have the places that follow, up to the next importPlace.
type importPlace struct {
	number int64
	place  int
}

// place takes note of where an event stands.
func (r *importReader) place(number int64, place int) {
	if int64(place-r.last.place) != number-r.last.number || r.last.number == 0 {
		r.chunk.places = append(r.chunk.places, importPlace{number, place})
	}
	r.last = importPlace{number, place}
}

// write adds a chunk to the spool.
func (c *importChunk) spool(ctx context.Context, tx *sql.Tx) error {
	b := newBulk("temp.named (name, number, pos, sound)")
	for _, n := range c.names {
		if err := b.add(ctx, tx, n.name, n.number, n.pos, n.sound); err != nil {
			return err
		}
	}
	if err := b.flush(ctx, tx); err != nil {
		return err
	}
	b = newBulk("temp.leads (target, number, pos, kind)")
	for _, l := range c.links {
		if err := b.add(ctx, tx, l.target, l.number, l.pos, string(l.kind)); err != nil {
			return err
		}
	}
	if err := b.flush(ctx, tx); err != nil {
		return err
	}
	b = newBulk("temp.place (number, place)")
	for _, p := range c.places {
		if err := b.add(ctx, tx, p.number, p.place); err != nil {
			return err
		}
	}
	return b.flush(ctx, tx)
}

// placeOf is the place of an event in the document.
func (im *importer) placeOf(ctx context.Context, number int64) (place int, err error) {
	err = im.db.QueryRowContext(ctx, "SELECT place + ?1 - number FROM temp.place WHERE number <= ?1 ORDER BY number DESC LIMIT 1", number).Scan(&place)
	return place, err
}

// sortInto makes a temporary table of a query that has an order. Nobody else's
// writing waits for it, and it takes no more memory than the cache. It returns
// the number of rows, which are numbered from 1.
func (im *importer) sortInto(ctx context.Context, table, query string, args ...any) (rows int64, err error) {
	if _, err := im.db.ExecContext(ctx, "CREATE TEMP TABLE "+table+" AS "+query, args...); err != nil {
		return 0, err
	}
	err = im.db.QueryRowContext(ctx, "SELECT coalesce(max(rowid), 0) FROM temp."+table).Scan(&rows)
	return rows, err
}

// copyFrom copies the rows of a temporary table in their order, a chunk in each
// transaction, and drops the table. insert is all up to the condition.
func (im *importer) copyFrom(ctx context.Context, table string, rows int64, insert string, args ...any) error {
	for from := int64(1); from <= rows; from += chunkRows {
		err := im.update(ctx, func(tx *sql.Tx) error {
			_, err := tx.ExecContext(ctx, fmt.Sprintf("%s FROM temp.%s WHERE rowid BETWEEN %d AND %d", insert, table, from, from+chunkRows-1), args...)
			return err
		})
		if err != nil {
			return err
		}
	}
	_, err := im.db.ExecContext(ctx, "DROP TABLE temp."+table)
	return err
}
