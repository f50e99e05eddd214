package web

import (
	"net/http"
	"net/netip"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"kronika/timeline/locale"
)

// origin is where readers reach the server, such as https://example.org: what
// the operator says, or else what the request does.
func (s *Server) origin(c echo.Context) string {
	if s.config.BaseURL != "" {
		return s.config.BaseURL
	}
	scheme := "http"
	if c.IsTLS() || s.fromTrustedProxy(c.Request()) && c.Scheme() == "https" {
		scheme = "https"
	}
	return scheme + "://" + c.Request().Host
}

// fromTrustedProxy reports whether the connection was opened by a proxy that the
// operator trusts. Only such a peer may say how the reader reached it.
func (s *Server) fromTrustedProxy(r *http.Request) bool {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	addr := peer.Addr().Unmap().WithZone("")
	return slices.ContainsFunc(s.config.TrustedProxies, func(p netip.Prefix) bool { return p.Contains(addr) })
}

// homePath is the address of the list of timelines.
func homePath(l *locale.Locale) string { return "/" + l.Tag + "/" }

// pagePath is the address of a timeline's page.
func pagePath(l *locale.Locale, slug string) string { return "/" + l.Tag + "/t/" + slug }

// developersPath is the address of the page for developers.
func developersPath(l *locale.Locale) string { return "/" + l.Tag + "/developers" }

// withQuery appends parameters to a path.
func withQuery(path string, values url.Values) string {
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// eventPath is an address that leads to an event of a paged list: the page on
// which it is now, and the event there. It stays the same when events are added.
func eventPath(path, id string) string {
	return withQuery(path, url.Values{"event": {id}}) + "#" + url.PathEscape(id)
}
