package codec

import (
	"cmp"
	"html"
	"regexp"
	"strings"
	"unicode"

	"kronika/timeline"
)

// MarkdownBody writes all of an event but its date and title.
func (ed *Edition) MarkdownBody(b *strings.Builder, e *timeline.Event) {
	about := []string{}
	for _, word := range []string{ed.GroupLabel(e), ed.placeName(e)} {
		if word != "" {
			about = append(about, MarkdownLine(word))
		}
	}
	Paragraph(b, strings.Join(about, " · "))
	Paragraph(b, MarkdownText(ed.Text(e.Text)))
	for i := range e.Media {
		Paragraph(b, ed.markdownMedia(&e.Media[i]))
	}
	for _, c := range e.Citations {
		if c.Quote != nil {
			Paragraph(b, "> "+MarkdownLine(c.Quote.Exact))
		}
	}
	if e.Record != nil {
		Paragraph(b, ed.markdownRecord(e.Record))
	}
	ed.markdownSources(b, e)
}

func (ed *Edition) placeName(e *timeline.Event) string {
	if e.Place == nil {
		return ""
	}
	return ed.Text(e.Place.Name)
}

func (ed *Edition) markdownMedia(m *timeline.Media) string {
	address := ed.Link(m.URL)
	if address == "" {
		return ""
	}
	alt, caption := ed.Text(m.Alt), ed.Text(m.Caption)
	line := "[" + MarkdownLine(cmp.Or(caption, alt, address)) + "](<" + address + ">)"
	if strings.HasPrefix(m.Type, "image/") {
		line = "![" + MarkdownLine(alt) + "](<" + address + ">)"
		if caption != "" {
			line += "  \n" + MarkdownText(caption)
		}
	}
	if m.Credit != "" {
		line += " (" + MarkdownLine(m.Credit) + ")"
	}
	return line
}

func (ed *Edition) markdownRecord(r *timeline.Record) string {
	line := "**" + MarkdownLine(ed.Words.Record) + ":** " + MarkdownLine(ed.DateText(r.Date))
	if note := ed.Text(r.Note); note != "" {
		line = strings.TrimRight(line, " ") + ". " + MarkdownText(note)
	}
	return line
}

// markdownSources lists the sources of an event and of its record, each once.
func (ed *Edition) markdownSources(b *strings.Builder, e *timeline.Event) {
	citations := e.Citations
	if e.Record != nil {
		citations = append(citations[:len(citations):len(citations)], e.Record.Citations...)
	}
	seen := map[timeline.Citation]bool{}
	for _, c := range citations {
		c.Quote = nil
		source, ok := ed.Head.Source(c.Source)
		if !ok || seen[c] {
			continue
		}
		if len(seen) == 0 {
			Paragraph(b, MarkdownLine(ed.Words.Sources)+":\n")
		}
		seen[c] = true
		b.WriteString("- " + ed.markdownSource(source, c.URL) + "\n")
	}
}

func (ed *Edition) markdownSource(s timeline.Source, deeper string) string {
	line := MarkdownLine(ed.Text(s.Title))
	if address := ed.Link(cmp.Or(deeper, s.URL)); address != "" {
		line = "[" + line + "](<" + address + ">)"
	}
	for _, more := range []string{s.Publisher, ed.DateText(s.Date)} {
		if more != "" {
			line += ", " + MarkdownLine(more)
		}
	}
	return line
}

// Paragraph writes a paragraph, unless it is empty.
func Paragraph(b *strings.Builder, text string) {
	if text != "" {
		b.WriteString("\n" + text + "\n")
	}
}

// MarkdownLine writes plain text as one line of Markdown in which nothing is
// markup.
func MarkdownLine(text string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, "\uFFFD") {
		switch {
		case r < ' ' || r == 0x7F || r == '\u2028' || r == '\u2029' || r == '\u0085':
			b.WriteByte(' ')
			continue
		case strings.ContainsRune("\\`*_[]<>~|&#$", r):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}

var (
	// rawHTML begins a tag, comment, declaration or instruction, but no address
	// in angle brackets.
	rawHTML = regexp.MustCompile(`<([/!?A-Za-z])`)
	// destination is where Markdown takes an address.
	destination = regexp.MustCompile(`\]\s*\(\s*<?|\]:\s*<?|<`)
	webAddress  = regexp.MustCompile(`^<https?://[^\s<>]*>`)
)

// MarkdownText makes a text in Markdown safe for programs that trust it.
func MarkdownText(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7F {
			return -1
		}
		return r
	}, strings.ToValidUTF8(strings.ReplaceAll(text, "\r\n", "\n"), "\uFFFD"))
	return strings.TrimSpace(escapeRawHTML(disarmAddresses(text)))
}

// disarmAddresses puts a scheme that nothing follows before addresses that a
// browser would run.
func disarmAddresses(text string) string {
	var b strings.Builder
	done := 0
	for _, at := range destination.FindAllStringIndex(text, -1) {
		if runs(text[at[1]:]) {
			b.WriteString(text[done:at[1]] + "unsafe:")
			done = at[1]
		}
	}
	return b.String() + text[done:]
}

// runs reports whether an address that begins the text is code. Entities and
// backslashes hide nothing: Markdown resolves them, and so does this.
func runs(text string) bool {
	text = html.UnescapeString(text[:min(len(text), 200)])
	text = strings.Map(func(r rune) rune {
		if r <= ' ' || r == '\\' {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
	for _, scheme := range []string{"javascript:", "vbscript:", "data:"} {
		if strings.HasPrefix(text, scheme) {
			return true
		}
	}
	return false
}

func escapeRawHTML(text string) string {
	var b strings.Builder
	for {
		at := rawHTML.FindStringIndex(text)
		if at == nil {
			b.WriteString(text)
			return b.String()
		}
		b.WriteString(text[:at[0]])
		text = text[at[0]:]
		if address := webAddress.FindString(text); address != "" {
			b.WriteString(address)
			text = text[len(address):]
			continue
		}
		b.WriteString("&lt;")
		text = text[1:]
	}
}
