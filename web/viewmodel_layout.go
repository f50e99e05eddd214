package web

import (
	"net/url"

	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline/locale"
)

// layoutView fills header, footer and head of a page of the site. The same page
// in another language is at the address that pathIn returns, with the same
// query.
func (s *Server) layoutView(c echo.Context, l *locale.Locale, title string, pathIn func(*locale.Locale) string, query url.Values) components.LayoutView {
	origin := s.origin(c)
	v := components.LayoutView{
		DocumentView: components.DocumentView{
			L: l, Title: title, Style: "css/kronika.css", Scripts: []string{"js/page.js"},
			Canonical: origin + withQuery(pathIn(l), query),
		},
		Home:       homePath(l),
		Developers: developersPath(l),
	}
	for _, other := range locale.Locales() {
		href := withQuery(pathIn(other), query)
		v.Languages = append(v.Languages, components.LanguageLink{
			Tag: other.Tag, Name: l.T("lang." + other.Tag), Href: href, Current: other == l,
		})
		v.Alternates = append(v.Alternates, components.Alternate{Lang: other.Tag, Href: origin + href})
	}
	return v
}
