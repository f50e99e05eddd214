package page

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
	"kronika/timeline/richtext"
	"kronika/timeline/source"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/view"
)

// openEvent opens the event of a view on its page: its card, with the events before and
// after it in order of time among those chosen, and what other sites read of it. The
// page then has an address of its own.
func (s *Pages) openEvent(ctx context.Context, origin string, l *locale.Locale, info store.Info, v query.View, page *components.TimelineView) error {
	path := address.Page(l, info.Head.Slug)
	q := v.Choice()
	q.Newest = false
	at, err := s.Store.Position(ctx, info.Head.Slug, v.Event, q)
	if err != nil {
		return err
	}
	q.Offset, q.Limit = max(at-1, 0), 3
	found, err := s.Store.Events(ctx, info.Head.Slug, q)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(found.Events, func(e timeline.Event) bool { return e.ID == v.Event })
	if i < 0 {
		return nil // it was removed since the page began to be drawn
	}
	events, err := view.EventViews(ctx, s.Store, l, info, found.Events[i:i+1], opens(path, v), partShown(path, v))
	if err != nil {
		return err
	}
	card := &components.EventCardView{
		Event: events[0], Number: l.Number(at + 1), Total: l.Number(found.Total), Position: l.T("card.position", at+1, found.Total),
		Close:   address.With(path, v.With("event", "")) + address.Chart,
		Story:   address.With(path, map[string][]string{"event": {v.Event}, "view": {query.ViewStory}}) + "#story/" + v.Event,
		Mistake: s.mistake(l, origin+address.Event(path, v.Event)),
		Link:    origin + address.With(path, map[string][]string{"event": {v.Event}}),
	}
	if i > 0 {
		card.Before = stepTo(l, &found.Events[i-1], opens(path, v))
	}
	if i+1 < len(found.Events) {
		card.After = stepTo(l, &found.Events[i+1], opens(path, v))
	}
	page.Card = card
	describeEvent(l, &found.Events[i], origin+address.EventCard(l, info, v.Event), card, &page.DocumentView)
	return nil
}

// stepTo leads to an event beside the one that is open.
func stepTo(l *locale.Locale, e *timeline.Event, open func(id string) string) *components.NeighbourView {
	return &components.NeighbourView{Href: open(e.ID), Date: l.DateShort(e.Date), Title: view.Phrase(l, e.Title)}
}

// describeEvent says in the head of a page that it is about one event.
func describeEvent(l *locale.Locale, e *timeline.Event, picture string, card *components.EventCardView, doc *components.DocumentView) {
	title := card.Event.Title.Text
	doc.Title = title + " – " + doc.Title
	doc.Canonical = card.Link
	text, _ := e.Text.In(l.Tag)
	if doc.Description == "" { // of the timeline
		doc.Metas = append(doc.Metas, components.Meta{Property: "og:description"})
	}
	doc.Description = card.Event.Date.Text
	if plain := richtext.Plain(text); plain != "" {
		doc.Description += ". " + plain
	}
	for i := range doc.Metas {
		switch m := &doc.Metas[i]; m.Property {
		case "og:title", "og:image:alt":
			m.Content = title
		case "og:url":
			m.Content = card.Link
		case "og:image":
			m.Content = picture
		case "og:description":
			m.Content = doc.Description
		}
	}
}

// nearLimit is how many events are named to somebody who asked for one that is not there.
const nearLimit = 3

// lostView says that there is no event of a name, and leads to those that may be meant.
func (s *Pages) lostView(ctx context.Context, l *locale.Locale, info store.Info, name string) (*components.LostView, error) {
	lost := &components.LostView{Text: l.T("card.lost", timeline.Excerpt(name))}
	near, err := s.near(ctx, info, name)
	for i := range near {
		lost.Near = append(lost.Near, *stepTo(l, &near[i], func(id string) string { return address.Event(address.Page(l, info.Head.Slug), id) }))
	}
	return lost, err
}

// near finds the events whose ids or words are like a name.
func (s *Pages) near(ctx context.Context, info store.Info, name string) ([]timeline.Event, error) {
	if info.Count <= layout.MaxElastic {
		all, err := s.Store.Events(ctx, info.Head.Slug, store.Query{Limit: layout.MaxElastic})
		if err != nil {
			return nil, err
		}
		ids := make([]string, len(all.Events))
		for i := range ids {
			ids[i] = all.Events[i].ID
		}
		if i := slices.Index(ids, source.Nearest(name, ids)); i >= 0 {
			return all.Events[i : i+1], nil
		}
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	words = slices.DeleteFunc(words, func(word string) bool { return utf8.RuneCountInString(word) < 3 }) // these say nothing
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) })
	for _, some := range append([]string{strings.Join(words, " ")}, words[:min(nearLimit, len(words))]...) {
		found, err := s.Store.Events(ctx, info.Head.Slug, store.Query{Search: some, Limit: nearLimit})
		if err != nil || some != "" && len(found.Events) > 0 {
			return found.Events, err
		}
	}
	return nil, nil
}
