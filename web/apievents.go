package web

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/store"
)

type eventList struct {
	Events []json.RawMessage `json:"events"` // each as the document has it
	Total  int64             `json:"total"`  // of the events that the query chooses
	Offset int64             `json:"offset"` // how many of them come before this page
	Next   string            `json:"next,omitempty"`
	Prev   string            `json:"prev,omitempty"`
}

// listEvents answers with one page of a timeline's events.
func (s *apis) listEvents(c echo.Context) error {
	ctx := c.Request().Context()
	info, err := s.store.Timeline(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	q, err := readQuery(c, info.Head)
	if err != nil {
		return err
	}
	page, err := s.store.Events(ctx, info.Head.Slug, q)
	if err != nil {
		return cursorFault(err, q.After)
	}
	list := eventList{Total: page.Total, Offset: page.Offset, Next: page.Next, Prev: page.Prev, Events: []json.RawMessage{}}
	for i := range page.Events {
		list.Events = append(list.Events, codec.AppendEvent(nil, info.Head, &page.Events[i]))
	}
	linkPages(c, page)
	revised(c, info.Revision)
	return sendJSON(c, http.StatusOK, list, tagOf("events", info.Head.Slug, info.Revision, q), info.Updated)
}

// readQuery reads which events are asked for: from, to, q, group and order as
// on the page, limit, and after, which is next or prev of another answer.
func readQuery(c echo.Context, head *timeline.Timeline) (store.Query, error) {
	v, err := readView(c.QueryParams(), head.Calendar())
	if err != nil {
		return store.Query{}, err
	}
	limit, err := readWhole(c.QueryParams(), "limit", 1, maxEntries)
	if err != nil {
		return store.Query{}, err
	}
	q := store.Query{
		Groups: v.groups, Search: v.q, Newest: v.newest,
		After: parameter(c.QueryParams(), "after"), Limit: cmp.Or(limit, defaultEntries),
	}
	if v.ranged() {
		q.Span = v.span
	}
	return q, nil
}

// cursorFault makes of the store's complaint about a cursor what it is here: a
// bad request.
func cursorFault(err error, after string) error {
	faults, ok := codec.Faults(err)
	if ok && len(faults) == 1 && faults[0].Path == "after" {
		return badParam("after", after, "error.bad.cursor", faults[0].Problem, cmp.Or(faults[0].Remedy, "follow the link to the next page"))
	}
	return err
}

func linkPages(c echo.Context, page store.Result) {
	if page.Next != "" {
		addLink(c, "next", withParameter(c, "after", page.Next))
	}
	if page.Prev != "" {
		addLink(c, "prev", withParameter(c, "after", page.Prev))
		addLink(c, "first", withParameter(c, "after", ""))
	}
}

// getEvent answers with one event. An alias leads to the event's own address.
func (s *apis) getEvent(c echo.Context) error {
	e, info, err := s.eventNamed(c.Request().Context(), c.Param("slug"), c.Param("id"))
	if err != nil {
		return err
	}
	if e.ID != c.Param("id") {
		c.Response().Header().Set("Cache-Control", cacheData)
		return c.Redirect(http.StatusPermanentRedirect, eventAddress(info.Head.Slug, e.ID))
	}
	return sendEvent(c, http.StatusOK, info, e)
}

// eventNamed finds an event by id or alias, and the timeline it is part of.
func (s *apis) eventNamed(ctx context.Context, slug, name string) (timeline.Event, store.Info, error) {
	info, err := s.store.Timeline(ctx, slug)
	if err != nil {
		return timeline.Event{}, info, err
	}
	e, err := s.store.Event(ctx, slug, name)
	return e, info, err
}

// sendEvent answers with an event as it is stored.
func sendEvent(c echo.Context, status int, info store.Info, e timeline.Event) error {
	text := codec.AppendEvent(nil, info.Head, &e)
	return send(c, reply{status: status, mediaType: mediaJSON, tag: eventTag(info, e), cache: cacheData, body: quickBody(append(text, '\n'))})
}

// eventTag is the entity tag of an event. It depends on the event alone: an edit
// elsewhere does not stand in the way of one here.
func eventTag(info store.Info, e timeline.Event) string {
	return tagOf("event", string(codec.AppendEvent(nil, info.Head, &e)))
}
