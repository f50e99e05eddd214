package web

import (
	"context"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// getDevelopers explains what programs and other sites can have of this server,
// with examples that work here: its own address, and a timeline that it has.
func (s *guides) getDevelopers(c echo.Context) error {
	l := localeOf(c)
	all, err := s.store.Timelines(c.Request().Context())
	if err != nil {
		return err
	}
	var info store.Info
	if len(all) > 0 {
		info = all[0]
	}
	draw := func(context.Context) (templ.Component, error) {
		return components.Guide(s.developersView(s.site.Origin(c), l, info)), nil
	}
	if info.Head == nil {
		return s.cache.answer(c, s.site.Origin(c), draw, "developers", l.Tag)
	}
	return s.cache.answer(c, s.site.Origin(c), draw, "developers", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision)
}

// developersView fills the page for developers.
func (s *guides) developersView(origin string, l *locale.Locale, info store.Info) components.GuideView {
	g := guide{l: l, base: origin, slug: "moon"}
	page := components.GuideView{
		LayoutView: layoutView(origin, l, l.T("nav.developers")+" – "+l.T("site.name"), developersPath, nil),
		Heading:    l.T("nav.developers"), Intro: l.T("dev.intro"),
	}
	page.Scripts = append(page.Scripts, "js/embedding.js")
	page.Related = append(page.Related, toolsStyle())
	page.Sections = []components.SectionView{g.document()}
	if info.Head != nil {
		g.slug = info.Head.Slug
		w := placedWidgetOf(origin, nil, l, info, widgetView{}, info.Count)
		page.Sections = []components.SectionView{g.formats(), g.api(), g.embedding(w), g.oembed(), g.document()}
	}
	return page
}
