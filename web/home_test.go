package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

func TestRootLeadsToTheReadersLanguage(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct{ claim, path, accept, want string }{
		{"Albanian", "/", "sq-AL,sq;q=0.9,en;q=0.5", "/sq/"},
		{"Albanian of Kosovo", "/", "sq-XK", "/sq/"},
		{"English", "/", "en-GB", "/en/"},
		{"none of ours", "/", "ja", "/en/"},
		{"nothing said", "/", "", "/en/"},
		{"a timeline, with its query", "/t/albania-israel?group=cyber", "sq", "/sq/t/albania-israel?group=cyber"},
	} {
		a := s.get(row.path, "Accept-Language: "+row.accept)
		if a.StatusCode != 302 || a.Header.Get("Location") != row.want {
			t.Errorf("%s: %d to %q, want 302 to %q", row.claim, a.StatusCode, a.Header.Get("Location"), row.want)
		}
		if !slices.Contains(a.Header.Values("Vary"), "Accept-Language") {
			t.Errorf("%s: caches are not told that the language matters", row.claim)
		}
	}
}

func TestHomeListsTimelines(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	doc := s.get("/en/").document(t)
	titles := doc.Find(".timelines h2").Map(func(_ int, h *goquery.Selection) string { return said(h) })
	if want := []string{"To the Moon", "Albania and Israel: from wartime shelter to cyber defence"}; !slices.Equal(titles, want) {
		t.Errorf("got %v, want the newest first: %v", titles, want)
	}
	if got := said(doc.Find(".timelines .facts").Last()); got != "8 events 1939 – 2022 Shqip, English" {
		t.Errorf("facts: %q", got)
	}
}

func TestHomeSearchesTitlesAndEvents(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	for _, row := range []struct {
		claim, words, status string
		timelines, events    []string
	}{
		{"words of events, without diacritics", "termet", "1 event found", []string{"/en/t/albania-israel"}, []string{"/en/t/albania-israel?event=earthquake#chart"}},
		{"words of a title", "moon", "0 events found", []string{"/en/t/moon"}, nil},
		{"both", "the", "", []string{"/en/t/moon", "/en/t/albania-israel"}, nil},
		{"nothing", "zebra", "Nothing here matches this search. Try fewer or other words.", nil, nil},
		{"quotes and operators are words", `"moon" OR *`, "Nothing here matches this search. Try fewer or other words.", nil, nil},
	} {
		doc := s.get("/en/?q=" + queryEscape(row.words)).document(t)
		hrefs := doc.Find(".timelines h2 a").Map(func(_ int, a *goquery.Selection) string { return a.AttrOr("href", "") })
		if !slices.Equal(hrefs, row.timelines) {
			t.Errorf("%s: timelines %v, want %v", row.claim, hrefs, row.timelines)
		}
		if got := said(doc.Find("[role=status]")); row.status != "" && got != row.status {
			t.Errorf("%s: status %q, want %q", row.claim, got, row.status)
		}
		found := doc.Find(".found a").Map(func(_ int, a *goquery.Selection) string { return a.AttrOr("href", "") })
		if row.events != nil && !slices.Equal(found, row.events) {
			t.Errorf("%s: events %v, want %v", row.claim, found, row.events)
		}
		if got := doc.Find("input[name=q]").AttrOr("value", ""); got != row.words {
			t.Errorf("%s: the words %q are not kept: %q", row.claim, row.words, got)
		}
	}
}

func TestHomePagesThroughWhatASearchFinds(t *testing.T) {
	s := newSite(t)
	for i := range 23 {
		s.load(strings.Replace(moon, `"moon"`, fmt.Sprintf(`"moon-%d"`, i), 1))
	}
	seen := 0
	for page, want := range map[string]int{"/en/?q=sputnik": 20, "/en/?page=2&q=sputnik": 3} {
		doc := s.get(page).document(t)
		if got := doc.Find(".timelines h2").Length(); got != want {
			t.Errorf("%s lists %d timelines, want %d", page, got, want)
		}
		if got := said(doc.Find("[role=status]")); got != "23 events found" {
			t.Errorf("%s: status %q", page, got)
		}
		doc.Find("nav a").Each(func(_ int, a *goquery.Selection) {
			if href := a.AttrOr("href", ""); href == "/en/?page=2&q=sputnik" || href == "/en/?q=sputnik" {
				seen++
			}
		})
	}
	if seen == 0 {
		t.Error("the pages do not lead to each other")
	}
}
