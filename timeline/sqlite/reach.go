package sqlite

import (
	"context"
	"database/sql"
	"math"
	"strings"

	"kronika/timeline/layout"
)

// reachingInto finds the row ids of the events that begin before a moment and
// last beyond it.
func reachingInto(ctx context.Context, q querier, timelineID, at int64) ([]int64, error) {
	var ids []int64
	take := func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}
	err := each(ctx, q, take, "SELECT id FROM chrono WHERE timeline_id = ? AND t0 > ? AND t0 < ? AND t0 + len > ?",
		timelineID, before(at, shortBits), at, at)
	if err != nil {
		return nil, err
	}
	// A class at a time, each from as far back as its longest may begin.
	args := make([]any, 0, 2*(65-shortBits)+3)
	for dl := shortBits + 1; dl <= 64; dl++ {
		args = append(args, dl, before(at, dl))
	}
	classes := "VALUES (?, ?)" + strings.Repeat(", (?, ?)", 64-shortBits-1)
	err = each(ctx, q, take, "WITH class(dl, after) AS ("+classes+") SELECT s.id FROM class CROSS JOIN span s "+
		"ON s.timeline_id = ? AND s.dl = class.dl AND s.t0 >= class.after AND s.t0 < ? WHERE s.t1 > ?",
		append(args, timelineID, at, at)...)
	return ids, err
}

// orderedBehind finds the row ids of the events whose date reaches into a span and
// whose place in the order is behind it: "late 18th century" is behind 1750.
func orderedBehind(ctx context.Context, q querier, timelineID int64, span layout.Extent) (ids []int64, err error) {
	err = each(ctx, q, func(rows *sql.Rows) error {
		var id int64
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT id FROM event INDEXED BY event_reordered WHERE id >> 28 = ? AND a0 <> t0 AND a0 < ?2 AND t0 >= ?2 AND t1 > ?3",
		timelineID, span.Hi, span.Lo)
	return ids, err
}

// before is t less 2^bits, or the least integer when that is less.
func before(t int64, bits int) int64 {
	if bits >= 63 || t < math.MinInt64+1<<bits {
		return math.MinInt64
	}
	return t - 1<<bits
}
