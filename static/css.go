package static

import (
	"fmt"
	"regexp"
	"strings"
)

// bundles says which parts each style sheet is made of, in order.
func bundles() map[string][]string {
	return map[string][]string{
		"css/kronika.css": {"base.css", "page.css", "events.css", "chart.css"}, // every page but the widget
		"css/tools.css":   {"tools.css"},                                       // beside it: embedding, developers
		"css/widget.css":  {"base.css", "events.css", "chart.css", "widget.css"},
	}
}

// bundle joins parts into one style sheet.
func bundle(of []string, parts map[string][]byte) []byte {
	var b strings.Builder
	for _, name := range of {
		part, ok := parts[name]
		if !ok {
			panic(fmt.Sprintf("static: there is no css/%s", name)) // the files are embedded
		}
		b.WriteString(dense(string(part)))
	}
	return []byte(b.String())
}

// dense drops what a style sheet holds for its authors: comments, indents and
// line ends. Between words and values it changes nothing, so that no knowledge
// of CSS is needed to be sure that it means the same.
func dense(css string) string {
	css = cssComment.ReplaceAllString(css, "")
	var b strings.Builder
	for line := range strings.SplitSeq(css, "\n") {
		line = strings.TrimSpace(line)
		b.WriteString(line)
		if line != "" && !strings.ContainsAny(line[len(line)-1:], "{};,") {
			b.WriteByte(' ') // the next line goes on with this one
		}
	}
	return b.String()
}

var cssComment = regexp.MustCompile(`(?s)/\*.*?\*/`)
