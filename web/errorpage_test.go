package web

import (
	"net/url"
	"strings"
	"testing"
)

func queryEscape(s string) string { return url.QueryEscape(s) }

func TestErrorsAreToldToPeopleInTheirLanguage(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct {
		claim, path string
		status      int
		has         []string
	}{
		{"an unknown timeline, in English", "/en/t/moon-landing", 404, []string{"Page not found", `action="/en/"`, `value="moon landing"`}},
		{"an unknown timeline, in Albanian", "/sq/t/moon-landing", 404, []string{"Faqja nuk u gjet", `action="/sq/"`, `value="moon landing"`}},
		{"an unknown language", "/xx/t/albania-israel", 404, []string{"Page not found"}},
		{"an unknown address", "/en/none/such", 404, []string{"Page not found"}},
		{"an unknown address without a language", "/t/none", 404, []string{"Page not found"}},
		{"a date that is none", widgetPath + "?from=soon&q=iran", 400, []string{"<code>from</code>", "soon", "1991-08-19", `href="/en/embed/albania-israel?q=iran"`}},
		{"a range that ends before it begins", "/sq/embed/albania-israel?from=2000&to=1990", 400, []string{"<code>from</code>", "Periudha mbaron para se të nisë"}},
		{"markup in a parameter is text", widgetPath + "?order=<script>x</script>", 400, []string{"&lt;script&gt;"}},
		{"markup in an address is text", "/en/t/<script>x<%2fscript>", 404, []string{"Page not found"}},
	} {
		a := s.get(row.path, "Accept: text/html")
		if a.StatusCode != row.status {
			t.Errorf("%s: status %d, want %d", row.claim, a.StatusCode, row.status)
		}
		for _, part := range row.has {
			if !a.contains(part) {
				t.Errorf("%s: lacks %q\n%s", row.claim, part, a)
			}
		}
		if strings.Contains(a.String(), "<script>") {
			t.Errorf("%s: markup of a stranger", row.claim)
		}
		if got := a.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control %q", row.claim, got)
		}
		checkPage(t, row.path, a.document(t))
	}
}

func TestFaultOfOursIsAPageWithANumberAndNoCause(t *testing.T) {
	s := newSite(t)
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	a := s.get("/sq/t/albania-israel", "Accept: text/html")
	if a.StatusCode != 500 {
		t.Fatalf("status %d, want 500", a.StatusCode)
	}
	id := a.Header.Get("X-Request-Id")
	if id == "" || !a.contains(id) || !a.contains("Diçka shkoi keq") {
		t.Errorf("the page lacks the number %q or the words:\n%s", id, a)
	}
	if strings.Contains(a.String(), "sql") || strings.Contains(a.String(), idPlaceholder) {
		t.Errorf("the page says too much:\n%s", a)
	}
	if !strings.Contains(s.log.String(), "sql") {
		t.Error("the log lacks the cause")
	}
}
