package web

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"
)

// smallBody bounds the body of every request that has no business sending a
// large one.
const smallBody = 1 << 20

// limited holds a request to the limits of its route.
func (s *Server) limited(r route, next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := s.limitBody(c, r); err != nil {
			return err
		}
		if r.streams {
			return next(c)
		}
		ctx, cancel := context.WithTimeout(c.Request().Context(), s.config.Timeout)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		return next(c)
	}
}

// limitBody refuses a body that says it is too long and stops one that is.
func (s *Server) limitBody(c echo.Context, r route) error {
	limit := int64(smallBody)
	if r.takesDocument {
		limit = s.config.BodyLimit
	}
	req := c.Request()
	if req.ContentLength > limit {
		return &http.MaxBytesError{Limit: limit}
	}
	req.Body = http.MaxBytesReader(c.Response().Writer, req.Body, limit)
	return nil
}
