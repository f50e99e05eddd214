package page

import (
	"net/url"
	"strings"

	"kronika/components"
	"kronika/timeline/codec/formats"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
)

// exportsView fills the menu of formats. The documents are in the language of the page
// and have the events that the view chooses, which are total.
func exportsView(origin string, l *locale.Locale, info store.Info, v query.View, total int64) components.ExportsView {
	slug := info.Head.Slug
	menu := components.ExportsView{Formats: exportViews(l, slug, v.Filter()), Subscribe: subscription(origin, l, slug, v.Filter())}
	if v.Chosen() {
		menu.Filtered = l.N("page.export.filtered", total, l.Number(info.Count))
		menu.Whole = l.N("page.export.whole", info.Count)
		menu.All = exportViews(l, slug, publish.Filter{})
	}
	return menu
}

// exportViews leads to the timeline in every format, and once more to the table with
// the mark by which spreadsheet programs know that it is UTF-8.
func exportViews(l *locale.Locale, slug string, f publish.Filter) []components.ExportView {
	values := exportQuery(l, f)
	var views []components.ExportView
	for _, format := range formats.All() {
		if format.Encode == nil {
			continue
		}
		at := address.Export(slug, format.Extension)
		views = append(views, components.ExportView{Title: format.Title, Extension: format.Extension, Href: address.With(at, values)})
		if format.Name == "csv" {
			marked := exportQuery(l, f)
			marked.Set("bom", "1")
			views = append(views, components.ExportView{
				Title: l.T("page.export.excel"), Extension: format.Extension, Href: address.With(at, marked),
			})
		}
	}
	return views
}

// exportQuery are the parameters of a document in the language of the page.
func exportQuery(l *locale.Locale, f publish.Filter) url.Values {
	values := f.Parameters()
	values.Set("lang", l.Tag)
	return values
}

// subscription is the address of the calendar for programs that read it again and
// again. The scheme webcal has them do so, where https would have them import it once.
func subscription(origin string, l *locale.Locale, slug string, f publish.Filter) string {
	_, host, _ := strings.Cut(origin, "://")
	return "webcal://" + address.With(host+address.Export(slug, "ics"), exportQuery(l, f))
}
