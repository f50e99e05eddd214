package sqlite

import (
	"context"
	"strings"
)

// bulkRows is how many rows an insert of many takes: with it, what a statement
// costs by itself no longer shows.
const bulkRows = 64

// A bulk inserts rows into one table, many with one statement.
type bulk struct {
	columns   int
	one, many string
	args      []any
}

// newBulk prepares for a table, "layout (timeline_id, profile, ...)".
func newBulk(table string) *bulk {
	columns := strings.Count(table, ",") + 1
	row := "(?" + strings.Repeat(", ?", columns-1) + ")"
	one := "INSERT INTO " + table + " VALUES " + row
	return &bulk{columns: columns, one: one, many: one + strings.Repeat(", "+row, bulkRows-1),
		args: make([]any, 0, columns*bulkRows)}
}

// add inserts a row, now or with those that follow.
func (b *bulk) add(ctx context.Context, q querier, values ...any) error {
	b.args = append(b.args, values...)
	if len(b.args) < b.columns*bulkRows {
		return nil
	}
	_, err := q.ExecContext(ctx, b.many, b.args...)
	b.args = b.args[:0]
	return err
}

// flush inserts the rows that wait. It has to be called before the transaction
// ends.
func (b *bulk) flush(ctx context.Context, q querier) error {
	for args := b.args; len(args) > 0; args = args[b.columns:] {
		if _, err := q.ExecContext(ctx, b.one, args[:b.columns]...); err != nil {
			return err
		}
	}
	b.args = b.args[:0]
	return nil
}
