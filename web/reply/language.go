package reply

import (
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/locale"
)

// localeKey is where the reader's language is kept in the context.
const localeKey = "kronika.locale"

// Spoken finds out in which language to answer: the one in the address, or the
// one of the reader's that suits best. An address in a language that is not
// spoken here does not exist. Site is the name of the site; empty is that of the program.
func Spoken(site string, next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		tag := c.Param("lang")
		if tag == "" {
			c.Set(localeKey, locale.Match(c.Request().Header.Get("Accept-Language")).Named(site))
			return next(c)
		}
		l := locale.For(tag)
		if l == nil {
			return timeline.ErrNotFound
		}
		c.Set(localeKey, l.Named(site))
		return next(c)
	}
}

// Locale is the language to answer in. It also works for a request that never
// got as far as a route.
func Locale(c echo.Context) *locale.Locale {
	if l, ok := c.Get(localeKey).(*locale.Locale); ok {
		return l
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(c.Request().URL.Path, "/"), "/")
	if l := locale.For(first); l != nil {
		return l
	}
	return locale.Match(c.Request().Header.Get("Accept-Language"))
}

// VaryByLanguage tells caches that the answer depends on the reader's languages.
func VaryByLanguage(c echo.Context) { c.Response().Header().Add(echo.HeaderVary, "Accept-Language") }
