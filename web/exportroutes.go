package web

import (
	"kronika/timeline/store"
	"net/http"
)

// Exports answers with timelines as documents.
type exports struct {
	store store.Store
	site  siteAddress
}

// Routes lists the addresses that are answered here.
func (s *exports) Routes() []route {
	return []route{
		{method: http.MethodGet, path: "/t/:name", handle: s.getNamed, public: true, streams: true},
	}
}
