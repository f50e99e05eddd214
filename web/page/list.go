package page

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

// listView fills the list of events of a page.
func (s *Pages) listView(ctx context.Context, l *locale.Locale, info store.Info, v query.View, found store.Result) (components.ListView, error) {
	path := address.Page(l, info.Head.Slug)
	list := components.ListView{
		Find: findView(path, v), Order: orderLinks(l, path, v), Status: listStatus(l, info, v, found),
		Pages: view.PagesView(l, found.Total, query.ListLimit, v.Page, func(page int) string {
			query := v.With("page", "")
			if page > 1 {
				query.Set("page", strconv.Itoa(page))
			}
			return address.With(path, query)
		}),
	}
	if v.Chosen() {
		list.Clear = path
	}
	var err error
	if found.Total == 0 && v.Ranged() {
		if list.Near, err = s.beside(ctx, l, info, v); err != nil {
			return list, err
		}
	}
	list.Events, err = view.EventViews(ctx, s.Store, l, info, found.Events, opens(path, v), partShown(path, v))
	if err == nil {
		headDays(l, found.Events, list.Events)
		markWords(list.Events, v.Q)
	}
	if err == nil && !v.Chosen() && !v.Newest && info.Count <= query.ListLimit {
		sayGaps(l, info.Head.Calendar(), found.Events, list.Events)
	}
	return list, err
}

// beside finds the last event before a range that has none, and the first after it.
func (s *Pages) beside(ctx context.Context, l *locale.Locale, info store.Info, v query.View) ([]components.NeighbourView, error) {
	var near []components.NeighbourView
	path := address.Page(l, info.Head.Slug)
	for _, q := range []store.Query{
		{Span: layout.Extent{Lo: layout.MinTime, Hi: v.Span.Lo}, Newest: true},
		{Span: layout.Extent{Lo: v.Span.Hi, Hi: layout.MaxTime}},
	} {
		if q.Span.Empty() {
			continue // the range has no bound on this side
		}
		q.Search, q.Groups, q.Limit = v.Q, v.Groups, 1
		found, err := s.Store.Events(ctx, info.Head.Slug, q)
		if err != nil {
			return nil, err
		}
		for i := range found.Events {
			near = append(near, *stepTo(l, &found.Events[i], func(id string) string { return address.Event(path, id) }))
		}
	}
	return near, nil
}

// partShown says which part of the events' long lists a view shows.
func partShown(path string, v query.View) view.Part {
	return view.Part{Event: v.Event, Number: v.More, Href: func(event string, part int) string { return address.EventPart(path, event, part) }}
}

// opens returns the addresses that open an event in a view: what else was chosen
// stays so.
func opens(path string, v query.View) func(id string) string {
	return func(id string) string { return address.With(path, v.With("event", id)) + address.Chart }
}

// sayGaps says where the chart compresses a silence how long it was, so that the
// list does not hide it either. The events are all there are, oldest first.
func sayGaps(l *locale.Locale, c edtf.Calendar, events []timeline.Event, views []components.EventView) {
	spans := make([]edtf.Span, len(events))
	for i := range events {
		spans[i] = events[i].Date.Bounds(c)
	}
	breaks, words := layout.Elastic(spans).Breaks(spans), chart.WordsOf(l)
	for i := range events {
		t0, _, ok := layout.FromSpan(spans[i])
		if ok && len(breaks) > 0 && t0 >= breaks[0].T1 {
			views[i].Gap = l.T("chart.break", words.Silence(breaks[0]))
			breaks = breaks[1:]
		}
	}
}

// findView fills the form for words and range.
func findView(path string, v query.View) components.FindView {
	find := components.FindView{Action: path + address.List, Words: v.Q, From: cmp.Or(v.TypedFrom, v.From), To: cmp.Or(v.TypedTo, v.To), Placeholder: "1991-08"}
	find.Kept = kept(v, "q", "from", "to", "page", "event", "more", "go", "view")
	return find
}

// kept are the parts of a view that a form keeps: all but some.
func kept(v query.View, but ...string) (fields []components.Field) {
	for name, values := range v.Query() {
		if slices.Contains(but, name) {
			continue
		}
		for _, value := range values {
			fields = append(fields, components.Field{Name: name, Value: value})
		}
	}
	sortFields(fields)
	return fields
}

// orderLinks fills the switch between the two orders.
func orderLinks(l *locale.Locale, path string, v query.View) []components.Link {
	return []components.Link{
		{Text: l.T("page.order.oldest"), Href: address.With(path, v.With("order", "")), Current: !v.Newest},
		{Text: l.T("page.order.newest"), Href: address.With(path, v.With("order", query.OrderNewest)), Current: v.Newest},
	}
}

// listStatus says how many events are listed of how many.
func listStatus(l *locale.Locale, info store.Info, v query.View, found store.Result) string {
	switch {
	case v.Q != "" && found.Total == 0:
		return l.T("page.search.none")
	case v.Q != "":
		return l.N("page.search.results", found.Total)
	case v.Chosen():
		return l.N("page.shown", found.Total, l.Number(info.Count))
	}
	return l.N("page.events", info.Count)
}

// sortFields puts hidden fields into order, so that a page is the same each time
// it is drawn.
func sortFields(fields []components.Field) {
	slices.SortStableFunc(fields, func(a, b components.Field) int { return strings.Compare(a.Name, b.Name) })
}
