package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"kronika/timeline"
)

// Event finds one event by id or alias. The event's own ID tells which it was.
func (s *Store) Event(ctx context.Context, slug, name string) (e timeline.Event, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		row := tx.QueryRowContext(ctx, "SELECT "+eventColumns+" FROM name n JOIN event e ON e.id = n.id "+
			"WHERE n.timeline_id = ? AND n.name = ?", info.Key, name)
		_, e, err = scanEvent(row, info.Head)
		return found(err, "event %q", name)
	})
	return e, err
}

// readEvents reads the events of refs, in their order.
func readEvents(ctx context.Context, q querier, t *timeline.Timeline, refs []ref) ([]timeline.Event, error) {
	ids := make([]int64, len(refs))
	for i, r := range refs {
		ids[i] = r.id
	}
	byID := make(map[int64]timeline.Event, len(refs))
	err := each(ctx, q, func(rows *sql.Rows) error {
		id, e, err := scanEvent(rows, t)
		byID[id] = e
		return err
	}, "SELECT "+eventColumns+" FROM "+idList+" JOIN event e ON e.id = list.value", listOf(ids))
	if err != nil {
		return nil, err
	}
	events := make([]timeline.Event, len(refs))
	for i, id := range ids {
		events[i] = byID[id]
	}
	return events, nil
}

// idList is a table of the values of one argument, made by listOf. A list in one
// argument keeps the number of different statements small.
const idList = "json_each(?) AS list CROSS"

// listOf writes values for idList.
func listOf[T int64 | string](values []T) string {
	if len(values) == 0 {
		return "[]"
	}
	text, err := json.Marshal(values)
	if err != nil {
		return "[]" // numbers and strings have no way to fail
	}
	return string(text)
}
