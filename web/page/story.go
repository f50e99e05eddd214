package page

import (
	"context"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"kronika/components"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

// storyView fills the story of a timeline: the events of the view that weigh most, each on
// a screen of its own, with the others to be unfolded between them.
func (s *Pages) storyView(ctx context.Context, origin string, l *locale.Locale, info store.Info, v query.View) (components.StoryView, error) {
	path := address.Page(l, info.Head.Slug)
	document := s.pageLayout(origin, l, info, v).DocumentView
	story := components.StoryView{
		DocumentView: document,
		Heading:      view.Phrase(l, info.Head.Title),
		Summary:      view.RichText(l, info.Head.Summary),
		Facts:        publish.Facts(l, info),
		Page:         address.With(path, v.With("event", "")),
	}
	story.Style, story.Scripts = "css/story.css", []string{"js/story.js"}
	told, err := s.choose(ctx, l, info, v)
	if err != nil {
		return story, err
	}
	s.describe(origin, l, info, told.events, &story.DocumentView)
	story.Little, story.Path = told.little, told.path
	if told.total > int64(len(told.events)) {
		story.Chosen = l.N("story.chosen", int64(len(told.events)))
	}
	views, err := view.EventViews(ctx, s.Store, l, info, told.events, opens(path, v), partShown(path, v))
	if err != nil {
		return story, err
	}
	for i, e := range views {
		leadToPage(&e, path)
		slide := components.SlideView{
			Event: e, Place: l.T("card.position", i+1, len(views)), Dot: told.dot(e.ID),
		}
		told.between(i, l, path, v, &slide)
		story.Slides = append(story.Slides, slide)
	}
	return story, nil
}

// leadToPage turns the links to the sources below the list into links to the page, which
// has that list.
func leadToPage(e *components.EventView, path string) {
	for _, said := range []*components.StatementView{e.Stated, e.Recorded} {
		if said == nil {
			continue
		}
		for i, c := range said.Citations {
			if strings.HasPrefix(c.Href, "#") {
				said.Citations[i].Href = path + c.Href
			}
		}
	}
}

// dot declares where an event stands on the strip.
func (c *storyChoice) dot(id string) templ.SafeCSS {
	u, ok := c.at[id]
	if !ok {
		return "display:none"
	}
	return templ.SafeCSS("left:" + strconv.FormatFloat(100*u, 'f', 2, 64) + "%")
}

// betweenMost is how many events are listed between two that are told.
const betweenMost = 12

// between says which events lie between one that is told and the next.
func (c *storyChoice) between(i int, l *locale.Locale, path string, v query.View, slide *components.SlideView) {
	first, next := c.places[i]+1, c.total
	if i+1 < len(c.places) {
		next = c.places[i+1]
	}
	n := next - first
	switch {
	case n <= 0:
		return
	case n <= betweenMost && len(c.labels) > 0:
		slide.Unfold = l.N("story.between", n)
		for _, of := range c.labels[first:next] {
			slide.Between = append(slide.Between, components.NeighbourView{Href: opens(path, v)(of.ID), Date: l.DateShort(of.Date), Title: view.Phrase(l, of.Title)})
		}
	default:
		values := v.With("event", "")
		if page := first/query.ListLimit + 1; page > 1 {
			values.Set("page", strconv.FormatInt(page, 10))
		}
		slide.More = &components.Link{Text: l.N("story.between", n), Href: address.With(path, values) + "#" + c.events[i].ID}
	}
}
