package web

import (
	"kronika/timeline/store"
	"net/http"
)

// An API answers programs.
type apis struct {
	store store.Store
	token string // of the operator; empty: no changes are taken
}

// Routes lists the addresses that are answered here.
func (s *apis) Routes() []route {
	return []route{
		{method: http.MethodGet, path: "/api/v1/timelines", handle: s.listTimelines, public: true},
		{method: http.MethodGet, path: "/api/v1/timelines/:slug", handle: s.getTimeline, public: true},
		{method: http.MethodPut, path: "/api/v1/timelines/:slug", handle: s.authorized(s.putTimeline), public: true, streams: true, takesDocument: true},
		{method: http.MethodDelete, path: "/api/v1/timelines/:slug", handle: s.authorized(s.deleteTimeline), public: true},
		{method: http.MethodGet, path: "/api/v1/timelines/:slug/events", handle: s.listEvents, public: true},
		{method: http.MethodGet, path: "/api/v1/timelines/:slug/events/:id", handle: s.getEvent, public: true},
		{method: http.MethodPut, path: "/api/v1/timelines/:slug/events/:id", handle: s.authorized(s.putEvent), public: true},
		{method: http.MethodDelete, path: "/api/v1/timelines/:slug/events/:id", handle: s.authorized(s.deleteEvent), public: true},
		{method: http.MethodPost, path: "/api/v1/check", handle: s.postCheck, public: true, streams: true, takesDocument: true, checks: true},
		{method: http.MethodGet, path: "/openapi.yaml", handle: s.getOpenAPI, public: true},
		{method: http.MethodGet, path: "/schema/timeline-1.json", handle: s.getSchema, public: true},
	}
}
