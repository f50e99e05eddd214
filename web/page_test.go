package web

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"kronika/timeline/locale"
	"kronika/web/address"
)

// document parses an answer as the page that it is.
func (a answer) document(t *testing.T) *goquery.Document {
	t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(a.String()))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// said is the text of an element with single blanks.
func said(s *goquery.Selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// eventIDs lists the events of a page in their order.
func eventIDs(doc *goquery.Document) []string {
	return doc.Find("ol.rail > li[id]").Map(func(_ int, li *goquery.Selection) string { return li.AttrOr("id", "") })
}

const examplePage = "/en/t/albania-israel"

func TestPageListsTheChosenEventsInOrder(t *testing.T) {
	s := newSite(t)
	all := []string{"wartime-shelter", "relations", "kosovo-refugees", "earthquake", "ihra", "cyberattack", "ties-severed", "visit"}
	newest := slices.Clone(all)
	slices.Reverse(newest)
	for _, row := range []struct {
		claim, query, status string
		want                 []string
	}{
		{"all events, oldest first", "", "8 events", all},
		{"newest first", "order=newest", "8 events", []string{"visit", "ties-severed", "cyberattack", "ihra", "earthquake", "kosovo-refugees", "relations", "wartime-shelter"}},
		{"a group", "group=cyber", "2 events of 8", all[5:7]},
		{"two groups", "group=cyber&group=shelter", "5 events of 8", []string{"wartime-shelter", "kosovo-refugees", "earthquake", "cyberattack", "ties-severed"}},
		{"a range that holds its last year", "from=1991&to=1999", "2 events of 8", all[1:3]},
		{"from a date on", "from=2022-10", "2 events of 8", []string{"cyberattack", "visit"}},
		{"a search folds diacritics, in any language", "q=termet", "1 event found", all[3:4]},
		{"search, group and order together", "q=iran&group=cyber&order=newest", "2 events found", []string{"ties-severed", "cyberattack"}},
		{"nothing", "q=zebra", "No event matches this search.", nil},
		{"what other sites append is ignored", "utm_source=x", "8 events", all},
		{"the event of a permalink and all others", "event=visit", "8 events", all},
		{"a link to an event wins over a filter", "event=visit&group=cyber", "8 events", all},
	} {
		doc := s.get(examplePage + "?" + row.query).document(t)
		if got := eventIDs(doc); !slices.Equal(got, row.want) {
			t.Errorf("%s: got %v, want %v", row.claim, got, row.want)
		}
		if got := said(doc.Find("[role=status]")); got != row.status {
			t.Errorf("%s: status %q, want %q", row.claim, got, row.status)
		}
	}
}

func TestPageSaysAllOfTheExampleWithoutScript(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct {
		path, event string
		want        []string
	}{
		{examplePage, "earthquake", []string{"2020", "Durrës", "Shelter and rescue", "As stated", "On record", "26 November 2019", "The report differs from the record", "Crisis24", "Gazeta Shqiptare"}},
		{examplePage, "relations", []string{"Albania and Israel open relations", "1991", "19 August 1991", "The record is more exact", "që nga viti 1991"}},
		{examplePage, "ties-severed", []string{"Result of Iranian cyberattack", "Led to Edi Rama arrives"}},
		{"/sq/t/albania-israel", "earthquake", []string{"Ekipet izraelite", "26 nëntor 2019", "Artikulli nuk përputhet me të dhënat", "Strehim"}},
		{"/sq/t/albania-israel", "visit", []string{"23 tetor 2022", "Diplomaci"}},
	} {
		event := said(s.get(row.path).document(t).Find("#" + row.event))
		for _, want := range row.want {
			if !strings.Contains(event, want) {
				t.Errorf("%s: %s lacks %q: %s", row.path, row.event, want, event)
			}
		}
	}
	doc := s.get(examplePage).document(t)
	if got := doc.Find("ol.rail > li h3").Length(); got != 8 {
		t.Errorf("%d headings of events, want 8", got)
	}
	if got := doc.Find("ol.rail .when time[datetime]").Length(); got != 8 {
		t.Errorf("%d dates of events for programs, want 8", got)
	}
	if got := doc.Find(".sources li").Length(); got != 16 {
		t.Errorf("%d sources, want 16", got)
	}
	if got := said(doc.Find(".title .facts")); got != "From Gazeta Shqiptare, 23 October 2022 8 events 1939 – 2022" {
		t.Errorf("facts: %q", got)
	}
	if got := said(doc.Find("li.gap").First()); got != "46 years without events" {
		t.Errorf("first silence: %q", got)
	}
}

func TestHeadNamesTheOtherFormsOfThePage(t *testing.T) {
	s := newSite(t, func(c *Config) { c.BaseURL = "https://example.org" })
	head := s.get(examplePage + "?group=cyber").document(t).Find("head")
	for selector, want := range map[string]string{
		"link[rel=canonical]":                 "https://example.org/en/t/albania-israel",
		"link[hreflang=sq]":                   "https://example.org/sq/t/albania-israel?group=cyber",
		"link[hreflang=en]":                   "https://example.org/en/t/albania-israel?group=cyber",
		"link[hreflang=x-default]":            "https://example.org/t/albania-israel?group=cyber",
		"link[type='application/json']":       "/t/albania-israel.json?group=cyber&lang=en",
		"link[type^='application/atom+xml']":  "/t/albania-israel.atom?group=cyber&lang=en",
		"link[type^='application/feed+json']": "/t/albania-israel.feed.json?group=cyber&lang=en",
	} {
		if got := head.Find(selector).AttrOr("href", ""); got != want {
			t.Errorf("%s: got %q, want %q", selector, got, want)
		}
	}
	if head.Find("meta[name=robots]").AttrOr("content", "") != "noindex" {
		t.Error("a filtered page may be indexed")
	}
	if s.get(examplePage).document(t).Find("meta[name=robots]").Length() != 0 {
		t.Error("the whole page may not be indexed")
	}
}

func TestLanguageSwitchKeepsTheView(t *testing.T) {
	s := newSite(t)
	doc := s.get(examplePage + "?q=iran&order=newest&page=1").document(t)
	link := doc.Find(".languages a[hreflang=sq]")
	if got := link.AttrOr("href", ""); got != "/sq/t/albania-israel?order=newest&q=iran" {
		t.Errorf("got %q", got)
	}
	if link.AttrOr("lang", "") != "sq" || said(link) != "Shqip" {
		t.Error("the language is not named in itself")
	}
	if said(doc.Find(".languages [aria-current]")) != "English" {
		t.Error("the page does not say which language it is in")
	}
}

func TestLegendPutsGroupsInAndTakesThemOut(t *testing.T) {
	s := newSite(t)
	doc := s.get(examplePage + "?group=cyber&order=newest").document(t)
	hrefs := doc.Find(".legend a").Map(func(_ int, a *goquery.Selection) string { return a.AttrOr("href", "") })
	want := []string{
		examplePage + "?group=cyber&group=diplomacy&order=newest",
		examplePage + "?group=cyber&group=shelter&order=newest",
		examplePage + "?order=newest",
		examplePage + "?order=newest", // all groups
	}
	if !slices.Equal(hrefs, want) {
		t.Errorf("got %v, want %v", hrefs, want)
	}
	if got := said(doc.Find(".legend [aria-current]")); got != "Cyber 2" {
		t.Errorf("chosen: %q", got)
	}
}

func TestFormKeepsWhatElseWasChosen(t *testing.T) {
	s := newSite(t)
	form := s.get(examplePage + "?group=cyber&group=shelter&order=newest&scale=linear&q=a&from=1990").document(t).Find(".events form")
	sent := url.Values{}
	form.Find("input[name]").Each(func(_ int, input *goquery.Selection) {
		if value := input.AttrOr("value", ""); value != "" {
			sent.Add(input.AttrOr("name", ""), value)
		}
	})
	if got, want := sent.Encode(), "from=1990&group=cyber&group=shelter&order=newest&q=a&scale=linear"; got != want {
		t.Errorf("the form sends %s, want %s", got, want)
	}
}

func TestTextsInAnotherLanguageNameIt(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	doc := s.get("/sq/t/moon").document(t)
	for _, selector := range []string{"h1 [lang=en]", "#landing h3 [lang=en]", ".legend [lang=en]", "#landing .what > [lang=en] em"} {
		if doc.Find(selector).Length() == 0 {
			t.Errorf("nothing at %s", selector)
		}
	}
	if n := s.get("/en/t/moon").document(t).Find("main [lang]").Length(); n != 0 {
		t.Errorf("%d texts name the language of the page", n)
	}
}

func TestPagedListTurnsToTheEventOfALink(t *testing.T) {
	s := newSite(t)
	s.load(many(120))
	for _, row := range []struct {
		claim, query, first string
		prev, next          bool
	}{
		{"the first page", "", "e0", false, true},
		{"the last page", "page=3", "e100", true, false},
		{"the page of an event", "event=e77", "e50", true, true},
		{"the page of an event by its old name", "event=old-77", "e50", true, true},
		{"the page of an event among the newest", "event=e77&order=newest", "e119", false, true},
	} {
		doc := s.get("/en/t/many?" + row.query).document(t)
		if got := eventIDs(doc); len(got) == 0 || got[0] != row.first {
			t.Errorf("%s: begins with %v, want %s", row.claim, got, row.first)
		}
		if got := doc.Find(".pages [rel=prev]").Length() == 1; got != row.prev {
			t.Errorf("%s: a page before: %v", row.claim, got)
		}
		if got := doc.Find(".pages [rel=next]").Length() == 1; got != row.next {
			t.Errorf("%s: a page after: %v", row.claim, got)
		}
	}
	doc := s.get("/en/t/many?page=2").document(t)
	if got := doc.Find("#e77 h3 a").AttrOr("href", ""); got != "/en/t/many?event=e77#chart" {
		t.Errorf("permalink: %q", got)
	}
	if got := doc.Find("#e77 a[id]").AttrOr("id", ""); got != "old-77" {
		t.Errorf("anchor of the old name: %q", got)
	}
	if got := doc.Find("link[rel=canonical]").AttrOr("href", ""); got != s.url+"/en/t/many?page=2" {
		t.Errorf("canonical: %q", got)
	}
}

func TestPageIsDrawnOnceAndAnswersWithItsTag(t *testing.T) {
	s := newSite(t)
	first := s.get(examplePage, "Accept-Encoding: br")
	tag := first.Header.Get("ETag")
	if tag == "" || !strings.Contains(first.Header.Get("Cache-Control"), "max-age=60") {
		t.Fatalf("ETag %q, Cache-Control %q", tag, first.Header.Get("Cache-Control"))
	}
	again := s.get(examplePage, "Accept-Encoding: br", "If-None-Match: "+tag)
	if again.StatusCode != 304 || again.sent != 0 {
		t.Errorf("the same page: %d with %d bytes, want 304 with none", again.StatusCode, again.sent)
	}
	for claim, path := range map[string]string{"another language": "/sq/t/albania-israel", "another view": examplePage + "?order=newest"} {
		if got := s.get(path, "If-None-Match: "+tag).StatusCode; got != 200 {
			t.Errorf("%s: status %d, want 200", claim, got)
		}
	}
	s.load(strings.Replace(moon, `"slug": "moon"`, `"slug": "albania-israel"`, 1))
	if got := s.get(examplePage, "If-None-Match: "+tag).StatusCode; got != 200 {
		t.Errorf("another revision: status %d, want 200", got)
	}
}

func TestPageIsLight(t *testing.T) {
	s := newSite(t)
	for _, l := range locale.Locales() {
		whole := 0
		page := s.get(address.Page(l, "albania-israel"), "Accept-Encoding: br")
		whole += page.sent
		resources := page.document(t).Find("head link[rel=stylesheet], head link[rel=icon], script[src]")
		if got := resources.Length(); got > 3 {
			t.Errorf("%s: the page makes %d requests, want at most 4", l.Tag, got+1)
		}
		resources.Each(func(_ int, resource *goquery.Selection) {
			address := resource.AttrOr("href", resource.AttrOr("src", ""))
			a := s.get(address, "Accept-Encoding: br")
			t.Logf("%s %s: %d bytes", l.Tag, address, a.sent)
			whole += a.sent
		})
		t.Logf("%s: the page %d bytes, in all %d", l.Tag, page.sent, whole)
		if whole > 25_000 {
			t.Errorf("%s: %d bytes in all, want at most 25,000", l.Tag, whole)
		}
	}
}
