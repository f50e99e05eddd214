package web

import (
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/web/reply"
)

// getHealth says that the program runs.
func (s *Server) getHealth(c echo.Context) error { return sendWord(c, "ok") }

// getReady answers whether the program can do its work: its database can be read
// and written.
func (s *Server) getReady(c echo.Context) error {
	if err := s.config.Store.Ready(c.Request().Context()); err != nil {
		return fmt.Errorf("%w: %w", reply.ErrNotReady, err)
	}
	return sendWord(c, "ready")
}

func sendWord(c echo.Context, word string) error {
	c.Response().Header().Set("Cache-Control", reply.CacheNever)
	return c.String(http.StatusOK, word+"\n")
}
