package web

import (
	"context"
	"net/url"
	"strconv"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/static"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// embeddingPath is the address of the page for embedding a timeline.
func embeddingPath(l *locale.Locale, slug string) string { return pagePath(l, slug) + "/embed" }

// getEmbedding shows how a timeline is put into pages of other sites. The
// choices are the parameters of the widget, and in which language it is.
func (s *Server) getEmbedding(c echo.Context) error {
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
		page, err := s.embeddingView(ctx, c, l, in, info, v)
		return components.Embedding(page), err
	}
	tag := ""
	if in != nil {
		tag = in.Tag
	}
	return s.cachedPage(c, draw, "embedding", l.Tag, tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.query().Encode())
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
func (s *Server) embeddingView(ctx context.Context, c echo.Context, l, in *locale.Locale, info store.Info, v widgetView) (components.EmbeddingView, error) {
	head := info.Head
	heading := phrase(l, head.Title)
	page := components.EmbeddingView{
		LayoutView: s.layoutView(c, l, l.T("embed.title")+": "+heading.Text, func(in *locale.Locale) string { return embeddingPath(in, head.Slug) }, nil),
		Heading:    heading, Back: pagePath(l, head.Slug),
		Choices: widgetChoices(l, in, v), Fields: widgetFields(l, v), Groups: groupBoxes(l, info, v),
		Preview: withQuery(widgetPath(first(in, l), head.Slug), v.query()),
		Address: s.origin(c) + withQuery(pageAddress(in, head.Slug), v.query()),
	}
	page.NoIndex = true
	page.Scripts = append(page.Scripts, "js/embedding.js")
	page.Related = append(page.Related, toolsStyle())
	n, err := s.chosenCount(ctx, info, v.view)
	if err != nil {
		return page, err
	}
	page.Ways, err = s.ways(ctx, c, l, in, info, v, n)
	page.Height = strconv.Itoa(v.height(n))
	return page, err
}

// pageAddress is the address of a timeline's page, in the reader's language when
// there is none.
func pageAddress(in *locale.Locale, slug string) string {
	if in == nil {
		return "/t/" + slug
	}
	return pagePath(in, slug)
}

// first is in, or the other where there is none.
func first(in, other *locale.Locale) *locale.Locale {
	if in == nil {
		return other
	}
	return in
}

// toolsStyle is what the pages for editors and developers have beside the style
// sheet of all pages.
func toolsStyle() components.HeadLink {
	return components.HeadLink{Rel: "stylesheet", Type: "text/css", Href: static.Path("css/tools.css")}
}
