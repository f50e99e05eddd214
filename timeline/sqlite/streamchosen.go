package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"kronika/timeline"
	"kronika/timeline/store"
)

// streamPage is how many of the chosen events are read at a time.
const streamPage = 500

// streamChosen yields the events that a query chooses, a page at a time. Each page
// begins behind the last event of the page before.
func (s *Store) streamChosen(ctx context.Context, tx *sql.Tx, info store.Info, q store.Query, yield func(timeline.Event, error) bool) error {
	sel, err := s.choose(ctx, tx, s.filter(info, q))
	if err != nil {
		return err
	}
	chosen, err := sel.numbers(ctx, tx)
	if err != nil {
		return err
	}
	refs, err := sel.at(ctx, tx, 0, streamPage)
	for err == nil && len(refs) > 0 {
		var events []timeline.Event
		if events, err = readEvents(ctx, tx, info.Head, refs); err != nil {
			break
		}
		if err = keepLinksAmong(ctx, tx, info, chosen, events); err != nil {
			break
		}
		for i := range events {
			if !yield(events[i], nil) {
				return nil
			}
		}
		refs, err = sel.after(ctx, tx, refs[len(refs)-1].key, streamPage)
	}
	return err
}

// numbers returns the set of the events of a selection: a bit for each event of the
// timeline at most.
func (s *selection) numbers(ctx context.Context, q querier) (*numberSet, error) {
	chosen := &numberSet{}
	for _, p := range s.parts {
		for _, r := range p.list {
			chosen.add(r.id & maxNumber)
		}
		if p.walk == nil {
			continue
		}
		err := p.walk.each(ctx, q, func(r ref) bool { chosen.add(r.id & maxNumber); return true })
		if err != nil {
			return nil, err
		}
	}
	return chosen, nil
}

// keepLinksAmong removes those links of events that do not lead to a chosen event.
func keepLinksAmong(ctx context.Context, q querier, info store.Info, chosen *numberSet, events []timeline.Event) error {
	var targets []string
	for i := range events {
		for _, link := range events[i].Links {
			targets = append(targets, link.To)
		}
	}
	if len(targets) == 0 {
		return nil
	}
	kept := make(map[string]bool, len(targets))
	err := each(ctx, q, func(rows *sql.Rows) error {
		var name string
		var id int64
		err := rows.Scan(&name, &id)
		kept[name] = kept[name] || chosen.has(id&maxNumber)
		return err
	}, "SELECT n.name, n.id FROM "+idList+" JOIN name n ON n.timeline_id = ? AND n.name = list.value", listOf(targets), info.Key)
	for i := range events {
		events[i].Links = slices.DeleteFunc(events[i].Links, func(l timeline.Link) bool { return !kept[l.To] })
	}
	return err
}
