package web

import (
	"context"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/timeline/sqlite"
)

// eventViews fills the views of events of a timeline, in their order. Permalink
// returns the address of an event by id: that of the event on this page when it
// is among them. Gaps tells whether long silences between them are to be said.
func (s *Server) eventViews(ctx context.Context, l *locale.Locale, info sqlite.Info, events []timeline.Event, permalink func(id string) string, gaps bool) ([]components.EventView, error) {
	views := make([]components.EventView, len(events))
	for i, e := range events {
		views[i] = components.EventView{ID: e.ID, Title: phrase(l, e.Title), Permalink: permalink(e.ID)}
	}
	return views, nil
}
