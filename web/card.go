package web

import (
	"bytes"
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"kronika/timeline/codec"
	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// getCard answers with a timeline's social card: the picture that other sites
// show with a link to it. It is drawn once for each revision and language.
func (s *pages) getCard(c echo.Context) error {
	ctx, l := c.Request().Context(), localeOf(c)
	info, err := s.store.Timeline(ctx, c.Param("slug"))
	if err != nil {
		return err
	}
	tag := tagOf("card", l.Tag, info.Head.Slug, info.Created.UnixNano(), info.Revision)
	answer := reply{mediaType: "image/png", tag: tag, cache: cachePage}
	if describe(c, answer, encodingIdentity) { // a picture does not get smaller
		return c.NoContent(http.StatusNotModified)
	}
	kept, ok := s.cache.get(tag)
	if !ok {
		picture, err := s.card(ctx, l, info)
		if err != nil {
			return err
		}
		kept = quickBody(picture)
		s.cache.put(tag, kept)
	}
	return c.Blob(http.StatusOK, answer.mediaType, kept.plain)
}

// card draws the social card of a timeline.
func (s *pages) card(ctx context.Context, l *locale.Locale, info store.Info) ([]byte, error) {
	png, _ := codec.ByName("png")
	options, err := encodeOptions(info, png, ExportOptions{Language: l.Tag})
	if err != nil {
		return nil, err
	}
	events, err := s.store.Prominent(ctx, info.Head.Slug, options.Limit)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = codec.Card(&b, streamOf(info.Head, events), options)
	return b.Bytes(), err
}
