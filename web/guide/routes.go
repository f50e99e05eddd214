package guide

import (
	"net/http"

	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/reply"
)

// Guides explains to programmers what this server offers.
type Guides struct {
	Store store.Store
	Site  address.Site
	Cache *reply.Cache
	// Import is the commands that check and import moon.json.
	Import string
}

// Routes lists the addresses that are answered here.
func (s *Guides) Routes() []reply.Route {
	return []reply.Route{
		{Method: http.MethodGet, Path: "/:lang/developers", Handle: s.getDevelopers},
	}
}
