package widget

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/static"
)

// embedScript answers at an address that never changes, which stands in pages of
// other sites, with the way to the script as it is in this build.
func embedScript(name string) echo.HandlerFunc {
	return func(c echo.Context) error {
		c.Response().Header().Set("Cache-Control", "public, max-age=3600")
		return c.Redirect(http.StatusFound, static.Path(name))
	}
}
