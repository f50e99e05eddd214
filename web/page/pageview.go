package page

import (
	"context"
	"net/url"
	"slices"
	"strconv"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/codec/formats"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/richtext"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

// timelineView fills the page of a timeline.
func (s *Pages) timelineView(ctx context.Context, origin string, l *locale.Locale, info store.Info, v query.View) (components.TimelineView, error) {
	head := info.Head
	heading := view.Phrase(l, head.Title)
	page := components.TimelineView{
		LayoutView: s.pageLayout(origin, l, info, v),
		Heading:    heading,
		Summary:    view.RichText(l, head.Summary),
		Facts:      publish.Facts(l, info),
		Embed:      address.Page(l, head.Slug) + "/embed",
	}
	page.Groups, page.MoreGroups = legendView(l, info, v)
	if info.Count > 1 {
		page.Story = address.With(address.Page(l, head.Slug), v.With("view", query.ViewStory))
	}
	page.Printed = l.T("print.address", page.Canonical)
	if len(v.Groups) > 0 {
		page.AllHref = address.With(address.Page(l, head.Slug), v.With("group", ""))
	}
	found, err := s.Store.Events(ctx, head.Slug, v.Choice())
	if err != nil {
		return page, err
	}
	if page.List, err = s.listView(ctx, l, info, v, found); err != nil {
		return page, err
	}
	shown := partShown(address.Page(l, head.Slug), v).Shorten(found.Events)
	s.describe(origin, l, info, shown, &page.DocumentView)
	page.Sources = sourceViews(l, head, shown)
	if page.From, err = view.MainSource(ctx, s.Store, l, head); err != nil {
		return page, err
	}
	page.Trust = s.trustView(l, head, page.Canonical)
	page.Exports = exportsView(origin, l, info, v, found.Total)
	if page.Chart, err = s.Charts.ChartView(ctx, l, info, v, layout.PageProfile()); err != nil {
		return page, err
	}
	for i := range page.List.Events {
		if u, ok := page.Chart.Places[page.List.Events[i].ID]; ok {
			page.List.Events[i].U = strconv.FormatFloat(u, 'f', -1, 64)
		}
	}
	if v.Event == "" {
		return page, nil
	}
	return page, s.openEvent(ctx, origin, l, info, v, &page)
}

// pageLayout fills what is around a timeline's page. A search or a filter is not
// a page of its own to search engines: it names the whole list as the one to
// keep.
func (s *Pages) pageLayout(origin string, l *locale.Locale, info store.Info, v query.View) components.LayoutView {
	head := info.Head
	pathIn := func(in *locale.Locale) string { return address.Page(in, head.Slug) }
	title := view.Phrase(l, head.Title).Text + " – " + l.T("site.name")
	layout := view.LayoutView(origin, l, title, pathIn, v.Query())
	layout.Canonical = origin + address.Page(l, head.Slug)
	if v.Page > 1 && !v.Chosen() && !v.Newest {
		layout.Canonical = origin + address.With(address.Page(l, head.Slug), v.Query())
	}
	layout.NoIndex = v.Chosen()
	layout.Description = richtext.Plain(view.Phrase(l, head.Summary).Text)
	layout.Alternates = append(layout.Alternates, components.Alternate{
		Lang: "x-default", Href: origin + address.With("/t/"+head.Slug, v.Query()),
	})
	layout.Related = relatedLinks(l, head.Slug, v)
	return layout
}

// relatedLinks names the forms of a page that programs look for: in its language and with
// the events that it shows.
func relatedLinks(l *locale.Locale, slug string, v query.View) []components.HeadLink {
	var links []components.HeadLink
	for _, name := range []string{"json", "atom", "feed.json"} {
		if f, ok := formats.ByName(name); ok {
			links = append(links, components.HeadLink{
				Rel: "alternate", Type: f.MediaType, Title: f.Title, Href: address.With(address.Export(slug, f.Extension), exportQuery(l, v.Filter())),
			})
		}
	}
	return links
}

// legendLimit is how many groups the legend has at a time.
const legendLimit = 100

// legendView fills the legend with the groups of its part and those that are chosen;
// more leads to the next part, nil behind the last. Each group leads to the view with
// it put in or taken out.
func legendView(l *locale.Locale, info store.Info, v query.View) (views []components.FilterView, more *components.Link) {
	first := (v.Legend - 1) * legendLimit
	if rest := len(info.Head.Groups) - first - legendLimit; rest > 0 {
		more = &components.Link{Text: l.N("page.more", int64(rest)), Href: address.With(address.Page(l, info.Head.Slug), v.With("legend", strconv.Itoa(v.Legend+1)))}
	}
	for i, g := range info.Head.Groups {
		on := slices.Contains(v.Groups, g.ID)
		if !on && (i < first || i >= first+legendLimit) {
			continue
		}
		query := v.With("group", "")
		for _, other := range v.Groups {
			if other != g.ID {
				query.Add("group", other)
			}
		}
		if !on {
			query.Add("group", g.ID)
		}
		views = append(views, components.FilterView{
			Label: view.Phrase(l, g.Label), Color: view.GroupColor("--c", info.Head, i), On: on,
			Count: l.Number(info.Groups[g.ID]), Href: address.With(address.Page(l, info.Head.Slug), sorted(query)),
		})
	}
	return views, more
}

// sorted puts the groups of a query into order, so that the same choice always
// has the same address.
func sorted(query url.Values) url.Values {
	slices.Sort(query["group"])
	return query
}

// allSources is up to how many sources a page lists whether they are cited on it
// or not.
const allSources = 50

// sourceViews fills the list of sources: all when they are few, else those that
// the events on the page cite.
func sourceViews(l *locale.Locale, head *timeline.Timeline, events []timeline.Event) []components.SourceView {
	var cited []string
	for i := range events {
		cited = view.CitedBy(events[i].Citations, cited)
		if r := events[i].Record; r != nil {
			cited = view.CitedBy(r.Citations, cited)
		}
	}
	back := citedOn(l, events)
	var views []components.SourceView
	for _, source := range head.Sources {
		if len(head.Sources) > allSources && !slices.Contains(cited, source.ID) {
			continue
		}
		view := components.SourceView{ID: view.SourceID(source), Title: view.Phrase(l, source.Title), Href: source.URL, Back: back[source.ID]}
		if source.Publisher != "" || !source.Date.IsZero() {
			view.Details = sourceDetails(l, source)
		}
		views = append(views, view)
	}
	return views
}

// citedOn lists the events that cite each source, by its id.
func citedOn(l *locale.Locale, events []timeline.Event) map[string][]components.NeighbourView {
	back := map[string][]components.NeighbourView{}
	for i := range events {
		e := &events[i]
		cited := view.CitedBy(e.Citations, nil)
		if e.Record != nil {
			cited = view.CitedBy(e.Record.Citations, cited)
		}
		for _, id := range cited {
			back[id] = append(back[id], components.NeighbourView{Href: "#" + e.ID, Date: l.DateShort(e.Date), Title: view.Phrase(l, e.Title)})
		}
	}
	return back
}

// sourceDetails says who published a source, and when.
func sourceDetails(l *locale.Locale, s timeline.Source) string {
	if s.Publisher == "" {
		return l.Date(s.Date)
	}
	return view.SourceName(l, s).Text
}
