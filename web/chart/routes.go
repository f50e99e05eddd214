package chart

import (
	"net/http"

	"kronika/timeline/store"
	"kronika/web/reply"
)

// Charts draws charts: whole ones for the pages that hold them, and single tiles.
type Charts struct {
	store   store.Store
	cache   *reply.Cache
	subsets subsetCache
}

// Routes lists the addresses that are answered here.
func (s *Charts) Routes() []reply.Route {
	return []reply.Route{
		{Method: http.MethodGet, Path: "/:lang/t/:slug/names", Handle: s.getNames},
		{Method: http.MethodGet, Path: "/api/v1/timelines/:slug/tiles/:rev/:level/:x", Handle: s.getTile, Public: true},
	}
}

// New returns the charts of the timelines of a store.
func New(kept store.Store, cache *reply.Cache) *Charts { return &Charts{store: kept, cache: cache} }
