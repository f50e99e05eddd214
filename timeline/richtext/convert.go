package richtext

import (
	"cmp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A converter writes a tree of HTML as Markdown, block by block.
type converter struct {
	out    strings.Builder
	line   strings.Builder // the block that is being written
	prefix string          // what every line of a block begins with: "> " or the indent of a list
	marker string          // what the next block's first line begins with instead: "- "
	tight  bool            // the next marked block follows an item of its list
	quoted bool            // inside a link: no links in links
}

// finish returns all that was written.
func (c *converter) finish() string {
	c.flush()
	return strings.TrimRight(c.out.String(), "\n")
}

// flush ends the block that is being written.
func (c *converter) flush() {
	c.block(strings.TrimRight(strings.Trim(c.line.String(), " "), " \\\n"))
	c.line.Reset()
}

// block writes lines as a block of their own.
func (c *converter) block(text string) {
	if text == "" {
		return
	}
	if c.out.Len() > 0 && !(c.tight && c.marker != "") {
		c.out.WriteString(strings.TrimRight(c.prefix, " ") + "\n")
	}
	for i, line := range strings.Split(text, "\n") {
		start := c.prefix
		if i == 0 && c.marker != "" {
			start = c.prefix[:len(c.prefix)-len(c.marker)] + c.marker
			c.marker = ""
		}
		c.out.WriteString(strings.TrimRight(start+line, " ") + "\n")
	}
}

// node writes one node and what is in it.
func (c *converter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		c.text(n.Data)
	case html.ElementNode:
		c.element(n)
	}
}

func (c *converter) children(n *html.Node) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.node(child)
	}
}

// text adds words to the block.
func (c *converter) text(s string) {
	s = collapse(s)
	if c.line.Len() == 0 || strings.HasSuffix(c.line.String(), "\n") || strings.HasSuffix(c.line.String(), " ") {
		s = strings.TrimLeft(s, " ")
	}
	c.line.WriteString(escape(s, c.line.Len() == 0 || strings.HasSuffix(c.line.String(), "\n")))
}

// collapse makes single blanks of white space, at the ends as well.
func collapse(s string) string {
	text := strings.Join(strings.FieldsFunc(s, isBlank), " ")
	if s != "" && isBlank(rune(s[0])) {
		text = " " + text
	}
	if text != " " && s != "" && isBlank(rune(s[len(s)-1])) {
		text += " "
	}
	return text
}

func (c *converter) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Br:
		c.line.WriteString("\\\n")
	case atom.Hr:
		c.flush()
		c.block("***")
	case atom.B, atom.Strong:
		c.marked(n, "**")
	case atom.I, atom.Em, atom.Cite:
		c.marked(n, "*")
	case atom.A:
		c.link(n, attribute(n, "href"))
	case atom.Img:
		c.image(n)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.heading(n)
	case atom.Ul, atom.Ol:
		c.list(n)
	case atom.Blockquote:
		c.nested(n, "> ", "")
	case atom.Code, atom.Kbd, atom.Samp:
		c.code(n)
	default:
		c.other(n)
	}
}

// other writes elements that Markdown has no mark for.
func (c *converter) other(n *html.Node) {
	switch {
	case isSkipped(n.Data):
	case isBlock(n.Data):
		c.flush()
		c.children(n)
		c.flush()
	default:
		c.children(n)
	}
}

func (c *converter) heading(n *html.Node) {
	c.flush()
	if text := c.inner(n); text != "" {
		c.block(strings.Repeat("#", int(n.Data[1]-'0')) + " " + text)
	}
}

// list writes the items of a list.
func (c *converter) list(n *html.Node) {
	c.flush()
	number := 1
	for item := n.FirstChild; item != nil; item = item.NextSibling {
		c.tight = number > 1
		switch {
		case item.DataAtom != atom.Li:
			c.node(item)
			continue
		case n.DataAtom == atom.Ol:
			marker := strconv.Itoa(number) + ". "
			c.nested(item, strings.Repeat(" ", len(marker)), marker)
		default:
			c.nested(item, "  ", "- ")
		}
		number++
	}
	c.flush()
}

// nested writes blocks within a quotation or an item of a list.
func (c *converter) nested(n *html.Node, prefix, marker string) {
	c.flush()
	before, pending := c.prefix, c.marker
	if pending != "" {
		marker = pending + cmp.Or(marker, prefix) // a list that begins with a list
	}
	c.prefix, c.marker = before+prefix, marker
	c.children(n)
	c.flush()
	if c.marker == marker && marker != "" {
		c.marker = pending // nothing was written
	}
	c.prefix = before
}

// hasBlock reports whether there are blocks or line breaks within n.
func hasBlock(n *html.Node) bool {
	for child := range n.Descendants() {
		if child.Type == html.ElementNode && (isBlock(child.Data) || child.DataAtom == atom.Br) {
			return true
		}
	}
	return false
}

// textOf returns the text within n.
func textOf(n *html.Node) string {
	var b strings.Builder
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			b.WriteString(child.Data)
		}
	}
	return b.String()
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
