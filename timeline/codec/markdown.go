package codec

import (
	"io"
	"strings"

	"kronika/timeline"
	"kronika/timeline/source"
)

// Markdown (CommonMark) for notes and content systems: a heading and a
// paragraph or two for each event, in one language. It is written only.
//
// Titles are escaped so that nothing in them is markup. Texts are Markdown
// already and stay so, but for raw HTML and addresses that are code: a content
// system may let through what Kronika's own pages drop.
func markdownFormat() Format {
	return Format{Name: "md", Title: "Markdown", MediaType: "text/markdown; charset=utf-8", Extension: "md", Encode: encodeMarkdown}
}

func encodeMarkdown(out io.Writer, s *Stream, opts EncodeOptions) (source.Report, error) {
	ed := newEdition(s.Head, opts)
	var b strings.Builder
	markdownHead(ed, &b)
	i := 0
	for e, err := range s.Events {
		if err != nil {
			return ed.report, err
		}
		markdownEvent(ed, &b, &e)
		ed.reportEvent(i, &e)
		i++
		if b.Len() >= flushSize {
			if _, err := io.WriteString(out, b.String()); err != nil {
				return ed.report, err
			}
			b.Reset()
		}
	}
	_, err := io.WriteString(out, b.String())
	return ed.report, err
}

func markdownHead(ed *edition, b *strings.Builder) {
	b.WriteString("# " + markdownLine(ed.text(ed.head.Title)) + "\n")
	paragraph(b, markdownText(ed.text(ed.head.Summary)))
	if page := ed.address(""); page != "" {
		paragraph(b, "<"+page+">")
	}
	for _, era := range ed.head.Eras {
		paragraph(b, "*"+markdownLine(ed.date(era.Date)+": "+ed.text(era.Label))+"*")
	}
}

func markdownEvent(ed *edition, b *strings.Builder, e *timeline.Event) {
	b.WriteString("\n## " + markdownLine(ed.date(e.Date)+": "+ed.text(e.Title)) + "\n")
	ed.markdownBody(b, e)
}
