package sqlite

import "context"

// stretchSize is how many events a stretch has when an import cuts it. Counting
// up to a key reads the sums of all stretches before it and at most two
// stretches' worth of events.
const stretchSize = 1000

// rank is the number of a timeline's events before a key. The first stretch of
// a timeline begins at firstKey, so that every key lies in one.
func rank(ctx context.Context, q querier, timelineID int64, k key) (int64, error) {
	if k == firstKey {
		return 0, nil
	}
	from, before, err := stretchOf(ctx, q, timelineID, k)
	if err != nil {
		return 0, err
	}
	var within int64
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM chrono WHERE timeline_id = ? AND (t0, t0n, ord, eid) >= (?, ?, ?, ?) AND (t0, t0n, ord, eid) < (?, ?, ?, ?)",
		timelineID, from.t0, from.t0n, from.ord, from.eid, k.t0, k.t0n, k.ord, k.eid).Scan(&within)
	return before + within, err
}

// stretchOf finds the stretch in which a key lies: where it begins, and the
// number of events before it.
func stretchOf(ctx context.Context, q querier, timelineID int64, k key) (from key, before int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT t0, t0n, ord, eid FROM stretch WHERE timeline_id = ? AND (t0, t0n, ord, eid) <= (?, ?, ?, ?) "+
		"ORDER BY t0 DESC, t0n DESC, ord DESC, eid DESC LIMIT 1", timelineID, k.t0, k.t0n, k.ord, k.eid).Scan(&from.t0, &from.t0n, &from.ord, &from.eid)
	if err != nil {
		return from, 0, err
	}
	err = q.QueryRowContext(ctx, "SELECT coalesce(sum(n), 0) FROM stretch WHERE timeline_id = ? AND (t0, t0n, ord, eid) < (?, ?, ?, ?)",
		timelineID, from.t0, from.t0n, from.ord, from.eid).Scan(&before)
	return from, before, err
}

// stretchAt finds the stretch that holds the event at an index: where it
// begins, and the number of events before it.
func stretchAt(ctx context.Context, q querier, timelineID, index int64) (from key, before int64, err error) {
	err = q.QueryRowContext(ctx, "SELECT t0, t0n, ord, eid, upto - n FROM (SELECT t0, t0n, ord, eid, n, "+
		"sum(n) OVER (ORDER BY t0, t0n, ord, eid) AS upto FROM stretch WHERE timeline_id = ?) WHERE upto > ? LIMIT 1",
		timelineID, index).Scan(&from.t0, &from.t0n, &from.ord, &from.eid, &before)
	return from, before, err
}
