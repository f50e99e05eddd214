package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/store"
)

// Labels finds labels by Item.ID or layout.Row.ID.
func (s *Store) Labels(ctx context.Context, slug string, ids []int64) (map[int64]*store.Label, error) {
	labels := make(map[int64]*store.Label, len(ids))
	err := s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		lo, hi := idRange(info.Key)
		return each(ctx, tx, func(rows *sql.Rows) error {
			var id int64
			label, err := scanLabel(rows, info.Head, &id)
			labels[id] = label
			return err
		}, "SELECT "+labelColumns+", e.id FROM "+idList+" JOIN event e ON e.id = list.value WHERE e.id BETWEEN ? AND ?",
			listOf(ids), lo, hi)
	})
	if err != nil {
		return nil, err
	}
	return labels, nil
}

// labelColumns are what scanLabel reads, from event AS e. Few events have a body
// and fewer a record; looking for it in the others costs nothing.
const labelColumns = "e.eid, e.edtf, e.title, e.grp, e.body ->> '$.record.date'"

// scanLabel reads labelColumns and, behind them, more.
func scanLabel(row interface{ Scan(...any) error }, t *timeline.Timeline, more ...any) (*store.Label, error) {
	var label store.Label
	var date, title string
	var record sql.NullString
	var grp int
	columns := [16]any{&label.ID, &date, &title, &grp, &record}
	if err := row.Scan(append(columns[:5], more...)...); err != nil {
		return nil, err
	}
	var err error
	if label.Date, err = edtf.Parse(date); err != nil {
		return nil, fmt.Errorf("event %q: %w", label.ID, err)
	}
	if label.Record, err = parseDate(record.String); err != nil {
		return nil, fmt.Errorf("record of event %q: %w", label.ID, err)
	}
	if label.Title, err = decodeTitle(title, t.FirstLanguage()); err != nil {
		return nil, fmt.Errorf("event %q: %w", label.ID, err)
	}
	label.Group = groupID(t, grp)
	return &label, nil
}
