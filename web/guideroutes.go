package web

import (
	"kronika/timeline/store"
	"net/http"
)

// Guides explains to programmers what this server offers.
type guides struct {
	store store.Store
	site  siteAddress
	cache *pageCache
}

// Routes lists the addresses that are answered here.
func (s *guides) Routes() []route {
	return []route{
		{method: http.MethodGet, path: "/:lang/developers", handle: s.getDevelopers},
	}
}
