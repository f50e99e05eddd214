package sqlite

import (
	"context"
	"database/sql"

	"kronika/timeline"
)

// Related finds the labels of events by id, for links to them; ids that are not
// there are left out.
func (s *Store) Related(ctx context.Context, slug string, ids []string) (map[string]*Label, error) {
	labels := make(map[string]*Label, len(ids))
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
			"JOIN event e ON e.id = n.id", listOf(ids), info.id)
	})
	if err != nil {
		return nil, err
	}
	return labels, nil
}

// A Backlink is a link that leads to an event.
type Backlink struct {
	From *Label
	Kind timeline.LinkKind
}

// Backlinks finds the links that lead to the events, by the id they lead to, the
// earliest event first.
func (s *Store) Backlinks(ctx context.Context, slug string, ids []string) (map[string][]Backlink, error) {
	backlinks := make(map[string][]Backlink)
	err := s.view(ctx, func(tx *sql.Tx) error {
		info, err := s.find(ctx, tx, slug)
		if err != nil {
			return err
		}
		return each(ctx, tx, func(rows *sql.Rows) error {
			var to, kind string
			from, err := scanLabel(rows, info.Head, &to, &kind)
			backlinks[to] = append(backlinks[to], Backlink{from, timeline.LinkKind(kind)})
			return err
		}, "SELECT "+labelColumns+", l.target, l.kind FROM "+idList+" JOIN link l ON l.timeline_id = ? AND l.target = list.value "+
			"JOIN event e ON e.id = l.id ORDER BY e.t0, e.t0n, e.eid, l.pos LIMIT ?", listOf(ids), info.id, maxBacklinks)
	})
	if err != nil {
		return nil, err
	}
	return backlinks, nil
}

// maxBacklinks bounds how many links one call reads: an event that a million
// others are part of has a list for that, not a page.
const maxBacklinks = 1000
