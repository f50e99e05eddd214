package web

import (
	"context"
	"net/url"
	"strconv"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/richtext"
	"kronika/timeline/store"
)

const (
	homeLimit  = 20 // timelines on a page of the list
	foundLimit = 3  // events shown of each timeline that a search finds
)

// homeView fills the list of timelines.
func (s *pages) homeView(ctx context.Context, origin string, l *locale.Locale, all []store.Info, v view) (components.HomeView, error) {
	query := url.Values{}
	if v.q != "" {
		query.Set("q", v.q)
	}
	home := components.HomeView{LayoutView: layoutView(origin, l, l.T("nav.timelines"), homePath, query), Words: v.q}
	home.AtHome, home.NoIndex = true, v.q != ""
	home.Description = l.T("home.description")
	if v.q != "" {
		return s.searchedHome(ctx, l, all, home)
	}
	page := all[min((v.page-1)*homeLimit, len(all)):min(v.page*homeLimit, len(all))]
	home.Pages = pagesView(l, int64(len(all)), homeLimit, v.page, func(page int) string {
		if page == 1 {
			return homePath(l)
		}
		return withQuery(homePath(l), url.Values{"page": {strconv.Itoa(page)}})
	})
	for _, info := range page {
		entry := s.entryView(l, info)
		sketch, err := s.charts.sketchView(ctx, info)
		if err != nil {
			return home, err
		}
		entry.Sketch = sketch
		home.Timelines = append(home.Timelines, entry)
	}
	return home, nil
}

// entryView fills what the list says of one timeline.
func (s *pages) entryView(l *locale.Locale, info store.Info) components.EntryView {
	summary := phrase(l, info.Head.Summary)
	summary.Text = richtext.Plain(summary.Text)
	return components.EntryView{
		Title: phrase(l, info.Head.Title), Href: pagePath(l, info.Head.Slug), Summary: summary,
		Facts: append(factsOf(l, info), languagesOf(info)...),
	}
}

// searchedHome fills the list with the timelines in whose title or events the
// words occur.
func (s *pages) searchedHome(ctx context.Context, l *locale.Locale, all []store.Info, home components.HomeView) (components.HomeView, error) {
	var events int64
	for _, info := range all {
		found, err := s.store.Events(ctx, info.Head.Slug, store.Query{Search: home.Words, Limit: foundLimit})
		if err != nil {
			return home, err
		}
		if found.Total == 0 && !holdsWords(info.Head, home.Words) {
			continue
		}
		events += found.Total
		home.Timelines = append(home.Timelines, s.foundView(l, info, found, home.Words))
	}
	home.Status = l.T("home.search.none")
	if len(home.Timelines) > 0 {
		home.Status = l.N("page.search.results", events)
	}
	return home, nil
}

// foundView fills what the list says of a timeline in which a search found
// something.
func (s *pages) foundView(l *locale.Locale, info store.Info, found store.Result, words string) components.EntryView {
	entry := s.entryView(l, info)
	path := pagePath(l, info.Head.Slug)
	for _, e := range found.Events {
		entry.Found = append(entry.Found, components.FoundView{
			Title: phrase(l, e.Title), Date: l.Date(e.Date), Href: eventPath(path, e.ID),
		})
	}
	if found.Total > int64(len(found.Events)) {
		entry.More = &components.Link{
			Text: l.N("page.search.results", found.Total), Href: withQuery(path, url.Values{"q": {words}}),
		}
	}
	return entry
}
