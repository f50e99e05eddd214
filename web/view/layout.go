package view

import (
	"net/url"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/web/address"
)

// LayoutView fills header, footer and head of a page of the site. The same page
// in another language is at the address that pathIn returns, with the same
// query.
func LayoutView(origin string, l *locale.Locale, title string, pathIn func(*locale.Locale) string, query url.Values) components.LayoutView {
	in := func(other *locale.Locale) string { return address.With(pathIn(other), query) }
	v := PlainLayout(l, in)
	v.Title = title
	v.Canonical = origin + in(l)
	for _, other := range locale.Locales() {
		v.Alternates = append(v.Alternates, components.Alternate{Lang: other.Tag, Href: origin + in(other)})
	}
	return v
}

// PlainLayout fills what does not depend on the request.
func PlainLayout(l *locale.Locale, addressIn func(*locale.Locale) string) components.LayoutView {
	v := components.LayoutView{
		DocumentView: components.DocumentView{
			L: l, Title: l.T("site.name"), Style: "css/kronika.css", Scripts: []string{"js/page.js"},
		},
		Home:       address.Home(l),
		Developers: address.Developers(l),
		Import:     address.Import(l),
	}
	for _, other := range locale.Locales() {
		v.Languages = append(v.Languages, components.LanguageLink{
			Tag: other.Tag, Name: other.T("lang." + other.Tag), Href: addressIn(other), Current: other.Tag == l.Tag,
		})
	}
	return v
}
