package web

import (
	"net"
	"net/http"
	"net/netip"

	"github.com/labstack/echo/v4"

	"kronika/static"
)

// A route is an address and what answers there.
type route struct {
	method, path  string
	handle        echo.HandlerFunc
	public        bool // scripts of every origin may read the answer
	streams       bool // may take as long as its bytes keep moving
	takesDocument bool // its body may be as large as Config.BodyLimit
	checks        bool // checks a document, see gate
}

// routes is every address there is. GET answers HEAD as well.
func (s *Server) routes() []route {
	get := func(path string, handle echo.HandlerFunc) route {
		return route{method: http.MethodGet, path: path, handle: handle}
	}
	return []route{
		get("/static/*", echo.WrapHandler(static.Handler())),

		get("/", s.redirectToHome),
		get("/:lang/", s.getHome),
		get("/:lang/t/:slug", s.getPage),

		get("/:lang/t/:slug/card.png", s.getCard),
		get("/:lang/t/:slug/embed", s.getEmbedding),
		get("/:lang/developers", s.getDevelopers),
		{method: http.MethodGet, path: "/:lang/embed/:slug", handle: s.getWidget, public: true},
		{method: http.MethodGet, path: "/embed/:slug", handle: s.redirectToWidget, public: true},
		{method: http.MethodGet, path: frameScript, handle: embedScript("js/frame.js"), public: true},
		{method: http.MethodGet, path: elementScript, handle: embedScript("js/embed.js"), public: true},
		{method: http.MethodGet, path: "/oembed", handle: s.getOEmbed, public: true},

		{method: http.MethodGet, path: "/t/:name", handle: s.getNamed, public: true, streams: true},

		{method: http.MethodGet, path: "/api/v1/timelines", handle: s.listTimelines, public: true},
		{method: http.MethodGet, path: "/api/v1/timelines/:slug", handle: s.getTimeline, public: true},
		{method: http.MethodPut, path: "/api/v1/timelines/:slug", handle: s.authorized(s.putTimeline), public: true, streams: true, takesDocument: true},
		{method: http.MethodDelete, path: "/api/v1/timelines/:slug", handle: s.authorized(s.deleteTimeline), public: true},
		{method: http.MethodGet, path: "/api/v1/timelines/:slug/events", handle: s.listEvents, public: true},
		{method: http.MethodGet, path: "/api/v1/timelines/:slug/events/:id", handle: s.getEvent, public: true},
		{method: http.MethodPut, path: "/api/v1/timelines/:slug/events/:id", handle: s.authorized(s.putEvent), public: true},
		{method: http.MethodDelete, path: "/api/v1/timelines/:slug/events/:id", handle: s.authorized(s.deleteEvent), public: true},
		{method: http.MethodGet, path: "/api/v1/timelines/:slug/tiles/:rev/:level/:x", handle: s.getTile, public: true},
		{method: http.MethodPost, path: "/api/v1/check", handle: s.postCheck, public: true, streams: true, takesDocument: true, checks: true},
		{method: http.MethodGet, path: "/openapi.yaml", handle: s.getOpenAPI, public: true},
		{method: http.MethodGet, path: "/schema/timeline-1.json", handle: s.getSchema, public: true},

		get("/healthz", s.getHealth),
		get("/readyz", s.getReady),
	}
}

func ipNet(p netip.Prefix) *net.IPNet {
	return &net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}
}
