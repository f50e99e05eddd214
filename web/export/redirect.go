package export

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/web/address"
	"kronika/web/reply"
)

// redirectToPage sends a reader to a timeline's page in their language.
func (s *Exports) redirectToPage(c echo.Context, slug string) error {
	if _, err := s.Store.Timeline(c.Request().Context(), slug); err != nil {
		return err
	}
	reply.VaryByLanguage(c)
	c.Response().Header().Set("Cache-Control", reply.CachePage)
	return c.Redirect(http.StatusFound, address.With(address.Page(reply.Locale(c), slug), c.QueryParams()))
}
