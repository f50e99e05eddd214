package page

import (
	"bytes"
	"context"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/timeline/codec/formats"
	"kronika/timeline/codec/picture"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/query"
	"kronika/web/reply"
)

// getCard answers with a timeline's social card, or with that of the event which is
// asked for: the picture that other sites show with a link to it. It is drawn once for
// each revision and language.
func (s *Pages) getCard(c echo.Context) error {
	ctx, l := c.Request().Context(), reply.Locale(c)
	info, err := s.Store.Timeline(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	about, err := s.eventOf(ctx, info.Head.Slug, query.Parameter(c.QueryParams(), "event"))
	if err != nil {
		return err
	}
	tag := reply.Tag("card", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision, about.ID)
	answer := reply.Answer{MediaType: "image/png", Tag: tag, Cache: reply.CachePage}
	if reply.Describe(c, answer, reply.EncodingIdentity) { // a picture does not get smaller
		return c.NoContent(http.StatusNotModified)
	}
	kept, ok := s.Cache.Get(tag)
	if !ok {
		picture, err := s.card(ctx, l, info, about)
		if err != nil {
			return err
		}
		kept = reply.QuickBody(picture)
		s.Cache.Put(tag, kept)
	}
	return c.Blob(http.StatusOK, answer.MediaType, kept.Plain)
}

// eventOf finds an event by its id; the zero event when none is named.
func (s *Pages) eventOf(ctx context.Context, slug, id string) (timeline.Event, error) {
	if id == "" {
		return timeline.Event{}, nil
	}
	return s.Store.Event(ctx, slug, id)
}

// card draws the social card of a timeline, or of one of its events.
func (s *Pages) card(ctx context.Context, l *locale.Locale, info store.Info, about timeline.Event) ([]byte, error) {
	png, _ := formats.ByName("png")
	options, err := publish.EncodeOptions(info, png, publish.Options{Language: l.Tag, Site: l.T("site.name")})
	if err != nil {
		return nil, err
	}
	events, err := s.Store.Prominent(ctx, info.Head.Slug, store.Query{}, options.Limit)
	if err != nil {
		return nil, err
	}
	if about.ID != "" {
		events = withHeaviest(events, about)
	}
	var b bytes.Buffer
	err = picture.Card(&b, publish.StreamOf(info.Head, events), options, about.ID)
	return b.Bytes(), err
}

// withHeaviest returns the events with one of them as the heaviest, so that a drawing of
// few has it.
func withHeaviest(events []timeline.Event, about timeline.Event) []timeline.Event {
	about.Importance = timeline.MaxImportance
	events = slices.DeleteFunc(events, func(e timeline.Event) bool { return e.ID == about.ID })
	return append(events, about)
}
