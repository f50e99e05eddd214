package web

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// listView fills the list of events of a page.
func (s *pages) listView(ctx context.Context, l *locale.Locale, info store.Info, v view, found store.Result) (components.ListView, error) {
	path := pagePath(l, info.Head.Slug)
	list := components.ListView{
		Find: findView(path, v), Order: orderLinks(l, path, v), Status: listStatus(l, info, v, found),
		Pages: pagesView(l, found.Total, listLimit, v.page, func(page int) string {
			query := v.with("page", "")
			if page > 1 {
				query.Set("page", strconv.Itoa(page))
			}
			return withQuery(path, query)
		}),
	}
	if v.chosen() {
		list.Clear = path
	}
	var err error
	list.Events, err = eventViews(ctx, s.store, l, info, found.Events, permalinks(path, info, found.Events))
	if err == nil && !v.chosen() && !v.newest && info.Count <= listLimit {
		sayGaps(l, info.Head.Calendar(), found.Events, list.Events)
	}
	return list, err
}

// permalinks returns the addresses of events as seen from a page that lists some
// of them.
func permalinks(path string, info store.Info, listed []timeline.Event) func(id string) string {
	here := make(map[string]bool, len(listed))
	for i := range listed {
		here[listed[i].ID] = true
	}
	return func(id string) string {
		if here[id] && info.Count <= listLimit {
			return "#" + id
		}
		return eventPath(path, id)
	}
}

// sayGaps says where the chart compresses a silence how long it was, so that the
// list does not hide it either. The events are all there are, oldest first.
func sayGaps(l *locale.Locale, c edtf.Calendar, events []timeline.Event, views []components.EventView) {
	spans := make([]edtf.Span, len(events))
	for i := range events {
		spans[i] = events[i].Date.Bounds(c)
	}
	breaks := layout.Elastic(spans).Breaks(spans)
	for i := range events {
		t0, _, ok := layout.FromSpan(spans[i])
		if ok && len(breaks) > 0 && t0 >= breaks[0].T1 {
			views[i].Gap = l.T("chart.break", l.Duration(breaks[0].Seconds))
			breaks = breaks[1:]
		}
	}
}

// findView fills the form for words and range.
func findView(path string, v view) components.FindView {
	find := components.FindView{Action: path, Words: v.q, From: v.from, To: v.to, Placeholder: "1991-08"}
	for name, values := range v.query() {
		if name == "q" || name == "from" || name == "to" || name == "page" {
			continue
		}
		for _, value := range values {
			find.Kept = append(find.Kept, components.Field{Name: name, Value: value})
		}
	}
	sortFields(find.Kept)
	return find
}

// orderLinks fills the switch between the two orders.
func orderLinks(l *locale.Locale, path string, v view) []components.Link {
	return []components.Link{
		{Text: l.T("page.order.oldest"), Href: withQuery(path, v.with("order", "")), Current: !v.newest},
		{Text: l.T("page.order.newest"), Href: withQuery(path, v.with("order", orderNewest)), Current: v.newest},
	}
}

// listStatus says how many events are listed of how many.
func listStatus(l *locale.Locale, info store.Info, v view, found store.Result) string {
	switch {
	case v.q != "" && found.Total == 0:
		return l.T("page.search.none")
	case v.q != "":
		return l.N("page.search.results", found.Total)
	case v.chosen():
		return l.N("page.shown", found.Total, l.Number(info.Count))
	}
	return l.N("page.events", info.Count)
}

// sortFields puts hidden fields into order, so that a page is the same each time
// it is drawn.
func sortFields(fields []components.Field) {
	slices.SortStableFunc(fields, func(a, b components.Field) int { return strings.Compare(a.Name, b.Name) })
}
