package web

import (
	"cmp"
	"context"
	"net/url"
	"strconv"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// getEmbedding shows how a timeline is put into pages of other sites. The
// choices are the parameters of the widget, and in which language it is.
func (s *widgets) getEmbedding(c echo.Context) error {
	l := localeOf(c)
	info, v, err := s.chooseWidget(c)
	if err != nil {
		return err
	}
	in, err := readWidgetLanguage(c.QueryParams())
	if err != nil {
		return err
	}
	// An event that is not there would only be found out by the readers of the
	// page that the widget is pasted into.
	if _, err := s.firstRow(c.Request().Context(), info.Head.Slug, v); err != nil {
		return err
	}
	draw := func(ctx context.Context) (templ.Component, error) {
		page, err := s.embeddingView(ctx, s.site.Origin(c), l, in, info, v)
		return components.Embedding(page), err
	}
	tag := ""
	if in != nil {
		tag = in.Tag
	}
	return s.cache.answer(c, s.site.Origin(c), draw, "embedding", l.Tag, tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.query().Encode())
}

// readWidgetLanguage reads which language the widget is to be in; nil is that of
// its reader.
func readWidgetLanguage(values url.Values) (*locale.Locale, error) {
	tag := parameter(values, "lang")
	if tag == "" {
		return nil, nil
	}
	l := locale.For(tag)
	if l == nil {
		return nil, badParam("lang", tag, "error.bad.language", "not a language that is spoken here", "leave it out for the reader's own")
	}
	return l, nil
}

// embeddingView fills the page.
func (s *widgets) embeddingView(ctx context.Context, origin string, l, in *locale.Locale, info store.Info, v widgetView) (components.EmbeddingView, error) {
	head := info.Head
	heading := phrase(l, head.Title)
	page := components.EmbeddingView{
		LayoutView: layoutView(origin, l, l.T("embed.title")+": "+heading.Text, func(in *locale.Locale) string { return embeddingPath(in, head.Slug) }, nil),
		Heading:    heading, Back: pagePath(l, head.Slug),
		Choices: widgetChoices(l, in, v), Fields: widgetFields(l, v), Groups: groupBoxes(l, info, v),
		Preview: withQuery(widgetPath(cmp.Or(in, l), head.Slug), v.query()),
		Address: origin + withQuery(pageAddress(in, head.Slug), v.query()),
	}
	page.NoIndex = true
	page.Scripts = append(page.Scripts, "js/embedding.js")
	page.Related = append(page.Related, toolsStyle())
	n, err := s.chosenCount(ctx, info, v.view)
	if err != nil {
		return page, err
	}
	page.Ways, err = s.ways(ctx, origin, l, in, info, v, n)
	page.Height = strconv.Itoa(v.height(n))
	return page, err
}
