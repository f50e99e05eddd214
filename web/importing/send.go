package importing

import (
	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/web/reply"
)

// send answers with a page that is not cached, for it shows what is not stored.
func (s *Imports) send(c echo.Context, status int, page templ.Component) error {
	html, err := reply.Render(c.Request().Context(), page)
	if err != nil {
		return err
	}
	return reply.Send(c, reply.Answer{Status: status, MediaType: reply.TypeHTML, Cache: reply.CacheNever, Body: reply.QuickBody(html)})
}
