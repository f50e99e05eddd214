package web

import (
	"context"
	"errors"
	"kronika/timeline"
)

// turned is the view with the page that lists the event it names. Where the
// choice leaves the event out, the choice is given up: whoever follows a link to
// an event wants to see it.
func (s *pages) turned(ctx context.Context, slug string, v view) (view, error) {
	if v.event == "" {
		return v, nil
	}
	at, err := s.store.Position(ctx, slug, v.event, v.choice())
	if errors.Is(err, timeline.ErrNotFound) && v.chosen() {
		v.q, v.groups, v.from, v.to = "", nil, "", ""
		at, err = s.store.Position(ctx, slug, v.event, v.choice())
	}
	if err != nil {
		return v, err
	}
	v.page = int(at/listLimit) + 1
	return v, nil
}
