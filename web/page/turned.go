package page

import (
	"context"
	"errors"

	"kronika/timeline"
	"kronika/web/query"
)

// turned is the view with the page that lists the event it names, by the id that the
// event has now. Where the choice leaves the event out, the choice is given up:
// whoever follows a link to an event wants to see it. Lost is a name that no event has.
func (s *Pages) turned(ctx context.Context, slug string, v query.View) (turned query.View, lost string, err error) {
	if v.Event == "" {
		return v, "", nil
	}
	e, err := s.Store.Event(ctx, slug, v.Event)
	if errors.Is(err, timeline.ErrNotFound) {
		lost, v.Event = v.Event, ""
		return v, lost, nil
	}
	if err != nil {
		return v, "", err
	}
	v.Event = e.ID
	at, err := s.Store.Position(ctx, slug, v.Event, v.Choice())
	if errors.Is(err, timeline.ErrNotFound) && v.Chosen() {
		v.Q, v.Groups, v.From, v.To = "", nil, "", ""
		at, err = s.Store.Position(ctx, slug, v.Event, v.Choice())
	}
	v.Page = int(at/query.ListLimit) + 1
	return v, "", err
}
