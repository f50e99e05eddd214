package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"kronika/timeline/store"
)

// Timelines reads a page of the list of timelines in three queries, however many
// timelines there are.
func (s *Store) Timelines(ctx context.Context, q store.ListQuery) (list store.List, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		var revisions, greatest int64
		if err := tx.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(revision % 1000000007), 0), coalesce(max(revision), 0) FROM timeline WHERE state = 1").
			Scan(&list.Total, &revisions, &greatest); err != nil {
			return err
		}
		list.State = fmt.Sprintf("%d %d %d", list.Total, revisions, greatest)
		if list.Timelines, err = s.listPage(ctx, tx, q); err != nil || len(list.Timelines) == 0 {
			return err
		}
		return countGroups(ctx, tx, list.Timelines)
	})
	return list, err
}

// listPage reads the timelines of a page, without Groups.
func (s *Store) listPage(ctx context.Context, tx *sql.Tx, q store.ListQuery) ([]store.Info, error) {
	where, args := "state = 1", []any{}
	if q.After != nil {
		where += " AND (updated, id) < (?, ?)"
		args = append(args, q.After.Updated.Unix(), q.After.Key)
	}
	var infos []store.Info
	err := each(ctx, tx, func(rows *sql.Rows) error {
		var head string
		info, err := scanInfo(withMore{rows, &head})
		if err == nil {
			info.Head, err = s.heads.decode(info.Key, info.Head.Slug, head)
		}
		infos = append(infos, info)
		return err
	}, "SELECT "+infoColumns+", head FROM timeline WHERE "+where+" ORDER BY updated DESC, id DESC LIMIT ? OFFSET ?", append(args, q.Limit, q.Offset)...)
	return infos, err
}

// withMore scans a further column behind those that are asked for.
type withMore struct {
	rows *sql.Rows
	more any
}

func (w withMore) Scan(into ...any) error { return w.rows.Scan(append(into, w.more)...) }

// countGroups fills in how many events each group of the timelines has.
func countGroups(ctx context.Context, tx *sql.Tx, infos []store.Info) error {
	byKey, keys := map[int64]*store.Info{}, []any{}
	for i := range infos {
		infos[i].Groups = map[string]int64{}
		byKey[infos[i].Key] = &infos[i]
		keys = append(keys, infos[i].Key)
	}
	return each(ctx, tx, func(rows *sql.Rows) error {
		var key, n int64
		var grp int
		if err := rows.Scan(&key, &grp, &n); err != nil {
			return err
		}
		info := byKey[key]
		info.Groups[groupID(info.Head, grp)] += n
		return nil
	}, "SELECT timeline_id, grp, n FROM tally WHERE n > 0 AND timeline_id IN (?"+strings.Repeat(", ?", len(keys)-1)+")", keys...)
}
