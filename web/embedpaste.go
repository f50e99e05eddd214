package web

import (
	"context"
	"html"
	"strings"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// pastedEvents bounds how many events the markup that needs no server has.
const pastedEvents = 100

// pasted writes a timeline as markup that needs no server once it is pasted: its
// drawing and its events as text. It asks nothing of the page around it.
func (s *widgets) pasted(ctx context.Context, origin string, l *locale.Locale, info store.Info, v widgetView) (string, error) {
	q := v.choice()
	q.Offset, q.Limit = 0, pastedEvents
	found, err := s.store.Events(ctx, info.Head.Slug, q)
	if err != nil {
		return "", err
	}
	page := origin + pagePath(l, info.Head.Slug)
	views, err := eventViews(ctx, s.store, l, info, found.Events, func(id string) string { return eventPath(page, id) })
	if err != nil {
		return "", err
	}
	p := components.PastedView{
		Heading: phrase(l, info.Head.Title), Facts: factsOf(l, info), Record: l.T("page.recorded"), Events: views,
		Page: components.Link{Href: page, Text: l.T("embed.whole")},
	}
	if rest := found.Total - int64(len(found.Events)); rest > 0 {
		p.Rest = l.N("embed.rest", rest)
	}
	text, err := render(ctx, components.Pasted(p))
	if err != nil {
		return "", err
	}
	drawing, err := s.drawing(origin, l, info, v, found.Events)
	return `<section lang="` + html.EscapeString(l.Tag) + `" dir="` + l.Dir + "\">\n" + drawing + string(text) + "\n</section>", err
}

// drawing is the chart as SVG that can stand in any page.
func (s *widgets) drawing(origin string, l *locale.Locale, info store.Info, v widgetView, events []timeline.Event) (string, error) {
	format, ok := codec.ByName("svg")
	if !ok {
		return "", nil
	}
	options, err := encodeOptions(info, format, ExportOptions{BaseURL: origin, Language: l.Tag, Scale: v.scale, Width: widgetWidth})
	if err != nil {
		return "", err
	}
	options.Pasted = true
	var b strings.Builder
	_, err = format.Encode(&b, streamOf(info.Head, events), options)
	return b.String(), err
}
