package web

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"kronika/web/reply"
)

// smallBody bounds the body of every request that has no business sending a
// large one.
const smallBody = 1 << 20

// limited holds a request to the limits of its route.
func (s *Server) limited(r reply.Route, next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := s.limitBody(c, r); err != nil {
			return err
		}
		leave, err := s.gateOf(c, r).enter(c.Request().Context())
		if err != nil {
			c.Response().Header().Set("Retry-After", "2")
			return err
		}
		defer leave()
		if r.Streams {
			return next(c)
		}
		ctx, cancel := context.WithTimeout(c.Request().Context(), s.config.Timeout)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		return next(c)
	}
}

// limitBody refuses a body that says it is too long and stops one that is.
func (s *Server) limitBody(c echo.Context, r reply.Route) error {
	limit := int64(smallBody)
	if r.TakesDocument {
		limit = s.config.BodyLimit
	}
	req := c.Request()
	if req.ContentLength > limit {
		return &http.MaxBytesError{Limit: limit}
	}
	req.Body = http.MaxBytesReader(c.Response().Writer, req.Body, limit)
	return nil
}

// A gate lets a bounded number of requests do the same costly work at once, so
// that what anyone may ask for leaves room for other readers. A nil gate is open.
type gate chan struct{}

// gateWait is how long a request waits before a full gate.
const gateWait = time.Second

// gateOf returns the gate that a request has to pass: checking documents and
// searching are work for which nobody needs a token.
func (s *Server) gateOf(c echo.Context, r reply.Route) gate {
	switch query := c.QueryParams(); {
	case r.Checks:
		return s.checks
	case r.Method == http.MethodGet && (query.Get("q") != "" || query.Get("group") != ""):
		return s.searches
	}
	return nil
}

// enter waits for a place. The caller calls leave when its work is done.
func (g gate) enter(ctx context.Context) (leave func(), err error) {
	if g == nil {
		return func() {}, nil
	}
	leave = func() { <-g }
	select {
	case g <- struct{}{}:
		return leave, nil
	default:
	}
	select {
	case g <- struct{}{}:
		return leave, nil
	case <-time.After(gateWait):
		return nil, reply.ErrBusy
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
