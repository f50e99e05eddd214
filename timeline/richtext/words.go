package richtext

import "strings"

// isWords reports whether a text is one line of words in which nothing can mark
// anything, as most titles, captions and many texts are. It is then the same in
// Markdown, in HTML and as words, and need not be parsed. It may be false for a
// text of words, never true for one with marks.
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
