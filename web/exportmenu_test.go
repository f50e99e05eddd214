package web

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
)

// hrefs are the addresses of links, in order.
func hrefs(links *goquery.Selection) []string {
	return links.Map(func(_ int, a *goquery.Selection) string { return a.AttrOr("href", "") })
}

// menuOf are the addresses that a menu of formats has, with these parameters.
func menuOf(parameters string) []string {
	var want []string
	for _, f := range exported() {
		want = append(want, "/t/moon."+f.Extension+"?"+parameters)
		if f.Name == "csv" {
			want = append(want, "/t/moon.csv?bom=1&"+parameters)
		}
	}
	return want
}

// On the whole page the menu leads to every format in the language of the page.
func TestMenuOfExports(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	for _, lang := range []string{"en", "sq"} {
		menu := s.get("/" + lang + "/t/moon?at=1969&z=30").document(t).Find("details.menu")
		if diff := cmp.Diff(menuOf("lang="+lang), hrefs(menu.Find("li a:not([data-subscribe])"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
		if menu.Find("p, .whole").Length() > 0 {
			t.Errorf("%s: a filter is mentioned where there is none: %s", lang, said(menu))
		}
	}
}

// On a filtered page the menu says how many events are exported, leads to documents
// that have just these, and also to the whole timeline.
func TestMenuOfExportsIsFilteredAsThePage(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	for _, row := range []struct{ path, parameters, says, whole string }{
		{"/en/t/moon?group=soviet&order=newest", "group=soviet&lang=en", "Only the 2 events chosen here, of 5", "The whole timeline: 5 events"},
		{"/en/t/moon?q=the+landing&scale=linear", "lang=en&q=the+landing", "Only the 1 event chosen here, of 5", "The whole timeline: 5 events"},
		{"/sq/t/moon?from=1961&to=1970&page=1", "from=1961&lang=sq&to=1970", "Vetëm 3 ngjarjet e zgjedhura këtu, nga 5", "E gjithë kronologjia: 5 ngjarje"},
		{"/en/t/moon?q=nothing", "lang=en&q=nothing", "Only the 0 events chosen here, of 5", "The whole timeline: 5 events"},
	} {
		menu := s.get(row.path).document(t).Find("details.menu")
		if got := said(menu.Find("p")); got != row.says {
			t.Errorf("%s: the menu says %q, want %q", row.path, got, row.says)
		}
		links := hrefs(menu.Find("div > ul a:not([data-subscribe])"))
		if diff := cmp.Diff(menuOf(row.parameters), links); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.path, diff)
		}
		for _, link := range links {
			if a := s.get(link); a.StatusCode != 200 || !a.contains("Content-Disposition: moon-filtered") {
				t.Errorf("%s: %d %v", link, a.StatusCode, a.Header)
			}
		}
		whole := menu.Find(".whole")
		if got := said(whole.Find("summary")); got != row.whole {
			t.Errorf("%s: the way to the whole is %q", row.path, got)
		}
		_, parameters, _ := strings.Cut(row.path, "/t/")
		lang := row.path[1:3]
		if diff := cmp.Diff(menuOf("lang="+lang), hrefs(whole.Find("a"))); diff != "" {
			t.Errorf("%s: the whole (-want +got):\n%s", parameters, diff)
		}
	}
}

// The menu leads to the calendar in the way in which calendar programs subscribe to it.
func TestCalendarCanBeSubscribedTo(t *testing.T) {
	s := newSite(t, func(c *Config) { c.BaseURL = "https://timelines.example" })
	s.load(moon)
	subscribe := s.get("/sq/t/moon?group=us").document(t).Find("a[data-subscribe]")
	if got, want := subscribe.AttrOr("href", ""), "webcal://timelines.example/t/moon.ics?group=us&lang=sq"; got != want {
		t.Fatalf("the link leads to %s, want %s", got, want)
	}
	u, err := url.Parse(subscribe.AttrOr("href", ""))
	if err != nil {
		t.Fatal(err)
	}
	calendar := s.get(u.RequestURI())
	for _, line := range []string{
		"REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
		"SOURCE;VALUE=URI:https://timelines.example/t/moon.ics?group=us&lang=sq", "URL:https://timelines.example/sq/t/moon?group=us",
	} {
		if !strings.Contains(unfolded(calendar), line+"\r\n") {
			t.Errorf("lacks %s\n%s", line, calendar)
		}
	}
}

// unfolded is a calendar with a line for each of its content lines.
func unfolded(a answer) string { return strings.ReplaceAll(a.String(), "\r\n ", "") }

// uids are the UIDs of a calendar by the titles of the events.
func uids(a answer) map[string]string {
	found := map[string]string{}
	for _, m := range regexp.MustCompile(`(?s)BEGIN:VEVENT.*?UID:(.*?)\r\n.*?SUMMARY[^:]*:(.*?)\r\n`).FindAllStringSubmatch(unfolded(a), -1) {
		found[m[2]] = m[1]
	}
	return found
}

// The UID of an event is the same in every export, filtered or not, in each language,
// after an edit, after another import, and after a way through another program.
func TestUIDsAreStable(t *testing.T) {
	s := newSite(t, func(c *Config) { c.BaseURL = "https://timelines.example" })
	s.load(moon)
	first := uids(s.get("/t/moon.ics"))
	if len(first) != 5 {
		t.Fatalf("%d UIDs of 5 events: %q", len(first), first)
	}
	check := func(claim string, a answer) {
		t.Helper()
		now := uids(a)
		if len(now) == 0 {
			t.Errorf("%s: no events in %s", claim, a)
		}
		for title, uid := range now {
			if uid != first[title] {
				t.Errorf("%s: the UID of %q was %s and is %s", claim, title, first[title], uid)
			}
		}
	}
	check("of a filter", s.get("/t/moon.ics?group=us"))
	check("in another language", s.get("/t/moon.ics?lang=sq"))
	edit := `{"date": "1969-07-21", "title": "The landing", "text": "Another day.", "group": "soviet"}`
	if put := s.do("PUT", moonAPI+"/events/landing", edit, asOperator); put.StatusCode != 200 {
		t.Fatal(put)
	}
	check("after an edit", s.get("/t/moon.ics"))
	s.do("PUT", moonAPI, moon, asOperator)
	check("after another import", s.get("/t/moon.ics"))
	if put := s.do("PUT", moonAPI, s.get("/t/moon.ics").String(), asOperator); put.StatusCode != 200 {
		t.Fatal(put)
	}
	check("after an import of the calendar", s.get("/t/moon.ics"))
}

// A calendar can be read again although it says how it is refreshed, without a note
// or a loss that it did not have.
func TestSubscribedCalendarIsRead(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	f, _ := formats.ByName("ics")
	stream, err := f.Decode(strings.NewReader(s.get("/t/moon.ics").String()), codec.DecodeOptions{Slug: "moon"})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range stream.Events {
		if err != nil {
			t.Error(err)
		}
	}
	if stream.Notes != nil && len(*stream.Notes) > 0 {
		t.Errorf("notes: %v", *stream.Notes)
	}
}
