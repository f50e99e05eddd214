package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kronika/timeline"
)

// holdsWords tells whether all words occur in a timeline's title or summary, in
// any one language, without regard to case and diacritics, as the search of
// events has it.
func holdsWords(head *timeline.Timeline, words string) bool {
	var text strings.Builder
	for _, t := range []timeline.Text{head.Title, head.Summary} {
		for _, tr := range t {
			text.WriteString(folded(tr.Text) + "\n")
		}
	}
	for word := range strings.FieldsSeq(folded(words)) {
		if !strings.Contains(text.String(), word) {
			return false
		}
	}
	return true
}

// folded takes case and diacritics away.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}
