package web

import (
	"bytes"
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
)

// linkedMoon is moon with a link that leads out of most choices of its events.
var linkedMoon = strings.Replace(moon, `"title": "A man in space"`, `"title": "A man in space", "links": [{"to": "return", "kind": "led-to"}]`, 1)

// moonTitles are the titles of moon by the id of the event.
func moonTitles() map[string]string {
	return map[string]string{
		"sputnik": "Sputnik 1", "gagarin": "A man in space", "apollo": "The Apollo programme", "landing": "The landing", "return": "The return",
	}
}

// exported lists every format that is exported.
func exported() []codec.Format {
	return slices.DeleteFunc(formats.All(), func(f codec.Format) bool { return f.Encode == nil })
}

// Every format can be exported filtered. It then has the events that the API lists for
// the same parameters, which are those of the page.
func TestEveryFormatIsExportedFiltered(t *testing.T) {
	s := newSite(t)
	s.load(linkedMoon)
	for _, query := range []string{
		"q=the+l", "group=soviet", "group=soviet&group=us", "from=1960&to=1969-07-19", "to=1961", "from=1962", "group=us&from=1970&q=apollo", "q=nothing",
	} {
		s.t = t
		want := s.listed(query)
		for _, f := range exported() {
			t.Run(f.Name+" of "+query, func(t *testing.T) {
				s.t = t
				whole, a := s.get("/t/moon."+f.Extension), s.get("/t/moon."+f.Extension+"?"+query)
				if a.StatusCode != 200 || a.Header.Get("Content-Type") != f.MediaType {
					t.Fatalf("%d %v\n%s", a.StatusCode, a.Header, a)
				}
				s.checkFilteredHeaders(t, a, whole, f, query)
				checkEvents(t, a, whole, f, want)
			})
		}
	}
}

// listed are the ids of the events that the API lists.
func (s *site) listed(query string) []string {
	s.t.Helper()
	var page struct{ Events []struct{ ID string } }
	if err := json.Unmarshal(s.get(moonAPI+"/events?"+query).body, &page); err != nil {
		s.t.Fatal(err)
	}
	ids := []string{}
	for _, e := range page.Events {
		ids = append(ids, e.ID)
	}
	return ids
}

// checkFilteredHeaders demands a tag and a name that are not those of the whole
// timeline, and that the tag is good for asking again.
func (s *site) checkFilteredHeaders(t *testing.T, a, whole answer, f codec.Format, query string) {
	t.Helper()
	if a.Header.Get("ETag") == whole.Header.Get("ETag") {
		t.Errorf("the tag is that of the whole timeline")
	}
	if !a.contains(`Content-Disposition: filename="moon-filtered.` + f.Extension + `"`) {
		t.Errorf("saved as %s", a.Header.Get("Content-Disposition"))
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	if link := a.Header.Get("Link"); !strings.Contains(link, "/en/t/moon?"+values.Encode()+`>; rel="canonical"`) {
		t.Errorf("the page is %s", link)
	}
	if again := s.get("/t/moon."+f.Extension+"?"+query, "If-None-Match: "+a.Header.Get("ETag")); again.StatusCode != 304 {
		t.Errorf("asked again with its tag: %d", again.StatusCode)
	}
	if packed := s.get("/t/moon."+f.Extension+"?"+query, "Accept-Encoding: br"); !bytes.Equal(packed.body, a.body) {
		t.Errorf("compressed it is another document")
	}
}

// checkEvents demands that a document has the wanted events and no others. One that
// can be read is read; of others the titles tell; a picture must be another one.
func checkEvents(t *testing.T, a, whole answer, f codec.Format, want []string) {
	t.Helper()
	switch {
	case f.Decode != nil:
		if got := decoded(t, a, f); !cmp.Equal(got, titlesOf(want)) {
			t.Errorf("has %q, want %q\n%s", got, titlesOf(want), a)
		}
	case !strings.HasPrefix(f.MediaType, "image/png"):
		for id, title := range moonTitles() {
			if got := strings.Contains(a.String(), title); got != slices.Contains(want, id) {
				t.Errorf("has %q: %v\n%s", title, got, a)
			}
		}
	case bytes.Equal(a.body, whole.body):
		t.Error("the picture is that of the whole timeline")
	}
}

func titlesOf(ids []string) []string {
	titles := []string{}
	for _, id := range ids {
		titles = append(titles, moonTitles()[id])
	}
	slices.Sort(titles)
	return titles
}

// decoded are the titles of the events of a document without faults.
func decoded(t *testing.T, a answer, f codec.Format) []string {
	t.Helper()
	stream, err := f.Decode(bytes.NewReader(a.body), codec.DecodeOptions{Slug: "moon", Title: "To the Moon", Languages: []string{"en"}})
	if err != nil {
		t.Fatalf("%v\n%s", err, a)
	}
	titles := []string{}
	for e, err := range stream.Events {
		if err != nil {
			t.Fatalf("%v\n%s", err, a)
		}
		titles = append(titles, e.Title[0].Text)
	}
	slices.Sort(titles)
	return titles
}

// A filtered document of our own is a timeline that can be stored as it is.
func TestFilteredDocumentCanBeStored(t *testing.T) {
	for _, extension := range []string{"json", "ndjson"} {
		s := newSite(t)
		s.load(linkedMoon)
		document := s.get("/t/moon." + extension + "?group=soviet")
		if put := s.do("PUT", "/api/v1/timelines/soviet", document.String(), asOperator); put.StatusCode != 201 {
			t.Fatalf("%s: %d %s", extension, put.StatusCode, put)
		}
		if !document.contains("United States") {
			t.Errorf("%s: the groups of the timeline are not kept: %s", extension, document)
		}
		again := s.get("/t/soviet." + extension).String()
		if diff := cmp.Diff(document.String(), strings.Replace(again, `"soviet"`, `"moon"`, 1)); diff != "" {
			t.Errorf("%s (-exported +stored):\n%s", extension, diff)
		}
	}
}

// What an export cannot be told is an error that names it and what can be told, for
// each format its own. Parameters that other sites append are passed over.
func TestUnknownOptionsOfExportsAreErrors(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	described := map[string]bool{}
	for _, p := range loadContract(t).doc.Paths.Value("/t/{slug}.{format}").Get.Parameters {
		described[p.Value.Name] = true
	}
	told := map[string]bool{}
	for _, f := range exported() {
		t.Run(f.Name, func(t *testing.T) {
			s.t = t
			path := "/t/moon." + f.Extension
			for _, option := range []string{"grupo=us", "order=newest", "Q=moon"} {
				name, _, _ := strings.Cut(option, "=")
				a := s.get(path+"?"+option, "Accept: application/json")
				if a.StatusCode != 400 || !a.contains(name) || !a.contains("from, group, lang") || a.Header.Get("Content-Type") != "application/problem+json" {
					t.Errorf("%s: %d %s", option, a.StatusCode, a)
				}
				known := regexp.MustCompile(`write one of ([a-z, ]+)`).FindStringSubmatch(a.String())
				for _, name := range strings.Split(known[1], ", ") {
					told[name] = true
					if !described[name] {
						t.Errorf("the option %s is not described", name)
					}
				}
			}
			if a := s.get(path + "?utm_source=x&fbclid=y"); a.StatusCode != 200 {
				t.Errorf("what other sites append: %d %s", a.StatusCode, a)
			}
			page := s.get(path+"?nonsense=1", "Accept: text/html", "Accept-Language: en")
			if isPage := strings.Contains(page.Header.Get("Content-Type"), "text/html"); isPage && !page.contains("This export has no such option.") {
				t.Errorf("a reader is told %s", page)
			}
		})
	}
	if diff := cmp.Diff(described, told); diff != "" {
		t.Errorf("options described (-) and known (+):\n%s", diff)
	}
}

// Options have values that mean nothing else than on the page; others are errors.
func TestBadFiltersOfExports(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	for query, has := range map[string]string{
		"from=summer": "not a date", "from=1970&to=1960": "earlier date first", "q=" + strings.Repeat("a", 501): "too long", "lang=xx": "xx",
	} {
		for _, f := range exported() {
			if a := s.get("/t/moon."+f.Extension+"?"+query, "Accept: application/json"); a.StatusCode != 400 || !a.contains(has) {
				t.Errorf("%s %.20s: %d %s", f.Name, query, a.StatusCode, a)
			}
		}
	}
}

// A table begins with a byte order mark where that is asked for, and is the same
// otherwise. Other formats have no such option.
func TestTablesForSpreadsheets(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	for _, f := range exported() {
		path := "/t/moon." + f.Extension
		plain, marked := s.get(path), s.get(path+"?bom=1", "Accept: application/json")
		switch {
		case !f.Table():
			if marked.StatusCode != 400 || !marked.contains("bom") {
				t.Errorf("%s: %d %s", f.Name, marked.StatusCode, marked)
			}
		case marked.String() != "\uFEFF"+plain.String():
			t.Errorf("%s: %.40q, without %.40q", f.Name, marked.String(), plain.String())
		case marked.Header.Get("ETag") == plain.Header.Get("ETag"):
			t.Errorf("%s: both have the same tag", f.Name)
		default:
			if diff := cmp.Diff(decoded(t, plain, f), decoded(t, marked, f)); diff != "" {
				t.Errorf("%s (-plain +marked):\n%s", f.Name, diff)
			}
		}
		if a := s.get(path+"?bom=yes", "Accept: application/json"); a.StatusCode != 400 {
			t.Errorf("%s: bom=yes is answered with %d", f.Name, a.StatusCode)
		}
	}
}

// A filtered feed is a feed of its own, which names itself with its filter; its entries
// are those of the whole feed.
func TestFilteredFeedIsAnotherFeed(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	id := regexp.MustCompile(`<id>(.*?)</id>`)
	whole, a := s.get("/t/moon.atom").String(), s.get("/t/moon.atom?lang=sq&group=soviet&q=sputnik").String()
	ids := id.FindAllStringSubmatch(a, -1)
	if strings.Contains(whole, ids[0][0]) || !strings.Contains(whole, ids[1][0]) {
		t.Errorf("ids %q, those of the whole feed %q", ids, id.FindAllStringSubmatch(whole, -1))
	}
	for _, href := range []string{"/t/moon.atom?group=soviet&amp;lang=sq&amp;q=sputnik", "/sq/t/moon?group=soviet&amp;q=sputnik", "/sq/t/moon#sputnik"} {
		if !strings.Contains(a, href+`"`) {
			t.Errorf("lacks the address %s\n%s", href, a)
		}
	}
	if feed := s.get("/t/moon.feed.json?group=soviet"); !feed.contains(`/t/moon.feed.json?group=soviet"`) {
		t.Errorf("the JSON feed has another address: %s", feed)
	}
}
