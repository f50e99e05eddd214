package page

import (
	"bytes"
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline/codec/formats"
	"kronika/timeline/codec/picture"
	"kronika/timeline/locale"
	"kronika/timeline/publish"
	"kronika/timeline/store"
	"kronika/web/reply"
)

// getCard answers with a timeline's social card: the picture that other sites
// show with a link to it. It is drawn once for each revision and language.
func (s *Pages) getCard(c echo.Context) error {
	ctx, l := c.Request().Context(), reply.Locale(c)
	info, err := s.Store.Timeline(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	tag := reply.Tag("card", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision)
	answer := reply.Answer{MediaType: "image/png", Tag: tag, Cache: reply.CachePage}
	if reply.Describe(c, answer, reply.EncodingIdentity) { // a picture does not get smaller
		return c.NoContent(http.StatusNotModified)
	}
	kept, ok := s.Cache.Get(tag)
	if !ok {
		picture, err := s.card(ctx, l, info)
		if err != nil {
			return err
		}
		kept = reply.QuickBody(picture)
		s.Cache.Put(tag, kept)
	}
	return c.Blob(http.StatusOK, answer.MediaType, kept.Plain)
}

// card draws the social card of a timeline.
func (s *Pages) card(ctx context.Context, l *locale.Locale, info store.Info) ([]byte, error) {
	png, _ := formats.ByName("png")
	options, err := publish.EncodeOptions(info, png, publish.Options{Language: l.Tag})
	if err != nil {
		return nil, err
	}
	events, err := s.Store.Prominent(ctx, info.Head.Slug, store.Query{}, options.Limit)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = picture.Card(&b, publish.StreamOf(info.Head, events), options)
	return b.Bytes(), err
}
