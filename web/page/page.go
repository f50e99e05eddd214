package page

import (
	"context"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/web/query"
	"kronika/web/reply"
)

// getPage shows a timeline: its chart and the list of its events, or those of
// them that the reader chose.
func (s *Pages) getPage(c echo.Context) error {
	ctx, l := c.Request().Context(), reply.Locale(c)
	info, err := s.Store.Timeline(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	v, err := query.Read(c.QueryParams(), info.Head.Calendar())
	if err != nil {
		return err
	}
	v, lost, err := s.turned(ctx, info.Head.Slug, v)
	if err != nil {
		return err
	}
	draw := func(ctx context.Context) (templ.Component, error) {
		page, err := s.timelineView(ctx, s.Site.Origin(c), l, info, v)
		if err == nil && lost != "" {
			page.NoIndex = true
			page.Lost, err = s.lostView(ctx, l, info, lost)
		}
		return components.Timeline(page), err
	}
	return s.Cache.Answer(c, s.Site.Origin(c), draw, "page", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.Query().Encode(), lost)
}
