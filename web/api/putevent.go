package api

import (
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/publish"
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
	created, err := publish.PutEvent(ctx, s.Store, slug, id, data, eventCheck(c.Request().Header))
	if err != nil {
		return err
	}
	return s.answerPut(c, slug, id, created)
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
