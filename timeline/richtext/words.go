package richtext

import "strings"

// isWords tells whether a text is one line of words in which nothing can mark
// anything, as most titles, captions and many texts are. It is then the same as
// Markdown, as HTML and as words, and nothing needs to parse it. It says no where
// it is not sure.
func isWords(text string) bool {
	if text == "" || !isLetter(text[0]) || text[len(text)-1] == ' ' || strings.Contains(text, "www.") {
		return false
	}
	for i := range len(text) {
		switch c := text[i]; {
		case isLetter(c) || c >= '0' && c <= '9' || strings.IndexByte(",.;?'()/%-", c) >= 0:
		case c == ' ' && text[i-1] != ' ':
		default:
			return false
		}
	}
	return true
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
