package sqlite

import (
	"context"
	"database/sql"
	"fmt"
)

// orderSorted gives the events that begin together, which stand in temp.sorted as
// the document has them, the orders that keep them so, by the rule of
// timeline.Number. Most documents need none: their ids ascend, or no two events
// begin together.
//
// The orders are written by id, which is how the events lie in the file: in the
// order of time each of them would be on another page.
func (im *importer) orderSorted(ctx context.Context) error {
	rows, err := im.sortInto(ctx, "numbered", `SELECT id, row, n FROM (
		SELECT id, rowid AS row, ord, row_number() OVER (PARTITION BY t0, t0n ORDER BY rowid) AS n FROM temp.sorted
		WHERE (t0, t0n) IN (SELECT a.t0, a.t0n FROM temp.sorted a CROSS JOIN temp.sorted b ON b.rowid = a.rowid + 1
			WHERE a.t0 = b.t0 AND a.t0n = b.t0n AND a.ord = b.ord AND a.eid > b.eid)
	) WHERE ord <> n ORDER BY id`)
	if err != nil {
		return err
	}
	if _, err := im.db.ExecContext(ctx, "UPDATE temp.sorted SET ord = o.n FROM temp.numbered o WHERE sorted.rowid = o.row"); err != nil {
		return err
	}
	for from := int64(1); from <= rows; from += chunkRows {
		err := im.update(ctx, func(tx *sql.Tx) error {
			return run(ctx, tx, nil, fmt.Sprintf("UPDATE event SET ord = o.n FROM temp.numbered o WHERE o.rowid BETWEEN %d AND %d AND event.id = o.id", from, from+chunkRows-1))
		})
		if err != nil {
			return err
		}
	}
	_, err = im.db.ExecContext(ctx, "DROP TABLE temp.numbered")
	return err
}
