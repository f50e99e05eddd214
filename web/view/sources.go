package view

import (
	"context"
	"slices"

	"kronika/components"
	"kronika/static"
	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/query"
)

// MainSource is the source that most of the timeline is drawn from, where there
// is one. It is looked for among the first events of the whole list, whatever
// the reader chose of it, so that every page says the same.
func MainSource(ctx context.Context, kept store.Reader, l *locale.Locale, head *timeline.Timeline) (*components.Link, error) {
	if len(head.Sources) == 0 {
		return nil, nil
	}
	first, err := kept.Events(ctx, head.Slug, store.Query{Limit: query.ListLimit})
	if err != nil {
		return nil, err
	}
	cited := map[string]int{}
	for _, e := range (Part{}).Shorten(first.Events) {
		for _, id := range CitedBy(e.Citations, nil) {
			cited[id]++
		}
	}
	for _, source := range head.Sources {
		if 2*cited[source.ID] > len(first.Events) {
			return &components.Link{Text: SourceName(l, source).Text, Href: "#" + SourceID(source)}, nil
		}
	}
	return nil, nil
}

// CitedBy adds the sources of citations to ids, each once.
func CitedBy(citations []timeline.Citation, ids []string) []string {
	for _, c := range citations {
		if !slices.Contains(ids, c.Source) {
			ids = append(ids, c.Source)
		}
	}
	return ids
}

// ToolsStyle is what the pages for editors and developers have beside the style
// sheet of all pages.
func ToolsStyle() components.HeadLink {
	return components.HeadLink{Rel: "stylesheet", Type: "text/css", Href: static.Path("css/tools.css")}
}
