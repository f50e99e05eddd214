package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline/edtf"
	"kronika/timeline/store"
)

// redirectToHome sends a reader to the list of timelines in their language.
func (s *pages) redirectToHome(c echo.Context) error {
	negotiated(c)
	c.Response().Header().Set("Cache-Control", cachePage)
	return c.Redirect(http.StatusFound, withQuery(homePath(localeOf(c)), c.QueryParams()))
}

// getHome lists the timelines, or what a search finds in them.
func (s *pages) getHome(c echo.Context) error {
	v, err := readView(c.QueryParams(), edtf.Calendar{})
	if err != nil {
		return err
	}
	all, err := s.store.Timelines(c.Request().Context())
	if err != nil {
		return err
	}
	l := localeOf(c)
	draw := func(ctx context.Context) (templ.Component, error) {
		view, err := s.homeView(ctx, s.site.Origin(c), l, all, v)
		return components.Home(view), err
	}
	return s.cache.answer(c, s.site.Origin(c), draw, "home", l.Tag, v.q, v.page, revisions(all))
}

// revisions names the state of all timelines.
func revisions(all []store.Info) string {
	var b strings.Builder
	for _, info := range all {
		fmt.Fprintf(&b, "%s %d %d\n", info.Head.Slug, info.Created.UnixNano(), info.Revision)
	}
	return b.String()
}
