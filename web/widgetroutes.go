package web

import (
	"kronika/timeline/store"
	"net/http"

	"github.com/labstack/echo/v4"
)

// Widgets answers with what stands in pages of other sites, and shows how it gets
// there.
type widgets struct {
	store    store.Store
	site     siteAddress
	cache    *pageCache
	charts   *charts
	framable func(echo.Context) // opens an answer to being framed
}

// Routes lists the addresses that are answered here.
func (s *widgets) Routes() []route {
	return []route{
		{method: http.MethodGet, path: "/:lang/t/:slug/embed", handle: s.getEmbedding},
		{method: http.MethodGet, path: "/:lang/embed/:slug", handle: s.getWidget, public: true},
		{method: http.MethodGet, path: "/embed/:slug", handle: s.redirectToWidget, public: true},
		{method: http.MethodGet, path: frameScript, handle: embedScript("js/frame.js"), public: true},
		{method: http.MethodGet, path: elementScript, handle: embedScript("js/embed.js"), public: true},
		{method: http.MethodGet, path: "/oembed", handle: s.getOEmbed, public: true},
	}
}
