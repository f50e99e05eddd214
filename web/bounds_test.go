package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// pageLimit is how large a page may be, compressed.
const pageLimit = 300 << 10

// hostile is a timeline in which one event has a long list of everything, and that
// has as many groups.
func hostile(n int) string {
	object := func(format string) []any {
		list := make([]any, n)
		for i := range list {
			var entry any
			if err := json.Unmarshal([]byte(strings.ReplaceAll(format, "N", fmt.Sprint(i))), &entry); err != nil {
				panic(err)
			}
			list[i] = entry
		}
		return list
	}
	hub := map[string]any{
		"id": "hub", "date": "2000", "title": "The hub", "group": "gN", "media": object(`{"url": "https://example.org/N.jpg", "type": "image/jpeg", "alt": "Picture N"}`),
		"citations": object(`{"source": "sN"}`), "links": object(`{"to": "eN", "kind": "led-to"}`), "aliases": object(`"alias-N"`),
	}
	hub["group"] = fmt.Sprint("g", n-1)
	document, err := json.Marshal(map[string]any{
		"slug": "hostile", "languages": []string{"en"}, "title": "Hostile",
		"groups": object(`{"id": "gN", "label": "Group N", "color": "#b0303f"}`), "sources": object(`{"id": "sN", "title": "Source N"}`),
		"events": append([]any{hub}, object(`{"id": "eN", "date": "2001", "title": "Event N"}`)...),
	})
	if err != nil {
		panic(err)
	}
	return `{"kronika": 1,` + string(document[1:]) // first, so that the format is recognised
}

func TestNoPageIsTooLargeAndTheRestIsLinked(t *testing.T) {
	s := newSite(t)
	const n = 5000
	s.load(hostile(n))
	for _, path := range []string{"/en/t/hostile", "/sq/t/hostile", "/en/t/hostile?event=hub", "/en/embed/hostile", "/en/t/hostile/embed", "/t/hostile.svg"} {
		if a := s.get(path, "Accept-Encoding", "br"); a.StatusCode != 200 || a.sent > pageLimit {
			t.Errorf("%s: %d with %d bytes", path, a.StatusCode, a.sent)
		}
	}
	rest := map[string]string{
		".legend a:last-child": "Group 100", "#hub .media > li:last-child a": "Picture 40", "#hub .ties > li:last-child a": "Event 40", "#hub dd cite:last-child a": "Source 40",
	}
	doc := documentOf(t, s.get("/en/t/hostile"))
	for selector, next := range rest {
		link := doc.Find(selector)
		href, _ := link.Attr("href")
		if words := link.Text(); !strings.HasPrefix(words, "and 4,9") || !strings.HasSuffix(words, " more") {
			t.Errorf("%s says %q, want how many more there are", selector, words)
			continue
		}
		path, _, _ := strings.Cut(href, "#")
		further := documentOf(t, s.get(path))
		if text := further.Find("body").Text(); !strings.Contains(text, next) {
			t.Errorf("%s leads to %s, where %q is not", selector, href, next)
		}
	}
	last := documentOf(t, s.get("/en/t/hostile?event=hub&more=125")).Find("#hub")
	if last.Find(".media > li").Length() != 40 || !strings.Contains(last.Text(), "Picture 4999") {
		t.Errorf("the last part has %d pictures", last.Find(".media > li").Length())
	}
	if a := s.get("/en/t/hostile?event=hub&more=0"); a.document(t).Find(".misread code").Text() != "more" {
		t.Errorf("more=0: %d, nothing is said", a.StatusCode)
	}
}

func documentOf(t *testing.T, a answer) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(a.body))
	if err != nil || a.StatusCode != 200 {
		t.Fatalf("%s: %d, %v", a.Request.URL, a.StatusCode, err)
	}
	return doc
}
