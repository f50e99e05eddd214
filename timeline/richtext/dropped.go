package richtext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Dropped lists what FromHTML leaves out of a text or shows in another way, as the names
// of HTML elements in the order in which they stand there, each once: frames, films and
// sounds, which are left out, and tables, forms, raised and lowered letters, of which only
// the words stay. Scripts, styles and comments are nothing that a reader sees and are not
// listed.
func Dropped(source string) []string {
	if !strings.Contains(source, "<") {
		return nil
	}
	var names []string
	tokens := html.NewTokenizer(strings.NewReader(source))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tag, _ := tokens.TagName()
		switch name := string(tag); name {
		case "iframe", "frame", "object", "embed", "video", "audio", "canvas", "svg", "math", "form", "table", "sub", "sup":
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
