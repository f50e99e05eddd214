package web

import (
	"kronika/timeline/store"
	"net/url"
)

// listLimit is how many events a page lists.
const listLimit = 50

// choice is the store's query for the events of a view; which page of them is
// listed is in it too.
func (v view) choice() store.Query {
	q := store.Query{Search: v.q, Groups: v.groups, Newest: v.newest, Limit: listLimit, Offset: int64(v.page-1) * listLimit}
	if v.ranged() {
		q.Span = v.span
	}
	return q
}

// chosen tells whether the view lists only some of the timeline's events.
func (v view) chosen() bool { return v.filtered() || v.ranged() }

// filterQuery is the part of a view that chooses what tiles are made of.
func (v view) filterQuery() url.Values {
	values := url.Values{}
	if v.q != "" {
		values.Set("q", v.q)
	}
	for _, g := range v.groups {
		values.Add("group", g)
	}
	return values
}

// chosenQuery chooses the events of a view, all of them.
func (v view) chosenQuery() store.Query {
	q := v.choice()
	q.Limit, q.Offset, q.Newest = 0, 0, false
	return q
}
