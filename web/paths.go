package web

import (
	"net/http"
	"path"

	"github.com/labstack/echo/v4"

	"kronika/timeline/locale"
)

// tidied sends readers with a careless address to the right one: doubled
// slashes, dots, and a slash at the end are taken away, so that each page has
// one address. Routing works on the decoded path; an escaped slash in a name is
// a slash, and leads nowhere.
func tidied(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		u := c.Request().URL
		u.RawPath = ""
		tidy := tidyPath(u.Path)
		if tidy == u.Path {
			return next(c)
		}
		to := *u
		to.Scheme, to.Host, to.Path = "", "", tidy
		c.Response().Header().Set("Cache-Control", "max-age=3600")
		return c.Redirect(http.StatusPermanentRedirect, to.RequestURI())
	}
}

// tidyPath returns the one form of a path. It always begins with a single
// slash: "//evil.example" would send the reader to another site.
func tidyPath(p string) string {
	clean := path.Clean("/" + p)
	if locale.For(clean[1:]) != nil {
		return clean + "/" // the list of timelines: the only address that ends with a slash
	}
	return clean
}
