// Package importing is the page on which people bring in what they have.
//
// It has two steps. On the first a person gives a file, or pastes a text, and the token
// of the server. What was given is kept in memory under a random address ([shelf]) and
// nothing of it is stored. On the second step that address shows how it was
// read: the columns of a table with samples, questions that can be answered in two ways,
// what cannot be read, and the first events with their chart, drawn as readers will see
// them from a store that is thrown away. Each answer is a parameter of the address, so a
// form without script asks again by GET. POST to the same address stores the events that
// can be read, and leads to the page of the timeline.
//
// Few uploads are taken at once, for each is read into memory before its token is known.
//
// The token is asked for once, with the file. The address of a draft stands for it.
package importing

import (
	"context"
	"net/http"

	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/reply"
)

// Imports is the page for bringing in timelines.
type Imports struct {
	Store store.Store
	Site  address.Site
	Token string // of the operator; empty: no changes are taken
	Hint  string // how to start a server that takes changes
	// Scratch opens an empty store for the time of one preview; done throws it away. Nil:
	// previews have no chart and no list.
	Scratch func(ctx context.Context) (kept store.Store, done func(), err error)

	shelf shelf
}

// Routes lists the addresses that are answered here.
func (s *Imports) Routes() []reply.Route {
	return []reply.Route{
		{Method: http.MethodGet, Path: "/:lang/import", Handle: s.getForm},
		{Method: http.MethodPost, Path: "/:lang/import", Handle: s.postMaterial, Streams: true, TakesDocument: true, Checks: true},
		{Method: http.MethodGet, Path: "/:lang/import/:draft", Handle: s.getDraft, Streams: true, Checks: true},
		{Method: http.MethodPost, Path: "/:lang/import/:draft", Handle: s.postDraft, Streams: true, Checks: true},
	}
}
