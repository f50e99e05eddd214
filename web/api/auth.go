package api

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/web/reply"
)

// authorized lets a request through that carries the operator's token. Without
// a token in the configuration no request may write.
func (s *API) authorized(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if s.Token == "" {
			return echo.NewHTTPError(http.StatusForbidden, strings.TrimSpace("This server takes no changes. "+s.Hint))
		}
		scheme, token, _ := strings.Cut(c.Request().Header.Get("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") || !reply.SameSecret(strings.TrimSpace(token), s.Token) {
			return echo.NewHTTPError(http.StatusUnauthorized, "Send the token with which the server was started, as in Authorization: Bearer TOKEN.")
		}
		return next(c)
	}
}
