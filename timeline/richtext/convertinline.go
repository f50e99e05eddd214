package richtext

import (
	"strings"

	"golang.org/x/net/html"
)

// inner returns what the children of n are within a line.
func (c *converter) inner(n *html.Node) string {
	var in converter
	in.quoted = c.quoted
	in.children(n)
	in.flush()
	return strings.ReplaceAll(strings.TrimRight(in.out.String(), "\n"), "\n", " ")
}

// marked writes emphasis; blanks at its ends go outside, where Markdown wants
// them. What is within is walked over once, or marks within marks would cost twice
// as much with each.
func (c *converter) marked(n *html.Node, mark string) {
	if hasBlock(n) {
		c.children(n)
		return
	}
	c.around(n, func() {
		if text := c.inner(n); text != "" {
			c.line.WriteString(mark + text + mark)
		}
	})
}

// around writes the blank that n begins with, what stands for n, and the blank
// that it ends with.
func (c *converter) around(n *html.Node, write func()) {
	words := textOf(n)
	if words != "" && isBlank(rune(words[0])) {
		c.text(" ")
	}
	write()
	if words != "" && isBlank(rune(words[len(words)-1])) {
		c.text(" ")
	}
}

// link writes a link that may be followed, and of others the text.
func (c *converter) link(n *html.Node, address string) {
	if c.quoted || !isSafe([]byte(address)) || hasBlock(n) {
		c.children(n)
		return
	}
	c.quoted = true
	text := c.inner(n)
	c.quoted = false
	if text == "" {
		return
	}
	c.around(n, func() { c.bracket("[" + text + "](" + destination(address) + ")") })
}

// bracket writes a link or a picture. Behind an exclamation mark a link would be
// a picture.
func (c *converter) bracket(markup string) {
	if before, ok := strings.CutSuffix(c.line.String(), "!"); ok {
		c.line.Reset()
		c.line.WriteString(before + "\\!")
	}
	c.line.WriteString(markup)
}

// image writes a picture that has a description: without one it says nothing
// that words could keep. Where no picture can be, the description stays.
func (c *converter) image(n *html.Node) {
	alt, src := collapse(attribute(n, "alt")), attribute(n, "src")
	switch {
	case strings.TrimSpace(alt) == "":
	case c.quoted || !isSafe([]byte(src)):
		c.text(alt)
	default:
		c.bracket("![" + escape(alt, false) + "](" + destination(src) + ")")
	}
}

// destination writes an address so that nothing in it ends the link.
func destination(address string) string {
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A", "\r", "%0D", "\\", "%5C", " ", "%20", "&", "&amp;").Replace(address) + ">"
}

// code writes a short piece of code; a longer one is kept as words.
func (c *converter) code(n *html.Node) {
	text := strings.TrimSpace(collapse(textOf(n)))
	if text == "" || strings.Contains(text, "`") || hasBlock(n) {
		c.children(n)
		return
	}
	c.around(n, func() { c.line.WriteString("`" + text + "`") })
}
