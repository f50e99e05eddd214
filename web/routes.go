package web

import (
	"net"
	"net/http"
	"net/netip"

	"github.com/labstack/echo/v4"

	"kronika/static"
	"kronika/web/address"
	"kronika/web/api"
	"kronika/web/chart"
	"kronika/web/export"
	"kronika/web/guide"
	"kronika/web/importing"
	"kronika/web/page"
	"kronika/web/reply"
	"kronika/web/widget"
)

// routes is every address there is. GET answers HEAD as well.
func (s *Server) routes() []reply.Route {
	site := s.site()
	c := chart.New(s.config.Store, s.pages)
	features := []interface{ Routes() []reply.Route }{
		&page.Pages{Store: s.config.Store, Site: site, Cache: s.pages, Charts: c, Contact: s.config.Contact},
		c,
		&widget.Widgets{Store: s.config.Store, Site: site, Cache: s.pages, Charts: c, Framable: s.framable},
		&guide.Guides{Store: s.config.Store, Site: site, Cache: s.pages, Import: s.config.Hints.Import},
		&importing.Imports{Store: s.config.Store, Site: site, Token: s.config.Token, Hint: s.config.Hints.Write, Scratch: s.config.Scratch},
		&export.Exports{Store: s.config.Store, Site: site},
		&api.API{Store: s.config.Store, Token: s.config.Token, Hint: s.config.Hints.Write},
	}
	routes := []reply.Route{
		{Method: http.MethodGet, Path: "/static/*", Handle: echo.WrapHandler(static.Handler())},
		{Method: http.MethodGet, Path: "/healthz", Handle: s.getHealth},
		{Method: http.MethodGet, Path: "/readyz", Handle: s.getReady},
	}
	for _, f := range features {
		routes = append(routes, f.Routes()...)
	}
	return routes
}

// site is where readers reach the server.
func (s *Server) site() address.Site {
	return address.Site{Base: s.config.BaseURL, Proxies: s.config.TrustedProxies}
}

func ipNet(p netip.Prefix) *net.IPNet {
	return &net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}
}
