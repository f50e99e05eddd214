package api

import (
	"errors"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/document"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/reply"
)

// putEvent adds an event or replaces the one with its id.
func (s *API) putEvent(c echo.Context) error {
	ctx, slug, id := c.Request().Context(), c.Param("slug"), c.Param("id")
	data, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return err
	}
	info, err := s.Store.Brief(ctx, slug)
	if err != nil {
		return err
	}
	e, err := document.ReadEvent(data, info.Head)
	if err := withID(&e, id, err); err != nil {
		return err
	}
	created, err := s.Store.PutEvent(ctx, slug, e, eventCheck(c.Request().Header))
	if err != nil {
		return err
	}
	return s.answerPut(c, slug, id, created)
}

// withID gives an event that names no id the one in its address. One that names
// another has a fault more.
func withID(e *timeline.Event, id string, err error) error {
	faults, isFault := errors.AsType[timeline.Invalid](err)
	if err != nil && !isFault {
		return err
	}
	var rest timeline.Invalid
	for _, f := range faults {
		if f.Path != "id" || f.Value != "" { // not merely missing
			rest = append(rest, f)
		}
	}
	if e.ID != "" && e.ID != id {
		rest = append(rest, timeline.Fault{Path: "id", Value: timeline.Excerpt(e.ID), Problem: "not the id in the address", Remedy: "write " + id + ", or leave it out"})
	}
	e.ID = id
	if len(rest) > 0 {
		return rest
	}
	return nil
}

// eventCheck checks the preconditions of a request to change an event.
func eventCheck(h http.Header) store.Check {
	return func(current store.Info, e *timeline.Event) error {
		tag := ""
		if e != nil {
			tag = eventTag(current, *e)
		}
		return reply.CheckPreconditions(h, tag)
	}
}

// answerPut answers with the event as it is stored now.
func (s *API) answerPut(c echo.Context, slug, id string, created bool) error {
	e, info, err := s.eventNamed(c.Request().Context(), slug, id)
	if err != nil {
		return err
	}
	reply.Revised(c, info.Revision)
	if created {
		c.Response().Header().Set("Location", address.TimelineEvent(slug, id))
		return sendEvent(c, http.StatusCreated, info, e)
	}
	return sendEvent(c, http.StatusOK, info, e)
}

// deleteEvent removes an event.
func (s *API) deleteEvent(c echo.Context) error {
	err := s.Store.DeleteEvent(c.Request().Context(), c.Param("slug"), c.Param("id"), eventCheck(c.Request().Header))
	if err != nil {
		return err
	}
	return noContent(c)
}
