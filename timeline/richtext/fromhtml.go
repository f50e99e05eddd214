package richtext

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// FromHTML writes foreign HTML as Markdown that renders to the same words. It
// keeps paragraphs, line breaks, headings, lists, quotations, emphasis, code, safe
// links and pictures that have a description; of every other element it keeps the
// text, and of scripts, styles and frames nothing.
func FromHTML(source string) (markdown string) {
	if isWords(source) {
		return source
	}
	if !strings.ContainsAny(source, "<&") {
		return verified(source, escape(tidy(source, false), true))
	}
	nodes, err := html.ParseFragment(strings.NewReader(source), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		// Too deeply nested to be a text that a person wrote.
		return escape(words(source, false), true)
	}
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	converted, err := foreign().ConvertNode(root)
	if err != nil {
		return escape(words(source, false), true)
	}
	return verified(source, string(converted))
}

// verified returns the Markdown when it says what the HTML says, and else the
// words alone: stars and underscores mark nothing in some places, and then would
// be read as text.
func verified(source, markdown string) string {
	want := words(source, false)
	if words(string(Render(markdown)), false) == want {
		return markdown
	}
	return escape(want, true)
}
