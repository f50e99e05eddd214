package richtext

import (
	"html"
	"strings"
	"unicode"

	nethtml "golang.org/x/net/html"
)

// Mark puts the words of a text that are hits into <mark>. A word is a run of letters,
// digits and marks. Tags and what stands in them stay as they are.
func Mark(text HTML, isHit func(word string) bool) HTML {
	var b strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(string(text)))
	for {
		switch kind := z.Next(); kind {
		case nethtml.ErrorToken:
			return HTML(b.String()) // the end: what Render makes is whole
		case nethtml.TextToken:
			markWords(&b, html.UnescapeString(string(z.Raw())), isHit)
		default:
			b.Write(z.Raw())
		}
	}
}

// MarkPlain is Mark for a text without markup.
func MarkPlain(text string, isHit func(word string) bool) HTML {
	var b strings.Builder
	markWords(&b, text, isHit)
	return HTML(b.String())
}

// markWords writes a text, escaped, with its hits marked.
func markWords(b *strings.Builder, text string, isHit func(word string) bool) {
	for text != "" {
		gap := strings.IndexFunc(text, isOfWord)
		if gap < 0 {
			gap = len(text)
		}
		b.WriteString(html.EscapeString(text[:gap]))
		text = text[gap:]
		end := strings.IndexFunc(text, func(r rune) bool { return !isOfWord(r) })
		if end < 0 {
			end = len(text)
		}
		word := html.EscapeString(text[:end])
		if end > 0 && isHit(text[:end]) {
			word = "<mark>" + word + "</mark>"
		}
		b.WriteString(word)
		text = text[end:]
	}
}

// isOfWord reports whether a letter can be a part of a word.
func isOfWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M, unicode.Co) }
