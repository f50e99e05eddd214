package web

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// contentPolicy is what a page may do. Nothing is loaded from elsewhere and no
// inline script or style sheet runs. The one thing allowed is style attributes:
// positions on the chart are written there, and nothing that a person typed ever
// is. A block of JSON-LD is data, which this policy does not concern.
const contentPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
	"img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"

// framedByNobody ends the policy of every page but the widget.
const framedByNobody = "; frame-ancestors 'none'"

// secure sets the headers that every answer carries.
func (s *Server) secure(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentPolicy+framedByNobody)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()")
		if strings.HasPrefix(s.config.BaseURL, "https://") {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		return next(c)
	}
}

// framable opens an answer to being framed: by the operator's list, or by anyone
// when there is none.
func (s *Server) framable(c echo.Context) {
	ancestors := "*"
	if list := s.config.FrameAncestors; len(list) > 0 {
		ancestors = strings.Join(list, " ")
	}
	h := c.Response().Header()
	h.Set("Content-Security-Policy", contentPolicy+"; frame-ancestors "+ancestors)
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Del("Cross-Origin-Opener-Policy")
}

// public opens an answer to scripts of every origin. It holds nothing that
// belongs to the reader, and no credentials are ever allowed with it.
func public(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Access-Control-Expose-Headers", "ETag, Link, Kronika-Revision, Content-Disposition, X-Request-Id")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		return next(c)
	}
}

// preflight answers a browser that asks whether a script of another origin may
// read with headers of its own. Reading is all it may do: writing stays with
// programs and with pages of this origin.
func preflight(c echo.Context) error {
	h := c.Response().Header()
	h.Set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
	h.Set("Access-Control-Allow-Headers", "Accept, If-None-Match")
	h.Set("Access-Control-Max-Age", "86400")
	return c.NoContent(http.StatusNoContent)
}
