package web

import (
	"net/netip"
	"strings"
	"testing"
)

// A message with an argument shows the value that was given, never the place
// that the argument takes.
func TestNoAnswerShowsAPlaceholder(t *testing.T) {
	s := newSite(t)
	widget := "/en/embed/albania-israel"
	for _, row := range []struct{ claim, path, value string }{
		{"a colour", widget + "?accent=red", "red"},
		{"a theme", widget + "?theme=purple", "purple"},
		{"an event of the widget", widget + "?event=nothing", "nothing"},
		{"a group of the widget", widget + "?group=nothing", "nothing"},
		{"an option", widget + "?shape=round", "shape"},
		{"a size", widget + "?size=huge", "huge"},
		{"a date", examplePage + "?from=soon", "soon"},
		{"an order", examplePage + "?order=best", "best"},
		{"a scale", examplePage + "?scale=round", "round"},
		{"a width", "/t/albania-israel.svg?width=1", "1"},
		{"a level", examplePage + "?at=1991&z=99", "99"},
		{"the whole page", examplePage, "Albania"},
		{"the list", "/en/", "Albania"},
		{"the widget", widget, "Albania"},
	} {
		for _, path := range []string{row.path, strings.Replace(row.path, "/en/", "/sq/", 1)} {
			a := s.get(path, "Accept: text/html")
			doc := a.document(t)
			doc.Find("script").Remove() // the chart's script fills in words of its own
			if html, err := doc.Html(); err != nil || strings.Contains(html, "{0}") || strings.Contains(html, "{1}") {
				t.Errorf("%s: %s shows a placeholder (%v)", row.claim, path, err)
			}
			if a.StatusCode >= 400 && !a.contains(row.value) {
				t.Errorf("%s: %s does not name %q", row.claim, path, row.value)
			}
		}
	}
}

func TestOnlyATrustedProxySaysThatTheReaderCameByHTTPS(t *testing.T) {
	for _, row := range []struct {
		claim, proxies, want string
	}{
		{"no proxy is trusted", "", "http://"},
		{"the peer is trusted", "127.0.0.0/8", "https://"},
		{"another proxy is trusted", "10.0.0.0/8", "http://"},
	} {
		s := newSite(t, func(c *Config) {
			if row.proxies != "" {
				c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix(row.proxies)}
			}
		})
		got := s.get(examplePage, "X-Forwarded-Proto: https").document(t).Find("link[rel=canonical]").AttrOr("href", "")
		if !strings.HasPrefix(got, row.want) {
			t.Errorf("%s: the page calls itself %s, want %s…", row.claim, got, row.want)
		}
	}
}

func TestRedirectsStayOnThisSite(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{
		"//evil.example/", "//evil.example/en/", "/%2f%2fevil.example", "/en//evil.example/../t/albania-israel/",
		"/\\evil.example/", "/en/t/albania-israel//", "/t//evil.example", "/./", "/en/t/%2e%2e/%2e%2e//evil.example",
		"/embed/%2f%2fevil.example", "/t/albania-israel?next=//evil.example",
	} {
		a := s.get(path, "Accept: text/html")
		to := a.Header.Get("Location")
		if a.StatusCode >= 300 && a.StatusCode < 400 && (to == "" || to[0] != '/' || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`)) {
			t.Errorf("%s leads to %q", path, to)
		}
	}
}
