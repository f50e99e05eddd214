package query

import (
	"net/url"

	"kronika/timeline/publish"
	"kronika/timeline/store"
)

// ListLimit is how many events a page lists.
const ListLimit = 50

// Choice is the store's query for the events of a view; which page of them is
// listed is in it too.
func (v View) Choice() store.Query {
	q := store.Query{Search: v.Q, Groups: v.Groups, Newest: v.Newest, Limit: ListLimit, Offset: int64(v.Page-1) * ListLimit}
	if v.Ranged() {
		q.Span = v.Span
	}
	return q
}

// Chosen reports whether the view lists only some of the timeline's events.
func (v View) Chosen() bool { return v.Filtered() || v.Ranged() }

// FilterQuery is the part of a view that chooses what tiles are made of.
func (v View) FilterQuery() url.Values {
	values := url.Values{}
	if v.Q != "" {
		values.Set("q", v.Q)
	}
	for _, g := range v.Groups {
		values.Add("group", g)
	}
	return values
}

// Filter is the part of a view that chooses which events an export has.
func (v View) Filter() publish.Filter {
	return publish.Filter{Search: v.Q, Groups: v.Groups, From: v.From, To: v.To}
}

// ChosenQuery chooses the events of a view, all of them.
func (v View) ChosenQuery() store.Query {
	q := v.Choice()
	q.Limit, q.Offset, q.Newest = 0, 0, false
	return q
}
