package static

import (
	"bytes"
	"fmt"
)

// bundles says which parts each style sheet is made of, in order.
func bundles() map[string][]string {
	return map[string][]string{
		"css/kronika.css": {"base.css", "page.css", "events.css", "chart.css", "opencard.css", "small.css"}, // every page but the widget
		"css/story.css":   {"base.css", "page.css", "events.css", "chart.css", "slides.css"},
		"css/tools.css":   {"tools.css"}, // beside it: embedding, developers
		"css/widget.css":  {"base.css", "events.css", "chart.css", "widget.css"},
	}
}

// bundle joins parts into one style sheet.
func bundle(of []string, parts map[string][]byte) []byte {
	var b bytes.Buffer
	for _, name := range of {
		part, ok := parts[name]
		if !ok {
			panic(fmt.Sprintf("static: there is no css/%s", name)) // the files are embedded
		}
		b.Write(part)
	}
	return b.Bytes()
}
