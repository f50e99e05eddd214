package widget

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"

	"kronika/components"
	"kronika/timeline"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
	"kronika/web/reply"
)

// getWidget shows a timeline as pages of other sites do: small, and in a frame
// if the operator lets them.
func (s *Widgets) getWidget(c echo.Context) error {
	s.Framable(c)
	ctx, l := c.Request().Context(), reply.Locale(c)
	info, v, err := s.chooseWidget(c)
	if err != nil {
		return err
	}
	first, err := s.firstRow(ctx, info.Head.Slug, v)
	if err != nil {
		return err
	}
	l = publish.LocaleOf(info.Head, l)
	draw := func(ctx context.Context) (templ.Component, error) {
		widget, err := s.widgetView(ctx, l, info, v, first)
		return components.Widget(widget), err
	}
	return s.Cache.Answer(c, s.Site.Origin(c), draw, "widget", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, v.Query().Encode())
}

// chooseWidget finds the timeline and reads how it is to be shown. A group that
// the timeline does not have is an error: whoever pasted the widget mistyped it
// or means another timeline.
func (s *Widgets) chooseWidget(c echo.Context) (store.Info, query.Widget, error) {
	info, err := s.Store.Timeline(c.Request().Context(), c.Param("slug"))
	if err != nil {
		return info, query.Widget{}, err
	}
	v, err := query.ReadWidget(c.QueryParams(), info.Head.Calendar())
	if err != nil {
		return info, v, err
	}
	for _, id := range v.Groups {
		if _, ok := info.Head.Group(id); !ok {
			return info, v, query.Bad("group", id, "error.bad.group", "no group of this timeline", "write the id of one of its groups")
		}
	}
	return info, v, nil
}

// redirectToWidget leads from the address without a language to the reader's.
func (s *Widgets) redirectToWidget(c echo.Context) error {
	s.Framable(c)
	reply.VaryByLanguage(c)
	c.Response().Header().Set("Cache-Control", "public, max-age=300")
	return c.Redirect(http.StatusFound, address.With(address.Widget(reply.Locale(c), c.Param("slug")), c.QueryParams()))
}

// firstRow is how many of the chosen events come before the first one that is
// listed; or, one at a time, before the one that is shown.
func (s *Widgets) firstRow(ctx context.Context, slug string, v query.Widget) (int64, error) {
	if v.Event == "" {
		return int64(v.Page-1) * query.WidgetRows, nil
	}
	at, err := s.Store.Position(ctx, slug, v.Event, v.Choice())
	if errors.Is(err, timeline.ErrNotFound) {
		return 0, query.Bad("event", v.Event, "error.bad.event", "not among the events shown", "write the id of one that is, or leave it out")
	}
	if v.One {
		return at, err
	}
	return at - at%query.WidgetRows, err
}

// rowsAt reads the rows from a place on, and one before them when there is one
// at a time.
func (s *Widgets) rowsAt(ctx context.Context, slug string, v query.Widget, first int64) (store.Result, error) {
	q := v.Choice()
	q.Offset, q.Limit = first, query.WidgetRows
	if v.One {
		q.Offset, q.Limit = max(first-1, 0), int(min(first, 1))+2
	}
	return s.Store.Events(ctx, slug, q)
}

// isNamed reports whether an event has an id or alias.
func isNamed(e *timeline.Event, name string) bool {
	return e.ID == name || slices.Contains(e.Aliases, name)
}

// chosenCount is how many events a view chooses.
func (s *Widgets) chosenCount(ctx context.Context, info store.Info, v query.View) (int64, error) {
	if !v.Chosen() {
		return info.Count, nil
	}
	q := v.Choice()
	q.Offset, q.Limit = 0, 1
	found, err := s.Store.Events(ctx, info.Head.Slug, q)
	return found.Total, err
}
