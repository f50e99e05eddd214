package richtext

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// foreign returns the converter of HTML, with our escapes, links and pictures.
var foreign = sync.OnceValue(func() *converter.Converter {
	c := converter.NewConverter(converter.WithEscapeMode("disabled"), converter.WithPlugins(base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(commonmark.WithHorizontalRule("***"), commonmark.WithListEndComment(false))))
	c.Register.PreRenderer(rename, converter.PriorityEarly)
	c.Register.PreRenderer(prune, converter.PriorityEarly+1)
	c.Register.PreRenderer(escapeTexts, converter.PriorityLate+1) // when white space has been collapsed
	c.Register.Renderer(render, converter.PriorityEarly)
	c.Register.PostRenderer(finish, converter.PriorityLate)
	return c
})

// rename gives elements the names that the converter knows, and others to those
// that it would write as code.
func rename(_ converter.Context, root *html.Node) {
	names := map[atom.Atom]atom.Atom{atom.Cite: atom.Em, atom.Var: atom.Span, atom.Tt: atom.Span, atom.Pre: atom.Div}
	for n := range root.Descendants() {
		if name, ok := names[n.DataAtom]; ok {
			n.DataAtom, n.Data = name, name.String()
		}
	}
}

// prune removes what shows nothing: line breaks at the end of a block, and items
// and headings without content. In a heading a line break becomes a blank.
func prune(_ converter.Context, root *html.Node) { pruned(root, false, false) }

// pruned prunes n from its end. More reports whether anything is shown behind n in
// its block, and the result whether anything is shown from n on.
func pruned(n *html.Node, heading, more bool) bool {
	switch {
	case n.Type == html.TextNode:
		return more || strings.TrimSpace(n.Data) != ""
	case n.DataAtom == atom.Img:
		return true
	case n.DataAtom == atom.Br && heading:
		n.Type, n.DataAtom, n.Data = html.TextNode, 0, " "
		return more
	case n.DataAtom == atom.Br:
		if !more {
			n.Parent.RemoveChild(n)
		}
		return more
	}
	block := isBlock(n.Data)
	title := slices.Contains([]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}, n.DataAtom)
	inside := more && !block
	for child := n.LastChild; child != nil; {
		before := child.PrevSibling
		inside = pruned(child, heading || title, inside)
		child = before
	}
	if (title || n.DataAtom == atom.Li) && !shows(n) {
		n.Parent.RemoveChild(n)
	}
	return inside && !block
}

// shows reports whether n is or has words or a picture.
func shows(n *html.Node) bool {
	if strings.TrimSpace(n.Data) != "" && n.Type == html.TextNode || n.DataAtom == atom.Img || n.DataAtom == atom.Hr {
		return true
	}
	for child := range n.ChildNodes() {
		if shows(child) {
			return true
		}
	}
	return false
}

// The converter writes < and > as entities, which the escapes make needless.
// Until it is done other characters stand for them.
var (
	hideBrackets = strings.NewReplacer("<", "\uE000", ">", "\uE001")
	showBrackets = strings.NewReplacer("\uE000", "<", "\uE001", ">")
)

// escapeTexts escapes every text that is not code. Behind an exclamation mark a
// link would be a picture.
func escapeTexts(_ converter.Context, root *html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.TextNode || within(n, atom.Code, atom.Kbd, atom.Samp) {
			continue
		}
		n.Data = hideBrackets.Replace(escape(n.Data, startsLine(n)))
		if next := n.NextSibling; next != nil && (next.DataAtom == atom.A || next.DataAtom == atom.Img) && strings.HasSuffix(n.Data, "!") {
			n.Data = n.Data[:len(n.Data)-1] + "\\!"
		}
	}
}

// finish takes blanks from the ends of lines.
func finish(_ converter.Context, markdown []byte) []byte {
	lines := strings.Split(showBrackets.Replace(string(markdown)), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return []byte(strings.Join(lines, "\n"))
}

// render writes what we write otherwise than the converter.
func render(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	switch n.DataAtom {
	case atom.Br:
		w.WriteString("\\\n")
	case atom.A:
		link(ctx, w, n)
	case atom.Img:
		image(w, n)
	case atom.B, atom.Strong, atom.I, atom.Em:
		if !hasBlock(n) {
			return converter.RenderTryNext
		}
		ctx.RenderChildNodes(ctx, w, n) // Markdown marks no blocks
	default:
		if !isSkipped(n.Data) {
			return converter.RenderTryNext
		}
	}
	return converter.RenderSuccess
}

// link writes a link that may be followed, and of others the text.
func link(ctx converter.Context, w converter.Writer, n *html.Node) {
	var b bytes.Buffer
	ctx.RenderChildNodes(ctx, &b, n)
	text := b.String()
	words := strings.Trim(text, " ")
	if address := attribute(n, "href"); isSafe([]byte(address)) && !hasBlock(n) && words != "" {
		text = strings.Replace(text, words, "["+words+"]("+destination(address)+")", 1) // blanks stay outside
	}
	w.WriteString(text)
}

// image writes a picture that has a description: without one it says nothing
// that words could keep. Where no picture can be, the description stays.
func image(w converter.Writer, n *html.Node) {
	alt, src := tidy(attribute(n, "alt"), false), attribute(n, "src")
	switch {
	case alt == "":
	case within(n, atom.A) || !isSafe([]byte(src)):
		w.WriteString(escape(alt, false))
	default:
		w.WriteString("![" + escape(alt, false) + "](" + destination(src) + ")")
	}
}

func within(n *html.Node, elements ...atom.Atom) bool {
	for p := range n.Ancestors() {
		if slices.Contains(elements, p.DataAtom) {
			return true
		}
	}
	return false
}

// startsLine reports whether a text is the first of its block or line.
func startsLine(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if p := n.PrevSibling; p != nil {
			return p.DataAtom == atom.Br || isBlock(p.Data)
		}
		if n.Parent == nil || isBlock(n.Parent.Data) {
			return true
		}
	}
	return true
}

// destination writes an address so that nothing in it ends the link.
func destination(address string) string {
	return "<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A", "\r", "%0D", "\\", "%5C", " ", "%20", "&", "&amp;").Replace(address) + ">"
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

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
