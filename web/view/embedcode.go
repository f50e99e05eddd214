package view

import (
	"fmt"
	"html"
	"strconv"

	"kronika/timeline/locale"
	"kronika/timeline/store"
	"kronika/web/address"
	"kronika/web/query"
)

// An Embed is a widget as the page of another site holds it. Its methods
// write the markup that an editor pastes there.
//
// None of it has a style attribute or an inline script: sites with a strict
// policy refuse those. Room is reserved by attributes instead.
type Embed struct {
	src    string // address of the widget
	page   string // of the full page, in the language of title
	Title  string
	lang   string // of title
	origin string
	Height int
}

// EmbedOf is the widget of a timeline, n events of which are chosen. Where
// the language in is nil the reader's browser chooses it; l is what the title is
// in.
func EmbedOf(origin string, in, l *locale.Locale, info store.Info, v query.Widget, n int64) Embed {
	title, lang := info.Head.Title.In(l.Tag)
	return Embed{
		src:  origin + address.With(address.Widget(in, info.Head.Slug), v.Query()),
		page: origin + address.Page(l, info.Head.Slug), Title: title, lang: lang,
		origin: origin, Height: v.Height(n),
	}
}

// Frame is a plain frame, which needs no script.
func (w Embed) Frame(width string, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%s" height="%d" frameborder="0" loading="lazy"></iframe>`,
		html.EscapeString(w.src), html.EscapeString(w.Title), width, height)
}

// Wide is a frame as wide as the column that it stands in.
func (w Embed) Wide() string { return w.Frame("100%", w.Height) }

// Followed is the frame and the script that makes it as high as its content.
func (w Embed) Followed() string {
	return w.Wide() + fmt.Sprintf("\n<script async src=\"%s\"></script>", html.EscapeString(w.origin+address.FrameScript))
}

// Element is the custom element. Between its tags stands what is seen without
// script: the timeline's title, and a canvas that holds the room until the
// timeline is drawn. Without script a canvas is nothing, and takes none.
func (w Embed) Element() string {
	return fmt.Sprintf(`<script type="module" src="%s"></script>
<kronika-timeline src="%s">
  <a href="%s" lang="%s"><bdi>%s</bdi></a>
  <canvas width="1" height="%s"></canvas>
</kronika-timeline>`,
		html.EscapeString(w.origin+address.ElementScript), html.EscapeString(w.src), html.EscapeString(w.page),
		html.EscapeString(w.lang), html.EscapeString(w.Title), strconv.Itoa(max(w.Height-linkHeight, 0)))
}

// linkHeight is about what the line with the title takes of the room.
const linkHeight = 32
