package reply

import (
	"bytes"
	"context"

	"github.com/a-h/templ"
	"github.com/labstack/echo/v4"
)

const TypeHTML = "text/html; charset=utf-8"

// Render draws a component into memory, whole or not at all.
func Render(ctx context.Context, page templ.Component) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(16 << 10) // most tiles and parts of pages fit
	if err := page.Render(ctx, &b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Answer answers with a page that is drawn once for all that it is made of:
// the program, the address of the site and the parts, which are to name the
// revision of the timeline, the language and what the reader asked to see. Draw
// is called when nobody asked for it before.
func (p *Cache) Answer(c echo.Context, origin string, draw func(context.Context) (templ.Component, error), parts ...any) error {
	tag := Tag(append([]any{origin}, parts...)...)
	answer := Answer{MediaType: TypeHTML, Tag: tag, Cache: CachePage}
	if kept, ok := p.Get(tag); ok {
		answer.Body = kept
		return Send(c, answer)
	}
	ctx := c.Request().Context()
	page, err := draw(ctx)
	if err != nil {
		return err
	}
	html, err := Render(ctx, page)
	if err != nil {
		return err
	}
	answer.Body = newBody(html)
	p.Put(tag, answer.Body)
	return Send(c, answer)
}
