package web

import (
	"context"
	"errors"

	"kronika/timeline"
	"kronika/timeline/store"
)

// listLimit is how many events a page lists.
const listLimit = 50

// choice is the store's query for the events of a view; which page of them is
// listed is in it too.
func (v view) choice() store.Query {
	q := store.Query{Search: v.q, Groups: v.groups, Newest: v.newest, Limit: listLimit, Offset: int64(v.page-1) * listLimit}
	if v.ranged() {
		q.Span = v.span
	}
	return q
}

// chosen tells whether the view lists only some of the timeline's events.
func (v view) chosen() bool { return v.filtered() || v.ranged() }

// turned is the view with the page that lists the event it names. Where the
// choice leaves the event out, the choice is given up: whoever follows a link to
// an event wants to see it.
func (s *Server) turned(ctx context.Context, slug string, v view) (view, error) {
	if v.event == "" {
		return v, nil
	}
	at, err := s.config.Store.Position(ctx, slug, v.event, v.choice())
	if errors.Is(err, timeline.ErrNotFound) && v.chosen() {
		v.q, v.groups, v.from, v.to = "", nil, "", ""
		at, err = s.config.Store.Position(ctx, slug, v.event, v.choice())
	}
	if err != nil {
		return v, err
	}
	v.page = int(at/listLimit) + 1
	return v, nil
}
