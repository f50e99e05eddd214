package web

import (
	"encoding/json"
	"encoding/xml"
	"net/url"
	"strings"
	"testing"

	"kronika/web/widget"
)

func TestOEmbed(t *testing.T) {
	s := newSite(t, func(c *Config) { c.BaseURL = "https://timelines.example" })
	const page = "https://timelines.example/en/t/albania-israel"
	for _, row := range []struct {
		claim, address, more string
		status               int
		src                  string
	}{
		{"a page", page, "", 200, "https://timelines.example/en/embed/albania-israel"},
		{"a page in the reader's language", "https://timelines.example/t/albania-israel", "", 200, "https://timelines.example/embed/albania-israel"},
		{"a widget", "https://timelines.example/sq/embed/albania-israel?view=one", "", 200, "https://timelines.example/sq/embed/albania-israel?view=one"},
		{"an event of a page", page + "#ihra", "", 200, "https://timelines.example/en/embed/albania-israel?event=ihra"},
		{"a permanent link", page + "?event=ihra#ihra", "", 200, "https://timelines.example/en/embed/albania-israel?event=ihra"},
		{"what was chosen on the page", page + "?group=cyber&from=2022&utm_source=x", "", 200, "https://timelines.example/en/embed/albania-israel?from=2022&amp;group=cyber"},
		{"by http instead of https", "http://TIMELINES.example/en/t/albania-israel/", "", 200, "https://timelines.example/en/embed/albania-israel"},
		{"another site", "https://other.example/en/t/albania-israel", "", 404, ""},
		{"another site with our name in it", "https://other.example/?u=" + page, "", 404, ""},
		{"another site that begins like ours", "https://timelines.example.evil/en/t/albania-israel", "", 404, ""},
		{"our name as a user", "https://timelines.example@evil.example/en/t/albania-israel", "", 404, ""},
		{"another timeline", "https://timelines.example/en/t/nothing", "", 404, ""},
		{"a language that is not spoken", "https://timelines.example/fr/t/albania-israel", "", 404, ""},
		{"another page of the site", "https://timelines.example/en/developers", "", 404, ""},
		{"no address at all", "::", "", 404, ""},
		{"an address that is code", "javascript:alert(1)", "", 404, ""},
		{"no address", "", "", 400, ""},
		{"a format that is not offered", page, "&format=yaml", 501, ""},
		{"a width that is none", page, "&maxwidth=wide", 400, ""},
		{"a choice that is none", page + "?view=grid", "", 400, ""},
	} {
		t.Run(row.claim, func(t *testing.T) {
			a := s.get("/oembed?url=" + url.QueryEscape(row.address) + row.more)
			if a.StatusCode != row.status {
				t.Fatalf("status %d, want %d: %s", a.StatusCode, row.status, a)
			}
			if a.Header.Get("Access-Control-Allow-Origin") != "*" {
				t.Error("scripts of other sites may not read it")
			}
			if row.status != 200 {
				if a.Header.Get("Content-Type") != "application/problem+json" {
					t.Errorf("the error is %s", a.Header.Get("Content-Type"))
				}
				return
			}
			var answer widget.Oembed
			if err := json.Unmarshal(a.body, &answer); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(answer.HTML, `<iframe src="`+row.src+`"`) {
				t.Errorf("the markup is %s", answer.HTML)
			}
		})
	}
}

func TestOEmbedFitsTheRoomThereIs(t *testing.T) {
	s := newSite(t)
	ask := "/oembed?url=" + url.QueryEscape(s.url+"/en/t/albania-israel")
	for _, row := range []struct {
		more          string
		width, height int
		thumbnail     bool
	}{
		{"", 800, 658, true}, {"&maxwidth=400", 400, 658, false}, {"&maxheight=300", 800, 300, false},
		{"&maxwidth=2000&maxheight=2000", 800, 658, true}, {"&maxwidth=1&maxheight=1", 1, 1, false},
	} {
		var got widget.Oembed
		if err := json.Unmarshal(s.get(ask+row.more).body, &got); err != nil {
			t.Fatal(err)
		}
		if got.Type != "rich" || got.Version != "1.0" || got.ProviderURL != s.url+"/" || got.Width != row.width || got.Height != row.height ||
			(got.Thumbnail != "") != row.thumbnail {
			t.Errorf("%s: %+v", row.more, got)
		}
	}
}

func TestOEmbedAsXML(t *testing.T) {
	s := newSite(t)
	s.load(`{"kronika": 1, "slug": "odd", "title": "]]> & <b>\u0007"}`)
	a := s.get("/oembed?format=xml&url=" + url.QueryEscape(s.url+"/en/t/odd"))
	var got widget.Oembed
	if err := xml.Unmarshal(a.body, &got); err != nil {
		t.Fatalf("%v: %s", err, a)
	}
	if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/xml") || !strings.Contains(got.Title, "]]> & <b>") || !strings.HasPrefix(got.HTML, "<iframe ") {
		t.Errorf("%s: %+v", a.Header.Get("Content-Type"), got)
	}
}

// A consumer finds the address to ask in the page, and what it leads to is the
// widget of that page.
func TestOEmbedIsFoundInThePage(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/en/t/albania-israel", "/sq/t/albania-israel"} {
		for _, mediaType := range []string{"application/json+oembed", "text/xml+oembed"} {
			href, ok := s.document(path).Find(`link[rel=alternate][type="` + mediaType + `"]`).Attr("href")
			if !ok {
				t.Fatalf("%s names no %s", path, mediaType)
			}
			if u, err := url.Parse(href); err != nil || u.Host == "" {
				t.Errorf("%s: %s is no whole address", path, href)
			}
			if a := s.get(strings.TrimPrefix(href, s.url)); a.StatusCode != 200 || !strings.Contains(a.String(), path[:4]+"embed/") {
				t.Errorf("%s: status %d: %s", href, a.StatusCode, a)
			}
		}
	}
}
