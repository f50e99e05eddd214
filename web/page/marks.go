package page

import (
	"slices"
	"strings"

	"kronika/components"
	"kronika/timeline/richtext"
	"kronika/timeline/store"
)

// markWords marks the words of a search in the titles and texts of events. As in the
// search, the last of them may be the beginning of a word.
func markWords(events []components.EventView, search string) {
	var words []string
	for word := range store.Words(search) {
		words = append(words, word)
	}
	if len(words) == 0 {
		return
	}
	last := words[len(words)-1]
	isHit := func(text string) bool {
		for word := range store.Words(text) {
			if slices.Contains(words, word) || strings.HasPrefix(word, last) {
				return true
			}
		}
		return false
	}
	for i := range events {
		events[i].MarkedHTML = richtext.MarkPlain(events[i].Title.Text, isHit)
		events[i].Text.HTML = richtext.Mark(events[i].Text.HTML, isHit)
	}
}
