package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// redirectToPage sends a reader to a timeline's page in their language.
func (s *exports) redirectToPage(c echo.Context, slug string) error {
	if _, err := s.store.Timeline(c.Request().Context(), slug); err != nil {
		return err
	}
	negotiated(c)
	c.Response().Header().Set("Cache-Control", cachePage)
	return c.Redirect(http.StatusFound, withQuery(pagePath(localeOf(c), slug), c.QueryParams()))
}
