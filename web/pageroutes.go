package web

import (
	"kronika/timeline/store"
	"net/http"
)

// Pages answers with the pages for readers: the list of timelines, a timeline, and
// the picture that other sites show with a link to it.
type pages struct {
	store  store.Store
	site   siteAddress
	cache  *pageCache
	charts *charts
}

// Routes lists the addresses that are answered here.
func (s *pages) Routes() []route {
	return []route{
		{method: http.MethodGet, path: "/", handle: s.redirectToHome},
		{method: http.MethodGet, path: "/:lang/", handle: s.getHome},
		{method: http.MethodGet, path: "/:lang/t/:slug", handle: s.getPage},
		{method: http.MethodGet, path: "/:lang/t/:slug/card.png", handle: s.getCard},
	}
}
