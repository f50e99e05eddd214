// Package markdown is the format for notes.
//
// Markdown (CommonMark) for notes and content systems: a heading and a
// paragraph or two for each event, in one language. It is written only.
//
// Titles are escaped so that nothing in them is markup. Texts are Markdown
// already and stay so, but for raw HTML and addresses that are code: a content
// system may let through what Kronika's own pages drop.
package markdown

import (
	"io"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// Format returns the format.
func Format() codec.Format {
	return codec.Format{Name: "md", Title: "Markdown", MediaType: "text/markdown; charset=utf-8", Extension: "md", Encode: encodeMarkdown}
}

func encodeMarkdown(out io.Writer, s *codec.Stream, opts codec.EncodeOptions) (source.Report, error) {
	ed := codec.NewEdition(s.Head, opts)
	var b strings.Builder
	markdownHead(ed, &b)
	i := 0
	for e, err := range s.Events {
		if err != nil {
			return ed.Report, err
		}
		markdownEvent(ed, &b, &e)
		ed.ReportEvent(i, &e)
		i++
		if b.Len() >= codec.FlushSize {
			if _, err := io.WriteString(out, b.String()); err != nil {
				return ed.Report, err
			}
			b.Reset()
		}
	}
	_, err := io.WriteString(out, b.String())
	return ed.Report, err
}

func markdownHead(ed *codec.Edition, b *strings.Builder) {
	b.WriteString("# " + codec.MarkdownLine(ed.Text(ed.Head.Title)) + "\n")
	codec.Paragraph(b, codec.MarkdownText(ed.Text(ed.Head.Summary)))
	if page := ed.Address(""); page != "" {
		codec.Paragraph(b, "<"+page+">")
	}
	for _, era := range ed.Head.Eras {
		codec.Paragraph(b, "*"+codec.MarkdownLine(ed.DateText(era.Date)+": "+ed.Text(era.Label))+"*")
	}
}

func markdownEvent(ed *codec.Edition, b *strings.Builder, e *timeline.Event) {
	b.WriteString("\n## " + codec.MarkdownLine(ed.DateText(e.Date)+": "+ed.Text(e.Title)) + "\n")
	ed.MarkdownBody(b, e)
}
