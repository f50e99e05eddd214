package page

import (
	"context"
	"net/http"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline/edtf"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
)

// redirectToHome sends a reader to the list of timelines in their language.
func (s *Pages) redirectToHome(c echo.Context) error {
	reply.VaryByLanguage(c)
	c.Response().Header().Set("Cache-Control", reply.CachePage)
	return c.Redirect(http.StatusFound, address.With(address.Home(reply.Locale(c)), c.QueryParams()))
}

// getHome lists the timelines, or what a search finds in them.
func (s *Pages) getHome(c echo.Context) error {
	v, err := query.Read(c.QueryParams(), edtf.Calendar{})
	if err != nil {
		return err
	}
	list, err := s.Store.Timelines(c.Request().Context(), store.ListQuery{Offset: (v.Page - 1) * homeLimit, Limit: homeLimit})
	if err != nil {
		return err
	}
	l := reply.Locale(c)
	draw := func(ctx context.Context) (templ.Component, error) {
		view, err := s.homeView(ctx, s.Site.Origin(c), l, list, v)
		return components.Home(view), err
	}
	return s.Cache.Answer(c, s.Site.Origin(c), draw, "home", l.Tag, v.Q, v.Page, list.State)
}
