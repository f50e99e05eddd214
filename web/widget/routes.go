package widget

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/chart"
	"kronika/web/reply"
)

// Widgets answers with what stands in pages of other sites, and shows how it gets
// there.
type Widgets struct {
	Store    store.Store
	Site     address.Site
	Cache    *reply.Cache
	Charts   *chart.Charts
	Framable func(echo.Context) // opens an answer to being framed
}

// Routes lists the addresses that are answered here.
func (s *Widgets) Routes() []reply.Route {
	return []reply.Route{
		{Method: http.MethodGet, Path: "/:lang/t/:slug/embed", Handle: s.getEmbedding},
		{Method: http.MethodGet, Path: "/:lang/embed/:slug", Handle: s.getWidget, Public: true},
		{Method: http.MethodGet, Path: "/embed/:slug", Handle: s.redirectToWidget, Public: true},
		{Method: http.MethodGet, Path: address.FrameScript, Handle: embedScript("js/frame.js"), Public: true},
		{Method: http.MethodGet, Path: address.ElementScript, Handle: embedScript("js/embed.js"), Public: true},
		{Method: http.MethodGet, Path: "/oembed", Handle: s.getOEmbed, Public: true},
	}
}
