package export

import (
	"net/http"

	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/reply"
)

// Exports answers with timelines as documents.
type Exports struct {
	Store store.Store
	Site  address.Site
}

// Routes lists the addresses that are answered here.
func (s *Exports) Routes() []reply.Route {
	return []reply.Route{
		{Method: http.MethodGet, Path: "/t/:name", Handle: s.getNamed, Public: true, Streams: true},
	}
}
