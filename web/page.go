package web

import (
	"context"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
)

// getPage shows a timeline: its chart and the list of its events, or those of
// them that the reader chose.
func (s *pages) getPage(c echo.Context) error {
	ctx, l := c.Request().Context(), localeOf(c)
	info, err := s.store.Timeline(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	v, err := readView(c.QueryParams(), info.Head.Calendar())
	if err != nil {
		return err
	}
	if v, err = s.turned(ctx, info.Head.Slug, v); err != nil {
		return err
	}
	draw := func(ctx context.Context) (templ.Component, error) {
		page, err := s.timelineView(ctx, s.site.Origin(c), l, info, v)
		return components.Timeline(page), err
	}
	return s.cache.answer(c, s.site.Origin(c), draw, "page", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.query().Encode())
}
