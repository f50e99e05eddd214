package page

import (
	"context"
	"errors"

	"kronika/timeline"
	"kronika/web/query"
)

// turned is the view with the page that lists the event it names. Where the
// choice leaves the event out, the choice is given up: whoever follows a link to
// an event wants to see it.
func (s *Pages) turned(ctx context.Context, slug string, v query.View) (query.View, error) {
	if v.Event == "" {
		return v, nil
	}
	at, err := s.Store.Position(ctx, slug, v.Event, v.Choice())
	if errors.Is(err, timeline.ErrNotFound) && v.Chosen() {
		v.Q, v.Groups, v.From, v.To = "", nil, "", ""
		at, err = s.Store.Position(ctx, slug, v.Event, v.Choice())
	}
	if err != nil {
		return v, err
	}
	v.Page = int(at/query.ListLimit) + 1
	return v, nil
}
