package page

import (
	"net/http"

	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/chart"
	"kronika/web/reply"
)

// Pages answers with the pages for readers: the list of timelines, a timeline, and
// the picture that other sites show with a link to it.
type Pages struct {
	Store  store.Store
	Site   address.Site
	Cache  *reply.Cache
	Charts *chart.Charts
	// Contact is where readers tell of mistakes: a mail address or that of a page; empty:
	// nowhere.
	Contact string
}

// Routes lists the addresses that are answered here.
func (s *Pages) Routes() []reply.Route {
	return []reply.Route{
		{Method: http.MethodGet, Path: "/", Handle: s.redirectToHome},
		{Method: http.MethodGet, Path: "/:lang/", Handle: s.getHome},
		{Method: http.MethodGet, Path: "/:lang/t/:slug", Handle: s.getPage},
		{Method: http.MethodGet, Path: "/:lang/t/:slug/go", Handle: s.getAnswers},
		{Method: http.MethodGet, Path: "/:lang/t/:slug/card.png", Handle: s.getCard},
	}
}
