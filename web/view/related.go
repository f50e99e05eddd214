package view

import (
	"context"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// related finds what each event is tied to, by its id: first what it leads to,
// then what leads to it; of each the part that is shown. Ties counts all of them.
func related(ctx context.Context, kept store.Reader, l *locale.Locale, slug string, events []timeline.Event, permalink func(id string) string, part Part) (views map[string][]components.RelatedView, ties map[string]int, err error) {
	var ids, targets []string
	for _, e := range events {
		ids = append(ids, e.ID)
		for _, link := range partOf(e.Links, part.of(e.ID)) {
			targets = append(targets, link.To)
		}
	}
	labels, err := kept.Related(ctx, slug, targets)
	if err != nil {
		return nil, nil, err
	}
	back, err := kept.Backlinks(ctx, slug, ids)
	if err != nil {
		return nil, nil, err
	}
	view := func(key string, to *store.Label) components.RelatedView {
		return components.RelatedView{Kind: l.T(key), Title: Phrase(l, to.Title), Date: l.DateShort(to.Date), Href: permalink(to.ID)}
	}
	views, ties = map[string][]components.RelatedView{}, map[string]int{}
	for _, e := range events {
		n := part.of(e.ID)
		ties[e.ID] = max(len(e.Links), len(back[e.ID]))
		for _, link := range partOf(e.Links, n) {
			if to, ok := labels[link.To]; ok {
				views[e.ID] = append(views[e.ID], view("link."+string(link.Kind), to))
			}
		}
		for _, b := range partOf(back[e.ID], n) {
			views[e.ID] = append(views[e.ID], view("link."+string(b.Kind)+".inverse", b.From))
		}
	}
	return views, ties, nil
}
