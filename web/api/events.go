package api

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/document"
	"kronika/timeline/source"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
)

type eventList struct {
	Events []json.RawMessage `json:"events"` // each as the document has it
	Total  int64             `json:"total"`  // of the events that the query chooses
	Offset int64             `json:"offset"` // how many of them come before this page
	Next   string            `json:"next,omitempty"`
	Prev   string            `json:"prev,omitempty"`
}

// listEvents answers with one page of a timeline's events.
func (s *API) listEvents(c echo.Context) error {
	ctx := c.Request().Context()
	info, err := s.Store.Timeline(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	q, err := readQuery(c, info.Head)
	if err != nil {
		return err
	}
	page, err := s.Store.Events(ctx, info.Head.Slug, q)
	if err != nil {
		return cursorFault(err, q.After)
	}
	list := eventList{Total: page.Total, Offset: page.Offset, Next: page.Next, Prev: page.Prev, Events: []json.RawMessage{}}
	for i := range page.Events {
		list.Events = append(list.Events, document.AppendEvent(nil, info.Head, &page.Events[i]))
	}
	linkPages(c, page)
	reply.Revised(c, info.Revision)
	return reply.SendJSON(c, http.StatusOK, list, reply.Tag("events", info.Head.Slug, info.Revision, q), info.Updated)
}

// readQuery reads which events are asked for: from, to, q, group and order as
// on the page, limit, and after, which is next or prev of another answer.
func readQuery(c echo.Context, head *timeline.Timeline) (store.Query, error) {
	v, err := query.Read(c.QueryParams(), head.Calendar())
	if err != nil {
		return store.Query{}, err
	}
	limit, err := query.ReadWhole(c.QueryParams(), "limit", 1, maxEntries)
	if err != nil {
		return store.Query{}, err
	}
	q := store.Query{
		Groups: v.Groups, Search: v.Q, Newest: v.Newest,
		After: query.Parameter(c.QueryParams(), "after"), Limit: cmp.Or(limit, defaultEntries),
	}
	if v.Ranged() {
		q.Span = v.Span
	}
	return q, nil
}

// cursorFault makes of the store's complaint about a cursor what it is here: a
// bad request.
func cursorFault(err error, after string) error {
	faults, ok := source.Faults(err)
	if ok && len(faults) == 1 && faults[0].Path == "after" {
		return query.Bad("after", after, "error.bad.cursor", faults[0].Problem, cmp.Or(faults[0].Remedy, "follow the link to the next page"))
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
func (s *API) getEvent(c echo.Context) error {
	e, info, err := s.eventNamed(c.Request().Context(), c.Param("slug"), c.Param("id"))
	if err != nil {
		return err
	}
	if e.ID != c.Param("id") {
		c.Response().Header().Set("Cache-Control", reply.CacheData)
		return c.Redirect(http.StatusPermanentRedirect, address.TimelineEvent(info.Head.Slug, e.ID))
	}
	return sendEvent(c, http.StatusOK, info, e)
}

// eventNamed finds an event by id or alias, and the timeline it is part of.
func (s *API) eventNamed(ctx context.Context, slug, name string) (timeline.Event, store.Info, error) {
	info, err := s.Store.Timeline(ctx, slug)
	if err != nil {
		return timeline.Event{}, info, err
	}
	e, err := s.Store.Event(ctx, slug, name)
	return e, info, err
}

// sendEvent answers with an event as it is stored.
func sendEvent(c echo.Context, status int, info store.Info, e timeline.Event) error {
	text := document.AppendEvent(nil, info.Head, &e)
	return reply.Send(c, reply.Answer{Status: status, MediaType: reply.MediaJSON, Tag: eventTag(info, e), Cache: reply.CacheData, Body: reply.QuickBody(append(text, '\n'))})
}

// eventTag is the entity tag of an event. It depends on the event alone: an edit
// elsewhere does not stand in the way of one here.
func eventTag(info store.Info, e timeline.Event) string {
	return reply.Tag("event", string(document.AppendEvent(nil, info.Head, &e)))
}
