package sqlite

import (
	"context"
	"database/sql"

	"kronika/timeline"
	"kronika/timeline/store"
)

// Related finds the labels of events by id, for links to them; ids that are not
// there are left out.
func (s *Store) Related(ctx context.Context, slug string, ids []string) (map[string]*store.Label, error) {
	labels := make(map[string]*store.Label, len(ids))
	err := s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		return each(ctx, tx, func(rows *sql.Rows) error {
			var name string
			label, err := scanLabel(rows, info.Head, &name)
			labels[name] = label
			return err
		}, "SELECT "+labelColumns+", n.name FROM "+idList+" JOIN name n ON n.timeline_id = ? AND n.name = list.value "+
			"JOIN event e ON e.id = n.id", listOf(ids), info.Key)
	})
	if err != nil {
		return nil, err
	}
	return labels, nil
}

// Backlinks finds the links that lead to the events, by the id they lead to, the
// earliest event first.
func (s *Store) Backlinks(ctx context.Context, slug string, ids []string) (map[string][]store.Backlink, error) {
	backlinks := make(map[string][]store.Backlink)
	err := s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		return each(ctx, tx, func(rows *sql.Rows) error {
			var to, kind string
			from, err := scanLabel(rows, info.Head, &to, &kind)
			backlinks[to] = append(backlinks[to], store.Backlink{From: from, Kind: timeline.LinkKind(kind)})
			return err
		}, "SELECT "+labelColumns+", l.target, l.kind FROM "+idList+" JOIN link l ON l.timeline_id = ? AND l.target = list.value "+
			"JOIN event e ON e.id = l.id ORDER BY e.t0, e.t0n, e.ord, e.eid, l.pos LIMIT ?", listOf(ids), info.Key, maxBacklinks)
	})
	if err != nil {
		return nil, err
	}
	return backlinks, nil
}

// maxBacklinks bounds how many links one call reads: an event that a million
// others are part of has a list for that, not a page.
const maxBacklinks = 1000
