package web

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/store"
)

// getWidget shows a timeline as pages of other sites do: small, and in a frame
// if the operator lets them.
func (s *widgets) getWidget(c echo.Context) error {
	s.framable(c)
	ctx, l := c.Request().Context(), localeOf(c)
	info, v, err := s.chooseWidget(c)
	if err != nil {
		return err
	}
	first, err := s.firstRow(ctx, info.Head.Slug, v)
	if err != nil {
		return err
	}
	draw := func(ctx context.Context) (templ.Component, error) {
		widget, err := s.widgetView(ctx, l, info, v, first)
		return components.Widget(widget), err
	}
	return s.cache.answer(c, s.site.Origin(c), draw, "widget", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.query().Encode())
}

// chooseWidget finds the timeline and reads how it is to be shown. A group that
// the timeline does not have is an error: whoever pasted the widget mistyped it
// or means another timeline.
func (s *widgets) chooseWidget(c echo.Context) (store.Info, widgetView, error) {
	info, err := s.store.Timeline(c.Request().Context(), c.Param("slug"))
	if err != nil {
		return info, widgetView{}, err
	}
	v, err := readWidget(c.QueryParams(), info.Head.Calendar())
	if err != nil {
		return info, v, err
	}
	for _, id := range v.groups {
		if _, ok := info.Head.Group(id); !ok {
			return info, v, badParam("group", id, "error.bad.group", "no group of this timeline", "write the id of one of its groups")
		}
	}
	return info, v, nil
}

// redirectToWidget leads from the address without a language to the reader's.
func (s *widgets) redirectToWidget(c echo.Context) error {
	s.framable(c)
	negotiated(c)
	c.Response().Header().Set("Cache-Control", "public, max-age=300")
	return c.Redirect(http.StatusFound, withQuery(widgetPath(localeOf(c), c.Param("slug")), c.QueryParams()))
}

// widgetRows is how many events the widget lists.
const widgetRows = 20

// firstRow is how many of the chosen events come before the first one that is
// listed; or, one at a time, before the one that is shown.
func (s *widgets) firstRow(ctx context.Context, slug string, v widgetView) (int64, error) {
	if v.event == "" {
		return int64(v.page-1) * widgetRows, nil
	}
	at, err := s.store.Position(ctx, slug, v.event, v.choice())
	if errors.Is(err, timeline.ErrNotFound) {
		return 0, badParam("event", v.event, "error.bad.event", "not among the events shown", "write the id of one that is, or leave it out")
	}
	if v.one {
		return at, err
	}
	return at - at%widgetRows, err
}

// rowsAt reads the rows from a place on, and one before them when there is one
// at a time.
func (s *widgets) rowsAt(ctx context.Context, slug string, v widgetView, first int64) (store.Result, error) {
	q := v.choice()
	q.Offset, q.Limit = first, widgetRows
	if v.one {
		q.Offset, q.Limit = max(first-1, 0), int(min(first, 1))+2
	}
	return s.store.Events(ctx, slug, q)
}

// isNamed tells whether an event has an id or alias.
func isNamed(e *timeline.Event, name string) bool {
	return e.ID == name || slices.Contains(e.Aliases, name)
}

// chosenCount is how many events a view chooses.
func (s *widgets) chosenCount(ctx context.Context, info store.Info, v view) (int64, error) {
	if !v.chosen() {
		return info.Count, nil
	}
	q := v.choice()
	q.Offset, q.Limit = 0, 1
	found, err := s.store.Events(ctx, info.Head.Slug, q)
	return found.Total, err
}
