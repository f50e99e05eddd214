package api

import (
	"net/http"

	"kronika/timeline/store"
	"kronika/web/reply"
)

// An API answers programs.
type API struct {
	Store store.Store
	Token string // of the operator; empty: no changes are taken
	Hint  string // how to start a server that takes changes
}

// Routes lists the addresses that are answered here.
func (s *API) Routes() []reply.Route {
	return []reply.Route{
		{Method: http.MethodGet, Path: "/api/v1/timelines", Handle: s.listTimelines, Public: true},
		{Method: http.MethodGet, Path: "/api/v1/timelines/:slug", Handle: s.getTimeline, Public: true},
		{Method: http.MethodPut, Path: "/api/v1/timelines/:slug", Handle: s.authorized(s.putTimeline), Public: true, Streams: true, TakesDocument: true},
		{Method: http.MethodDelete, Path: "/api/v1/timelines/:slug", Handle: s.authorized(s.deleteTimeline), Public: true},
		{Method: http.MethodGet, Path: "/api/v1/timelines/:slug/events", Handle: s.listEvents, Public: true},
		{Method: http.MethodGet, Path: "/api/v1/timelines/:slug/events/:id", Handle: s.getEvent, Public: true},
		{Method: http.MethodPut, Path: "/api/v1/timelines/:slug/events/:id", Handle: s.authorized(s.putEvent), Public: true},
		{Method: http.MethodDelete, Path: "/api/v1/timelines/:slug/events/:id", Handle: s.authorized(s.deleteEvent), Public: true},
		{Method: http.MethodPost, Path: "/api/v1/check", Handle: s.postCheck, Public: true, Streams: true, TakesDocument: true, Checks: true},
		{Method: http.MethodGet, Path: "/openapi.yaml", Handle: s.getOpenAPI, Public: true},
		{Method: http.MethodGet, Path: "/schema/timeline-1.json", Handle: s.getSchema, Public: true},
	}
}
