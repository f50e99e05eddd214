package richtext

import (
	"html"
	"regexp"
	"strings"
)

// markup are the tags that tell HTML from plain text with a sign < in it.
var markup = regexp.MustCompile(`(?i)</?(p|br|div|span|a|b|i|u|em|strong|ul|ol|li|h[1-6]|table|tr|td|th|img|blockquote|pre|body|html|font|sub|sup)(\s[^<>]*)?/?>`)

// IsHTML reports whether a text that may be plain or HTML is HTML: whether it has one of
// the usual tags.
func IsHTML(text string) bool { return markup.MatchString(text) }

// FromPlain writes plain text as Markdown that shows it as it is: its lines stay lines,
// and no asterisk is emphasis.
func FromPlain(text string) (markdown string) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var b strings.Builder
	for _, paragraph := range strings.Split(text, "\n\n") {
		lines := strings.Split(strings.Trim(paragraph, "\n"), "\n")
		for i := range lines {
			lines[i] = html.EscapeString(lines[i])
		}
		b.WriteString("<p>" + strings.Join(lines, "<br>") + "</p>")
	}
	return FromHTML(b.String())
}
