package web

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
)

// getHealth says that the program runs.
func (s *Server) getHealth(c echo.Context) error { return sendWord(c, "ok") }

// getReady says that the program can answer: its database can be read.
func (s *Server) getReady(c echo.Context) error {
	_, err := s.config.Store.Timeline(c.Request().Context(), "ready")
	if err != nil && !errors.Is(err, timeline.ErrNotFound) {
		return fmt.Errorf("%w: %w", errNotReady, err)
	}
	return sendWord(c, "ready")
}

func sendWord(c echo.Context, word string) error {
	c.Response().Header().Set("Cache-Control", cacheNever)
	return c.String(http.StatusOK, word+"\n")
}
