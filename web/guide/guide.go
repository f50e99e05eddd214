package guide

import (
	"context"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
	"kronika/web/view"
)

// getDevelopers explains what programs and other sites can have of this server,
// with examples that work here: its own address, and a timeline that it has.
func (s *Guides) getDevelopers(c echo.Context) error {
	l := reply.Locale(c)
	list, err := s.Store.Timelines(c.Request().Context(), store.ListQuery{Limit: 1})
	if err != nil {
		return err
	}
	var info store.Info
	if len(list.Timelines) > 0 {
		info = list.Timelines[0]
	}
	draw := func(context.Context) (templ.Component, error) {
		return components.Guide(s.developersView(s.Site.Origin(c), l, info)), nil
	}
	if info.Head == nil {
		return s.Cache.Answer(c, s.Site.Origin(c), draw, "developers", l.Tag)
	}
	return s.Cache.Answer(c, s.Site.Origin(c), draw, "developers", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision)
}

// developersView fills the page for developers.
func (s *Guides) developersView(origin string, l *locale.Locale, info store.Info) components.GuideView {
	g := guide{l: l, base: origin, slug: "moon", importing: s.Import}
	page := components.GuideView{
		LayoutView: view.LayoutView(origin, l, l.T("nav.developers")+" – "+l.T("site.name"), address.Developers, nil),
		Heading:    l.T("nav.developers"), Intro: l.T("dev.intro"),
	}
	page.Scripts = append(page.Scripts, "js/embedding.js")
	page.Related = append(page.Related, view.ToolsStyle())
	page.Sections = []components.SectionView{g.document()}
	if info.Head != nil {
		g.slug = info.Head.Slug
		w := view.EmbedOf(origin, nil, l, info, query.Widget{}, info.Count)
		page.Sections = []components.SectionView{g.formats(), g.api(), g.embedding(w), g.oembed(), g.document()}
	}
	return page
}
