package widget

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
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
	"kronika/web/view"
)

// getEmbedding shows how a timeline is put into pages of other sites. The
// choices are the parameters of the widget, and in which language it is.
func (s *Widgets) getEmbedding(c echo.Context) error {
	l := reply.Locale(c)
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
		page, err := s.embeddingView(ctx, s.Site.Origin(c), l, in, info, v)
		return components.Embedding(page), err
	}
	tag := ""
	if in != nil {
		tag = in.Tag
	}
	return s.Cache.Answer(c, s.Site.Origin(c), draw, "embedding", l.Tag, tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.Query().Encode())
}

// readWidgetLanguage reads which language the widget is to be in; nil is that of
// its reader.
func readWidgetLanguage(values url.Values) (*locale.Locale, error) {
	tag := query.Parameter(values, "lang")
	if tag == "" {
		return nil, nil
	}
	l := locale.For(tag)
	if l == nil {
		return nil, query.Bad("lang", tag, "error.bad.language", "not a language that is spoken here", "leave it out for the reader's own")
	}
	return l, nil
}

// embeddingView fills the page.
func (s *Widgets) embeddingView(ctx context.Context, origin string, l, in *locale.Locale, info store.Info, v query.Widget) (components.EmbeddingView, error) {
	head := info.Head
	heading := view.Phrase(l, head.Title)
	page := components.EmbeddingView{
		LayoutView: view.LayoutView(origin, l, l.T("embed.title")+": "+heading.Text, func(in *locale.Locale) string { return address.Embedding(in, head.Slug) }, nil),
		Heading:    heading, Back: address.Page(l, head.Slug),
		Choices: widgetChoices(l, in, v), Fields: widgetFields(l, v),
		Preview: address.With(address.Widget(cmp.Or(in, l), head.Slug), v.Query()),
		Address: origin + address.With(address.PageOf(in, head.Slug), v.Query()),
	}
	page.Groups, page.MoreGroups = groupBoxes(l, info, v)
	page.NoIndex = true
	page.Scripts = append(page.Scripts, "js/embedding.js")
	page.Related = append(page.Related, view.ToolsStyle())
	n, err := s.chosenCount(ctx, info, v.View)
	if err != nil {
		return page, err
	}
	page.Ways, err = s.ways(ctx, origin, l, in, info, v, n)
	page.Height = strconv.Itoa(v.Height(n))
	return page, err
}
