package page

import (
	"context"
	"maps"
	"net/url"
	"strconv"
	"strings"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/richtext"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

const (
	homeLimit  = 20 // timelines on a page of the list
	foundLimit = 3  // events shown of each timeline that a search finds
)

// homeView fills the list of timelines.
func (s *Pages) homeView(ctx context.Context, origin string, l *locale.Locale, list store.List, v query.View) (components.HomeView, error) {
	query := url.Values{}
	if v.Q != "" {
		query.Set("q", v.Q)
	}
	home := components.HomeView{LayoutView: view.LayoutView(origin, l, l.T("nav.timelines"), address.Home, query), Words: v.Q}
	home.AtHome, home.NoIndex = true, v.Q != ""
	home.Description = l.T("home.description")
	pages := func(total int) *components.PagesView {
		return view.PagesView(l, int64(total), homeLimit, v.Page, func(page int) string {
			to := maps.Clone(query)
			if page > 1 {
				to.Set("page", strconv.Itoa(page))
			}
			return address.With(address.Home(l), to)
		})
	}
	if v.Q != "" {
		found, err := s.Store.Search(ctx, v.Q, (v.Page-1)*homeLimit, homeLimit)
		if err != nil {
			return home, err
		}
		home.Pages = pages(found.Total)
		return s.searchedHome(ctx, l, found, home)
	}
	home.Pages = pages(list.Total)
	for _, info := range list.Timelines {
		entry := s.entryView(l, info)
		sketch, err := s.Charts.SketchView(ctx, info)
		if err != nil {
			return home, err
		}
		entry.Sketch = sketch
		home.Timelines = append(home.Timelines, entry)
	}
	return home, nil
}

// entryView fills what the list says of one timeline.
func (s *Pages) entryView(l *locale.Locale, info store.Info) components.EntryView {
	summary := view.Phrase(l, info.Head.Summary)
	summary.Text = richtext.Plain(summary.Text)
	return components.EntryView{
		Title: view.Phrase(l, info.Head.Title), Href: address.Page(l, info.Head.Slug), Summary: summary,
		Facts: append(publish.Facts(l, info), languagesOf(info)...),
	}
}

// languagesOf names the languages of a timeline, each in itself.
func languagesOf(info store.Info) []string {
	var names []string
	for _, tag := range info.Head.Languages {
		if other := locale.For(tag); other != nil {
			tag = other.T("lang." + tag)
		}
		names = append(names, tag)
	}
	if len(names) == 0 {
		return nil
	}
	return []string{strings.Join(names, ", ")}
}

// searchedHome fills the list with the timelines that a search found.
func (s *Pages) searchedHome(ctx context.Context, l *locale.Locale, found store.Found, home components.HomeView) (components.HomeView, error) {
	for _, t := range found.Timelines {
		var events store.Result
		if t.Events > 0 {
			var err error
			if events, err = s.Store.Events(ctx, t.Head.Slug, store.Query{Search: home.Words, Limit: foundLimit}); err != nil {
				return home, err
			}
		}
		home.Timelines = append(home.Timelines, s.foundView(l, t.Info, events, home.Words))
	}
	home.Status = l.T("home.search.none")
	if found.Total > 0 {
		home.Status = l.N("page.search.results", found.Events)
	}
	return home, nil
}

// foundView fills what the list says of a timeline in which a search found
// something.
func (s *Pages) foundView(l *locale.Locale, info store.Info, found store.Result, words string) components.EntryView {
	entry := s.entryView(l, info)
	path := address.Page(l, info.Head.Slug)
	for _, e := range found.Events {
		entry.Found = append(entry.Found, components.FoundView{
			Title: view.Phrase(l, e.Title), Date: l.Date(e.Date), Href: address.Event(path, e.ID),
		})
	}
	if found.Total > int64(len(found.Events)) {
		entry.More = &components.Link{
			Text: l.N("page.search.results", found.Total), Href: address.With(path, url.Values{"q": {words}}),
		}
	}
	return entry
}
