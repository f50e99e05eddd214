package richtext

import (
	"bytes"
	"net/url"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// headingShift moves h1 to h4: above it are the page's, the section's and the
// event's own headings.
const headingShift = 3

// rel marks links that authors wrote.
var rel = []byte("nofollow noopener")

// A tamer rewrites a parsed text into one that is safe on a page. It works on the
// tree and not on the markup, so that unusual spellings make no difference.
type tamer struct{}

// Transform implements parser.ASTTransformer.
func (tamer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	for _, n := range nodes(doc) {
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(n.Level+headingShift, 6)
		case *ast.HTMLBlock, *ast.RawHTML:
			n.Parent().RemoveChild(n.Parent(), n)
		case *ast.Image:
			tameImage(n)
		case *ast.Link:
			tameLink(n)
		case *ast.AutoLink:
			tameAutoLink(n, source)
		}
	}
}

// nodes lists a tree from the leaves up, so that it can be changed meanwhile and
// an image is rewritten before the link around it.
func nodes(doc ast.Node) []ast.Node {
	var list []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering && n != doc {
			list = append(list, n)
		}
		return ast.WalkContinue, nil
	})
	return list
}

// tameLink marks a link; of an unsafe one only the text stays.
func tameLink(n *ast.Link) {
	if !isSafe(n.Destination) {
		unwrap(n)
		return
	}
	n.SetAttributeString("rel", rel)
}

// tameImage makes a link of a picture; within a link, and where the address is
// unsafe, only its description stays.
func tameImage(n *ast.Image) {
	if !isSafe(n.Destination) || withinLink(n) {
		unwrap(n)
		return
	}
	link := ast.NewLink()
	link.Destination, link.Title = n.Destination, n.Title
	link.SetAttributeString("rel", rel)
	moveChildren(n, link)
	if !link.HasChildren() {
		link.AppendChild(link, ast.NewString(n.Destination))
	}
	n.Parent().ReplaceChild(n.Parent(), n, link)
}

// tameAutoLink marks <https://…> and the like, or leaves the address as text.
func tameAutoLink(n *ast.AutoLink, source []byte) {
	address := n.URL(source)
	if n.AutoLinkType == ast.AutoLinkEmail || isSafe(address) {
		n.SetAttributeString("rel", rel)
		return
	}
	label := ast.NewString(n.Label(source))
	n.Parent().ReplaceChild(n.Parent(), n, label)
}

// isSafe reports whether a link may lead to an address: the web, a letter, or a
// place on the same page.
func isSafe(address []byte) bool {
	if bytes.HasPrefix(address, []byte("#")) {
		return true
	}
	u, err := url.Parse(string(address))
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return true
	}
	return false
}

// withinLink reports whether a link is around n: there are no links in links.
func withinLink(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindLink || p.Kind() == ast.KindImage {
			return true
		}
	}
	return false
}

// unwrap puts the children of n into its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		parent.InsertBefore(parent, n, c)
		c = next
	}
	parent.RemoveChild(parent, n)
}

func moveChildren(from, to ast.Node) {
	for c := from.FirstChild(); c != nil; {
		next := c.NextSibling()
		to.AppendChild(to, c)
		c = next
	}
}
