package web

import (
	"kronika/timeline/store"
	"net/http"
)

// Charts draws charts: whole ones for the pages that hold them, and single tiles.
type charts struct {
	store   store.Store
	cache   *pageCache
	subsets subsetCache
}

// Routes lists the addresses that are answered here.
func (s *charts) Routes() []route {
	return []route{
		{method: http.MethodGet, path: "/api/v1/timelines/:slug/tiles/:rev/:level/:x", handle: s.getTile, public: true},
	}
}

// newCharts returns the charts of the timelines of a store.
func newCharts(kept store.Store, cache *pageCache) *charts { return &charts{store: kept, cache: cache} }
