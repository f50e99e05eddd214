package view

import (
	"context"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// related finds what each event is tied to, by its id: first what it leads to,
// then what leads to it.
func related(ctx context.Context, kept store.Reader, l *locale.Locale, slug string, events []timeline.Event, permalink func(id string) string) (map[string][]components.RelatedView, error) {
	var ids, targets []string
	for _, e := range events {
		ids = append(ids, e.ID)
		for _, link := range e.Links {
			targets = append(targets, link.To)
		}
	}
	labels, err := kept.Related(ctx, slug, targets)
	if err != nil {
		return nil, err
	}
	back, err := kept.Backlinks(ctx, slug, ids)
	if err != nil {
		return nil, err
	}
	view := func(key string, to *store.Label) components.RelatedView {
		return components.RelatedView{Kind: l.T(key), Title: Phrase(l, to.Title), Date: l.DateShort(to.Date), Href: permalink(to.ID)}
	}
	views := map[string][]components.RelatedView{}
	for _, e := range events {
		for _, link := range e.Links {
			if to, ok := labels[link.To]; ok {
				views[e.ID] = append(views[e.ID], view("link."+string(link.Kind), to))
			}
		}
		for _, b := range back[e.ID] {
			views[e.ID] = append(views[e.ID], view("link."+string(b.Kind)+".inverse", b.From))
		}
	}
	return views, nil
}
