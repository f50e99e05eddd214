package web

import (
	"encoding/json"
	"strings"
	"testing"
)

// Who made a timeline, when it was updated, what may be done with it and where to tell of a
// mistake stands on its page, and in what search engines read.
func TestPageSaysWhoAnswersForIt(t *testing.T) {
	s := newSite(t, func(c *Config) { c.Contact = "desk@news.example" })
	s.load(`{"kronika": 1, "slug": "signed", "languages": ["en"], "title": "Signed", "authors": [{"name": "Ana Besa", "url": "https://example.org/ana"}, {"name": "Dea"}],
		"license": "CC-BY-SA-4.0", "updated": "2026-11-26", "events": [{"id": "a", "date": "1999", "title": "A", "status": "cancelled"}]}`)
	doc := s.get("/en/t/signed").document(t)
	said := strings.Join(strings.Fields(doc.Find(".trust").Text()), " ")
	for _, want := range []string{"By Ana Besa, Dea", "Updated 26 November 2026", "CC BY-SA 4.0", "Follow", "Tell us of a mistake"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q lacks %q", said, want)
		}
	}
	for selector, want := range map[string]string{
		".trust a[href^='https://creativecommons.org']": "https://creativecommons.org/licenses/by-sa/4.0/",
		".trust a[href^='https://example.org']":         "https://example.org/ana",
		".trust a[href^='/t/']":                         "/t/signed.atom?lang=en",
		".trust a[href^='mailto:']":                     "mailto:desk@news.example?subject=A%20mistake%3A%20",
	} {
		if got := doc.Find(selector).AttrOr("href", ""); !strings.HasPrefix(got, want) {
			t.Errorf("%s leads to %q, want %q", selector, got, want)
		}
	}
	if got := s.get("/en/t/signed?event=a").document(t).Find("#card .ways a[href^='mailto:']").AttrOr("href", ""); !strings.Contains(got, "event%3Da") {
		t.Errorf("the card of an event leads to %q", got)
	}
	var schema struct {
		Page struct {
			Author []struct {
				Type string `json:"@type"`
				Name string
			}
			License, DateModified string
		} `json:"mainEntityOfPage"`
	}
	if err := json.Unmarshal([]byte(doc.Find("script[type='application/ld+json']").Text()), &schema); err != nil {
		t.Fatal(err)
	}
	if p := schema.Page; len(p.Author) != 2 || p.Author[0].Name != "Ana Besa" || p.License != "https://creativecommons.org/licenses/by-sa/4.0/" || p.DateModified != "2026-11-26" {
		t.Errorf("schema.org is told %+v", p)
	}
	if said := doc.Find("script[type='application/ld+json']").Text(); !strings.Contains(said, `"eventStatus":"https://schema.org/EventCancelled"`) {
		t.Errorf("that it is cancelled is not told: %s", said)
	}
	if got := s.get("/en/t/signed?q=a").document(t).Find("link[type^='application/atom']").AttrOr("href", ""); got != "/t/signed.atom?lang=en&q=a" {
		t.Errorf("the feed of a search is at %q", got)
	}
	if quiet := newSite(t).get(examplePage).document(t).Find(".trust"); strings.Contains(quiet.Text(), "mistake") {
		t.Errorf("without a contact the page asks: %q", quiet.Text())
	}
}

func TestContactIsAnAddress(t *testing.T) {
	for contact, ok := range map[string]bool{
		"": true, "desk@news.example": true, "https://news.example/mistakes": true,
		"nobody": false, "javascript:alert(1)": false, "Desk <desk@news.example>": false, "a@b.example\nBcc: c@d.example": false,
	} {
		if _, err := (Config{Contact: contact}).complete(); (err == nil) != ok {
			t.Errorf("%q: %v", contact, err)
		}
	}
}

// A site has a name of its own wherever its name stands.
func TestSiteHasAName(t *testing.T) {
	s := newSite(t, func(c *Config) { c.SiteName = "The Daily & Co" })
	for _, path := range []string{"/en/", "/sq/", examplePage, "/sq/t/albania-israel", "/en/developers", "/en/t/none", "/oembed?url=" + s.url + examplePage} {
		a := s.get(path, "Accept: text/html")
		if !a.contains("The Daily &amp; Co") && !a.contains("The Daily & Co") && !a.contains(`The Daily \u0026 Co`) {
			t.Errorf("%s: the name is not there", path)
		}
		if strings.Contains(a.String(), "– Kronika</title>") || strings.Contains(a.String(), `class="brand" href="/en/">Kronika<`) {
			t.Errorf("%s: it has the name of the program", path)
		}
	}
	if a := newSite(t).get(examplePage); !a.contains("– Kronika</title>") {
		t.Error("without a name of its own a site has not that of the program")
	}
}
