package web

import (
	"net"
	"net/http"
	"net/netip"

	"github.com/labstack/echo/v4"

	"kronika/static"
)

// routes is every address there is. GET answers HEAD as well.
func (s *Server) routes() []route {
	site := s.site()
	c := newCharts(s.config.Store, s.pages)
	features := []interface{ Routes() []route }{
		&pages{store: s.config.Store, site: site, cache: s.pages, charts: c},
		c,
		&widgets{store: s.config.Store, site: site, cache: s.pages, charts: c, framable: s.framable},
		&guides{store: s.config.Store, site: site, cache: s.pages},
		&exports{store: s.config.Store, site: site},
		&apis{store: s.config.Store, token: s.config.Token},
	}
	routes := []route{
		{method: http.MethodGet, path: "/static/*", handle: echo.WrapHandler(static.Handler())},
		{method: http.MethodGet, path: "/healthz", handle: s.getHealth},
		{method: http.MethodGet, path: "/readyz", handle: s.getReady},
	}
	for _, f := range features {
		routes = append(routes, f.Routes()...)
	}
	return routes
}

// site is where readers reach the server.
func (s *Server) site() siteAddress {
	return siteAddress{base: s.config.BaseURL, proxies: s.config.TrustedProxies}
}

func ipNet(p netip.Prefix) *net.IPNet {
	return &net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}
}
