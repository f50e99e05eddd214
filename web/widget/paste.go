package widget

import (
	"context"
	"html"
	"strings"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/codec/formats"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
	"kronika/web/view"
)

// pastedEvents bounds how many events the markup that needs no server has.
const pastedEvents = 100

// pasted writes a timeline as markup that needs no server once it is pasted: its
// drawing and its events as text. It asks nothing of the page around it.
func (s *Widgets) pasted(ctx context.Context, origin string, l *locale.Locale, info store.Info, v query.Widget) (string, error) {
	q := v.Choice()
	q.Offset, q.Limit = 0, pastedEvents
	found, err := s.Store.Events(ctx, info.Head.Slug, q)
	if err != nil {
		return "", err
	}
	page := origin + address.Page(l, info.Head.Slug)
	views, err := view.EventViews(ctx, s.Store, l, info, found.Events, func(id string) string { return address.Event(page, id) },
		view.Part{Href: func(id string, part int) string { return address.EventPart(page, id, part) }})
	if err != nil {
		return "", err
	}
	p := components.PastedView{
		Heading: view.Phrase(l, info.Head.Title), Facts: publish.Facts(l, info), Record: l.T("page.recorded"), Events: views,
		Page: components.Link{Href: page, Text: l.T("embed.whole")},
	}
	if rest := found.Total - int64(len(found.Events)); rest > 0 {
		p.Rest = l.N("embed.rest", rest)
	}
	text, err := reply.Render(ctx, components.Pasted(p))
	if err != nil {
		return "", err
	}
	drawing, err := s.drawing(origin, l, info, v, found.Events)
	return `<section lang="` + html.EscapeString(l.Tag) + `" dir="` + l.Dir + "\">\n" + drawing + string(text) + "\n</section>", err
}

// drawing is the chart as SVG that can stand in any page.
func (s *Widgets) drawing(origin string, l *locale.Locale, info store.Info, v query.Widget, events []timeline.Event) (string, error) {
	format, ok := formats.ByName("svg")
	if !ok {
		return "", nil
	}
	options, err := publish.EncodeOptions(info, format, publish.Options{BaseURL: origin, Language: l.Tag, Site: l.T("site.name"), Scale: v.Scale, Width: query.WidgetWidth})
	if err != nil {
		return "", err
	}
	options.Pasted = true
	var b strings.Builder
	_, err = format.Encode(&b, publish.StreamOf(info.Head, events), options)
	return b.String(), err
}
