package view

import (
	"net/url"
	"strings"

	"kronika/timeline"
)

// quoteWhole is up to how many words a quotation is looked for as a whole; of a longer one
// its first and last words are.
const quoteWhole = 10

// quoted is an address that leads to the words of a quotation where a browser can: a text
// fragment. See https://wicg.github.io/scroll-to-text-fragment/.
func quoted(address string, q *timeline.Quote) string {
	if q == nil || strings.TrimSpace(q.Exact) == "" {
		return address
	}
	words := strings.Fields(q.Exact)
	text := fragmentText(strings.Join(words, " "))
	if len(words) > quoteWhole {
		text = fragmentText(strings.Join(words[:quoteWhole/2], " ")) + "," + fragmentText(strings.Join(words[len(words)-quoteWhole/2:], " "))
	}
	if q.Prefix != "" {
		text = fragmentText(strings.TrimSpace(q.Prefix)) + "-," + text
	}
	if q.Suffix != "" {
		text += ",-" + fragmentText(strings.TrimSpace(q.Suffix))
	}
	if !strings.Contains(address, "#") {
		address += "#"
	}
	return address + ":~:text=" + text
}

// fragmentText encodes text for a text fragment, in which hyphens, commas and ampersands
// have a meaning.
func fragmentText(text string) string {
	return strings.NewReplacer("-", "%2D", ",", "%2C", "&", "%26").Replace(url.PathEscape(text))
}
