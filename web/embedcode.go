package web

import (
	"fmt"
	"html"
	"strconv"

	"kronika/timeline/locale"
	"kronika/timeline/store"
)

// A placedWidget is a widget as the page of another site holds it. Its methods
// write the markup that an editor pastes there.
//
// None of it has a style attribute or an inline script: sites with a strict
// policy refuse those. Room is reserved by attributes instead.
type placedWidget struct {
	src    string // address of the widget
	page   string // of the full page, in the language of title
	title  string
	lang   string // of title
	origin string
	height int
}

// placedWidgetOf is the widget of a timeline, n events of which are chosen. Where
// the language in is nil the reader's browser chooses it; l is what the title is
// in.
func placedWidgetOf(origin string, in, l *locale.Locale, info store.Info, v widgetView, n int64) placedWidget {
	title, lang := info.Head.Title.In(l.Tag)
	return placedWidget{
		src:  origin + withQuery(widgetPath(in, info.Head.Slug), v.query()),
		page: origin + pagePath(l, info.Head.Slug), title: title, lang: lang,
		origin: origin, height: v.height(n),
	}
}

// frame is a plain frame, which needs no script.
func (w placedWidget) frame(width string, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%s" height="%d" frameborder="0" loading="lazy"></iframe>`,
		html.EscapeString(w.src), html.EscapeString(w.title), width, height)
}

// wide is a frame as wide as the column that it stands in.
func (w placedWidget) wide() string { return w.frame("100%", w.height) }

// followed is the frame and the script that makes it as high as its content.
func (w placedWidget) followed() string {
	return w.wide() + fmt.Sprintf("\n<script async src=\"%s\"></script>", html.EscapeString(w.origin+frameScript))
}

// element is the custom element. Between its tags stands what is seen without
// script: the timeline's title, and a canvas that holds the room until the
// timeline is drawn. Without script a canvas is nothing, and takes none.
func (w placedWidget) element() string {
	return fmt.Sprintf(`<script type="module" src="%s"></script>
<kronika-timeline src="%s">
  <a href="%s" lang="%s"><bdi>%s</bdi></a>
  <canvas width="1" height="%s"></canvas>
</kronika-timeline>`,
		html.EscapeString(w.origin+elementScript), html.EscapeString(w.src), html.EscapeString(w.page),
		html.EscapeString(w.lang), html.EscapeString(w.title), strconv.Itoa(max(w.height-linkHeight, 0)))
}

// linkHeight is about what the line with the title takes of the room.
const linkHeight = 32
