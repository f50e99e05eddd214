package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// The field Go to reads dates as people write them and words alike, and says what it does
// not understand.
func TestGoTo(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct{ text, href, says string }{
		{"1999", "event=kosovo-refugees", "1999"},
		{"May+1999", "event=kosovo-refugees", ""},
		{"44+BC", "event=wartime-shelter", "Nothing at 44 BC"},
		{"shtator+2022", "event=", ""},
		{"the+2020s", "from=", "events"},
		{"earthquake", "event=", "arthquake"},
		{"zzzz", "", "did not understand"},
	} {
		for _, path := range []string{examplePage + "?go=", examplePage + "/go?go="} {
			doc := s.get(path + row.text).document(t)
			answers := doc.Find(".answers")
			found := false
			for _, a := range answers.Find("a").EachIter() {
				found = found || strings.Contains(a.AttrOr("href", ""), row.href)
			}
			if found != (row.href != "") || !strings.Contains(answers.Text(), row.says) {
				html, _ := answers.Html()
				t.Errorf("%s%s: %s", path, row.text, html)
			}
		}
	}
	if n := s.get(examplePage + "?go=1999").document(t).Find(".answers a").Length(); n != 1 {
		t.Errorf("one event is named %d times", n)
	}
	doc := s.get(examplePage + "?go=zzzz&group=cyber").document(t)
	if doc.Find(".go input[name=go]").AttrOr("value", "") != "zzzz" || doc.Find(".go input[name=group]").AttrOr("value", "") != "cyber" || doc.Find("#events .rail > li[id]").Length() == 0 {
		t.Error("what was written, or what was chosen, is lost")
	}
}

// With script answers come while one writes, and Enter goes to the first.
func TestBrowserGoTo(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	b.open(s.url+examplePage, 1280, 800)
	ask[bool](b, `(document.querySelector(".go input").focus(), true)`)
	b.wait(`performance.getEntriesByType("resource").some(r => r.name.endsWith("go.js"))`)
	for _, key := range "1999" {
		b.press(string(key))
	}
	b.wait(`document.querySelectorAll(".answers a").length > 0`)
	b.accessible()
	b.press(kb.Enter)
	b.wait(`document.querySelector("#card[data-event=kosovo-refugees]")`)
	if ask[int](b, `document.querySelectorAll(".answers a").length`) != 0 {
		t.Error("the answers stay")
	}
}
