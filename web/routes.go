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
}

// routes is every address there is. GET answers HEAD as well.
func (s *Server) routes() []route {
	get := func(path string, handle echo.HandlerFunc) route {
		return route{method: http.MethodGet, path: path, handle: handle}
	}
	return []route{
		get("/static/*", echo.WrapHandler(static.Handler())),
	}
}

func ipNet(p netip.Prefix) *net.IPNet {
	return &net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}
}
