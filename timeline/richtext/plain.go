package richtext

import (
	"strings"

	"golang.org/x/net/html"
)

// Plain returns the words of a text without marks, for feeds, calendars and
// descriptions. Blocks stand on lines of their own.
func Plain(markdown string) string {
	return words(string(Render(markdown)), true)
}

// words returns the text of HTML with single blanks and the descriptions of
// pictures. With lines, blocks and line breaks begin new lines; else all is one
// line.
func words(markup string, lines bool) string {
	var b strings.Builder
	skipped := 0
	for z := html.NewTokenizer(strings.NewReader(markup)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return tidy(b.String(), lines)
		}
		token := z.Token()
		switch {
		case kind == html.TextToken && skipped == 0:
			b.WriteString(strings.Map(blank, token.Data))
		case isSkipped(token.Data) && kind == html.StartTagToken:
			skipped++
		case isSkipped(token.Data) && kind == html.EndTagToken:
			skipped = max(0, skipped-1)
		case token.Data == "img" && kind != html.EndTagToken && skipped == 0:
			b.WriteString(strings.Map(blank, altOf(token)))
		case isBlock(token.Data) || token.Data == "br":
			b.WriteByte('\n')
		}
	}
}

// altOf returns the description of a picture.
func altOf(img html.Token) string {
	for _, a := range img.Attr {
		if a.Key == "alt" {
			return a.Val
		}
	}
	return ""
}

// blank returns a space for every white space, so that only blocks begin lines.
func blank(r rune) rune {
	switch r {
	case '\n', '\t', '\r', '\f':
		return ' '
	}
	return r
}

// tidy leaves one blank between words and drops empty lines.
func tidy(text string, lines bool) string {
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Join(strings.FieldsFunc(line, isBlank), " "); line != "" {
			kept = append(kept, line)
		}
	}
	if lines {
		return strings.Join(kept, "\n")
	}
	return strings.Join(kept, " ")
}

// isBlank reports whether r is ASCII white space. A no-break space is not: it was
// put there on purpose.
func isBlank(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' }

// isBlock reports whether an element begins and ends a line.
func isBlock(name string) bool {
	switch name {
	case "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption",
		"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr",
		"table", "tr", "td", "th", "thead", "tbody", "body", "html":
		return true
	}
	return false
}

// isSkipped reports whether an element's content is no text.
func isSkipped(name string) bool {
	switch name {
	case "script", "style", "template", "iframe", "object", "noscript", "noembed", "noframes", "svg", "math",
		"head", "title", "textarea", "select", "xmp", "plaintext":
		return true
	}
	return false
}
