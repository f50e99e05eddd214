package web

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// A search leads to the list, and the words that it found are marked.
func TestWordsOfASearchAreMarked(t *testing.T) {
	s := newSite(t)
	for query, want := range map[string]string{"q=IRAN": "Iran", "q=israeli+resc": "Israeli rescue Israeli", "q=t%C3%ABrmet": ""} {
		doc := s.get(examplePage + "?" + query).document(t)
		var marked []string
		doc.Find("#events mark").Each(func(_ int, m *goquery.Selection) { marked = append(marked, m.Text()) })
		if got := strings.Join(marked, " "); !strings.HasPrefix(got, want) || want == "" && strings.Contains(got, "<") {
			t.Errorf("%s: marked is %q, want %q", query, got, want)
		}
	}
	doc := s.get(examplePage).document(t)
	if action := doc.Find("form.find").AttrOr("action", ""); action != examplePage+"#events" || doc.Find("mark").Length() != 0 {
		t.Errorf("the search leads to %q, %d words are marked without one", action, doc.Find("mark").Length())
	}
}
