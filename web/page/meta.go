package page

import (
	"strconv"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/view"
)

// describe puts into the head of a timeline's page what other sites read there:
// Open Graph and Twitter's card, where to ask for the widget (oEmbed), and what
// schema.org says of the events on the page.
func (s *Pages) describe(origin string, l *locale.Locale, info store.Info, events []timeline.Event, doc *components.DocumentView) {
	origin, page := origin, address.Page(l, info.Head.Slug)
	title := view.Phrase(l, info.Head.Title).Text
	doc.Metas = append(doc.Metas,
		components.Meta{Property: "og:type", Content: "article"},
		components.Meta{Property: "og:site_name", Content: l.T("site.name")},
		components.Meta{Property: "og:title", Content: title},
		components.Meta{Property: "og:url", Content: origin + page},
		components.Meta{Property: "og:locale", Content: l.Tag},
		components.Meta{Property: "og:image", Content: origin + address.Card(l, info)},
		components.Meta{Property: "og:image:width", Content: strconv.Itoa(address.CardWidth)},
		components.Meta{Property: "og:image:height", Content: strconv.Itoa(address.CardHeight)},
		components.Meta{Property: "og:image:alt", Content: title},
		components.Meta{Name: "twitter:card", Content: "summary_large_image"},
	)
	if doc.Description != "" {
		doc.Metas = append(doc.Metas, components.Meta{Property: "og:description", Content: doc.Description})
	}
	for _, format := range []string{"json", "xml"} {
		doc.Related = append(doc.Related, components.HeadLink{
			Rel: "alternate", Type: address.OEmbedType(format), Title: title, Href: origin + address.OEmbed(origin+page, format),
		})
	}
	doc.JSONLD = itemListOf(l, info, events, origin+page)
}
