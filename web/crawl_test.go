package web

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// many is a timeline of n events, one a year, with old names for each.
func many(n int) string {
	var b strings.Builder
	b.WriteString(`{"kronika": 1, "slug": "many", "languages": ["en"], "title": "Many", "events": [`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"id": "e%d", "date": "%04d", "title": "Event %d", "aliases": ["old-%d"]}`, i, 1000+i, i, i)
	}
	b.WriteString("]}")
	return b.String()
}

// crawlLimit bounds how many pages are read: the filters of a legend can be
// combined without end.
const crawlLimit = 300

func TestEveryLinkOfEveryPageAnswers(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	s.load(many(120))
	seen := map[string]bool{"/": true}
	queue := []string{"/"}
	for len(queue) > 0 && len(seen) < crawlLimit {
		path := queue[0]
		queue = queue[1:]
		a := s.get(path)
		if a.StatusCode >= 300 && a.StatusCode < 400 {
			queue = push(queue, seen, a.Header.Get("Location"))
			continue
		}
		if a.StatusCode != 200 {
			t.Errorf("%s: status %d", path, a.StatusCode)
			continue
		}
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		doc := a.document(t)
		checkPage(t, path, doc)
		for _, to := range linksOf(t, path, doc) {
			queue = push(queue, seen, to)
		}
	}
	if len(seen) < 40 {
		t.Errorf("only %d addresses were found", len(seen))
	}
}

func push(queue []string, seen map[string]bool, path string) []string {
	if path == "" || seen[path] {
		return queue
	}
	seen[path] = true
	return append(queue, path)
}

// placeholder is the place in a message that an argument takes.
var placeholder = regexp.MustCompile(`\{\d\}`)

// checkPage holds a page to what every page keeps.
func checkPage(t *testing.T, path string, doc *goquery.Document) {
	t.Helper()
	if doc.Find("html").AttrOr("lang", "") == "" {
		t.Errorf("%s: no language", path)
	}
	if said(doc.Find("title")) == "" {
		t.Errorf("%s: no title", path)
	}
	if n := doc.Find("h1").Length(); n != 1 {
		t.Errorf("%s: %d h1, want 1", path, n)
	}
	if doc.Find("style, script:not([src]):not([type$='json']), [onclick], [onload]").Length() > 0 {
		t.Errorf("%s: something inline that the policy forbids", path)
	}
	ids := map[string]bool{}
	doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
		id := e.AttrOr("id", "")
		if ids[id] {
			t.Errorf("%s: the id %q is there twice", path, id)
		}
		ids[id] = true
	})
	doc.Find("a[href^='#']").Each(func(_ int, a *goquery.Selection) {
		name, _ := url.PathUnescape(a.AttrOr("href", "")[1:])
		if !ids[name] {
			t.Errorf("%s: a link leads to #%s, which is not there", path, name)
		}
	})
	shown := doc.Clone()
	shown.Find("script").Remove() // the chart's script fills in words of its own
	if html, err := shown.Html(); err != nil || placeholder.MatchString(html) {
		t.Errorf("%s: shows the placeholder %q (%v)", path, placeholder.FindString(html), err)
	}
	doc.Find("img:not([alt])").Each(func(_ int, _ *goquery.Selection) { t.Errorf("%s: a picture without alt", path) })
	doc.Find("input:not([type=hidden])").Each(func(_ int, input *goquery.Selection) {
		if input.Closest("label").Length() == 0 && input.AttrOr("aria-label", "") == "" {
			t.Errorf("%s: an input without a label", path)
		}
	})
}

// linksOf lists the addresses on this server that a page leads to.
func linksOf(t *testing.T, path string, doc *goquery.Document) []string {
	t.Helper()
	base, err := url.Parse(path)
	if err != nil {
		t.Fatal(err)
	}
	var links []string
	doc.Find("[href], [src], form[action]").Each(func(_ int, e *goquery.Selection) {
		address := e.AttrOr("href", e.AttrOr("src", e.AttrOr("action", "")))
		to, err := base.Parse(address)
		if err != nil {
			t.Errorf("%s: %q is no address", path, address)
			return
		}
		if to.Host == "" {
			to.Fragment = ""
			links = append(links, to.String())
		}
	})
	return links
}
