package richtext

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// HTML is markup that is safe to put into a page as it is. Only this package
// makes it.
type HTML string

// Render turns a text of paragraphs, lists and the like into HTML. It never
// fails: what is not Markdown is text.
func Render(markdown string) HTML {
	if markdown == "" {
		return ""
	}
	if isWords(markdown) {
		return HTML("<p>" + markdown + "</p>\n")
	}
	source := []byte(affordable(markdown))
	doc := blocks().Parser().Parse(text.NewReader(source))
	return write(blocks(), source, doc)
}

// Inline turns a text into HTML without blocks, for a line or a heading:
// emphasis, code and links. What looks like a list or a heading is text, and
// paragraphs are joined with a space.
func Inline(markdown string) HTML {
	if isWords(markdown) {
		return HTML(markdown)
	}
	source := []byte(affordable(markdown))
	doc := inlines().Parser().Parse(text.NewReader(source))
	var html HTML
	for block := doc.FirstChild(); block != nil; block = block.NextSibling() {
		if html != "" {
			html += " "
		}
		for n := block.FirstChild(); n != nil; n = n.NextSibling() {
			html += write(inlines(), source, n)
		}
	}
	return html
}

// write renders one node.
func write(md goldmark.Markdown, source []byte, n ast.Node) HTML {
	var b bytes.Buffer
	if err := md.Renderer().Render(&b, source, n); err != nil {
		panic(err) // a bytes.Buffer does not fail, and goldmark renders its own nodes
	}
	return HTML(b.String())
}

// blocks reads and writes whole texts. It is set up once and then only read.
var blocks = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(autolinks(), extension.Strikethrough),
		goldmark.WithParserOptions(parser.WithASTTransformers(tame)),
	)
})

// inlines reads every line as part of a paragraph.
var inlines = sync.OnceValue(func() goldmark.Markdown {
	lines := parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	)
	return goldmark.New(
		goldmark.WithParser(lines),
		goldmark.WithExtensions(autolinks(), extension.Strikethrough),
		goldmark.WithParserOptions(parser.WithASTTransformers(tame)),
	)
})

// autolinks makes links of plain web addresses.
func autolinks() goldmark.Extender {
	return extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))
}

// tame runs after all other transformers.
var tame = util.Prioritized(tamer{}, 10_000)
