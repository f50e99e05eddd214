package web

import (
	"bytes"
	"errors"
	"mime/multipart"
	"net/url"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/store"
)

// give sends the form of the import page and returns the answer.
func give(t *testing.T, s *site, given, fileName, text string) answer {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	fields := map[string]string{"token": given}
	if fileName == "" {
		fields["text"] = text
	} else if part, err := form.CreateFormFile("file", fileName); err != nil {
		t.Fatal(err)
	} else if _, err := part.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	for name, value := range fields {
		if err := form.WriteField(name, value); err != nil {
			t.Fatal(err)
		}
	}
	form.Close()
	return s.do("POST", "/en/import", b.String(), "Content-Type: "+form.FormDataContentType())
}

// drafted gives what can be read and returns the address of the draft.
func drafted(t *testing.T, s *site, fileName, text string) string {
	t.Helper()
	a := give(t, s, token, fileName, text)
	if a.StatusCode != 303 {
		t.Fatalf("status %d: %s", a.StatusCode, a)
	}
	return a.Header.Get("Location")
}

const library = "Year\tWhat\tKind\tBox no.\n" +
	"c. 1850\tA shelf in the corn exchange\tBooks\tB 14\n" +
	"3/4/1999\tFire takes the roof\tHouse\tC 2\n" +
	"5/9/1999\tA <b>garden</b> on the roof\tHouse\t\n" +
	"31 February 1887\tA clock for the door\tBooks\t\n"

func TestAPastedTableIsShownAsItWasRead(t *testing.T) {
	s := newSite(t)
	a := s.get(drafted(t, s, "", library))
	doc := a.document(t)
	if a.StatusCode != 200 || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("status %d, %s", a.StatusCode, a.Header.Get("Cache-Control"))
	}
	for selector, want := range map[string]string{
		"h1":                             "1 of 4 events can be read",
		".sum .go":                       "Bring in 1 event",
		".question legend":               "Is the day or the month written first?",
		".findings":                      "31 February 1887",
		"[name=holds] [selected]":        "YearTitleGroupKeep, not shown",
		".bringin tbody tr:last-of-type": "2 of 4",
		".events h3":                     "A shelf in the corn exchange",
	} {
		if got := strings.Join(strings.Fields(doc.Find(selector).Text()), " "); !strings.Contains(got, want) {
			t.Errorf("%s says %q, want %q", selector, got, want)
		}
	}
	if n := doc.Find(".chart").Length(); n != 1 {
		t.Errorf("%d charts", n)
	}
	if doc.Find(".shown script, .shown [data-module]").Length() > 0 {
		t.Error("the chart of the preview has a script, for which there is no timeline")
	}
}

func TestAnswersAndColumnsAreObeyed(t *testing.T) {
	s := newSite(t)
	at := drafted(t, s, "library rows.csv", strings.ReplaceAll(library, "\t", ";"))
	query := url.Values{"order": {"day"}, "column": {"Year", "What", "Kind", "Box no."}, "holds": {"start", "title", "", "place"}}
	doc := s.get(at + "?" + query.Encode()).document(t)
	if got := doc.Find("h1").Text(); got != "3 of 4 events can be read" {
		t.Errorf("heading %q", got)
	}
	if got, _ := doc.Find("[name=order][checked]").Attr("value"); got != "day" {
		t.Errorf("the answer %q is shown", got)
	}
	if got := doc.Find(".events .place").Text(); !strings.Contains(got, "B 14") {
		t.Errorf("places %q", got)
	}
	if title, _ := doc.Find("[name=title]").Attr("value"); title != "library rows" {
		t.Errorf("title %q", title)
	}
	if slug, _ := doc.Find("[name=slug]").Attr("value"); slug != "library-rows" {
		t.Errorf("slug %q", slug)
	}
	if strings.Contains(doc.Find(".events").Text(), "<b>garden</b>") == (doc.Find(".events b").Length() > 0) {
		t.Error("markup of a cell is neither text nor gone")
	}
}

func TestNothingIsStoredBeforeTheButton(t *testing.T) {
	s := newSite(t)
	at := drafted(t, s, "library.tsv", library)
	s.get(at)
	if _, err := s.store.Brief(t.Context(), "library"); !errors.Is(err, timeline.ErrNotFound) {
		t.Fatalf("after looking: %v", err)
	}
	body := url.Values{"title": {"The town library"}, "slug": {"town"}, "language": {"en"}, "order": {"month"}}.Encode()
	a := s.do("POST", at, body, "Content-Type: application/x-www-form-urlencoded")
	if a.StatusCode != 303 || a.Header.Get("Location") != "/en/t/town" {
		t.Fatalf("status %d, to %s: %s", a.StatusCode, a.Header.Get("Location"), a)
	}
	found, err := s.store.Events(t.Context(), "town", store.Query{Limit: 10})
	if err != nil || found.Total != 3 || found.Events[1].Date.String() != "1999-03-04" {
		t.Errorf("stored %+v, %v", found, err)
	}
	if page := s.get("/en/t/town"); !strings.Contains(page.String(), "The town library") {
		t.Error("the title is not the one that was given")
	}
	if again := s.get(at); again.StatusCode != 410 {
		t.Errorf("a draft that was stored answers %d", again.StatusCode)
	}
}

func TestATimelineIsOnlyReplacedWhenThatIsSaid(t *testing.T) {
	s := newSite(t)
	before, err := s.store.Brief(t.Context(), "albania-israel")
	if err != nil {
		t.Fatal(err)
	}
	at := drafted(t, s, "", "when,what\n1999,A\n")
	body := url.Values{"slug": {"albania-israel"}}
	a := s.do("POST", at, body.Encode(), "Content-Type: application/x-www-form-urlencoded")
	if doc := a.document(t); a.StatusCode != 409 || doc.Find("[name=replace]").Length() != 1 || doc.Find("[role=alert]").Text() == "" {
		t.Errorf("status %d: %s", a.StatusCode, a)
	}
	if after, err := s.store.Brief(t.Context(), "albania-israel"); err != nil || after.Revision != before.Revision {
		t.Errorf("the timeline has changed: %v, %v", after.Revision, err)
	}
	body.Set("replace", "yes")
	if a := s.do("POST", at, body.Encode(), "Content-Type: application/x-www-form-urlencoded"); a.StatusCode != 303 {
		t.Errorf("status %d: %s", a.StatusCode, a)
	}
	if after, err := s.store.Brief(t.Context(), "albania-israel"); err != nil || after.Count != 1 {
		t.Errorf("%d events, %v", after.Count, err)
	}
}

func TestWhatTheImportPageRefuses(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct {
		claim  string
		answer answer
		status int
		says   string
	}{
		{"a wrong token", give(t, s, "guess", "", library), 403, "This is not the token"},
		{"no token", give(t, s, "", "", library), 403, "This is not the token"},
		{"nothing", give(t, s, token, "", " \n"), 422, "Choose a file or paste a text"},
		{"an empty file", give(t, s, token, "a.csv", ""), 422, "Choose a file or paste a text"},
		{"no form", s.do("POST", "/en/import", "{}", "Content-Type: application/json"), 400, "could not be read"},
		{"a draft that there is not", s.get("/en/import/GUESS"), 410, "no longer kept"},
		{"a draft that there is not, to be stored", s.do("POST", "/en/import/GUESS", ""), 410, "no longer kept"},
	} {
		if row.answer.StatusCode != row.status || !strings.Contains(row.answer.String(), row.says) {
			t.Errorf("%s: status %d, want %d and %q", row.claim, row.answer.StatusCode, row.status, row.says)
		}
		if strings.Contains(row.answer.String(), token) {
			t.Errorf("%s: the answer has the token", row.claim)
		}
	}
	closed := newSite(t, func(c *Config) { c.Token = "" })
	if a := closed.get("/en/import"); !strings.Contains(a.String(), "Start it with --token.") || a.document(t).Find("form.give").Length() > 0 {
		t.Errorf("a server that takes no changes: %s", a)
	}
	if a := give(t, closed, "", "", library); a.StatusCode != 403 {
		t.Errorf("a server that takes no changes answers %d", a.StatusCode)
	}
}

// Whatever a file is, the page says what is wrong with it or what its columns could be.
func TestFilesThatAreNotReadAtOnce(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct{ claim, text, selector, says string }{
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00", ".findings", "This is a picture"},
		{"a PDF whose lines look like rows", "%PDF-1.7\n1 0 obj, 2\n", ".findings", "This is a PDF"},
		{"a table without names that are known", "Wann genau;Kurz gesagt\n1999;A\n", ".bringin tbody", "Kurz gesagt"},
		{"a table of which no date can be read", "when,what\nsoon,A\n", "h1", "0 of 1 event can be read"},
		{"days that a spreadsheet counts", "when,what\n36526,A\n1999,B\n", ".question p", "36526 is 2000-01-01."},
		{"a document cut off", `{"kronika": 1, "slug": "a", "title": "A", "events": [`, ".findings", "ends too early"},
		{"a table in Windows-1252", "when;what\n1850;\xdcber die F\xe4hre\n", ".events h3", "Über die Fähre"},
	} {
		a := s.get(drafted(t, s, "", row.text))
		if got := a.document(t).Find(row.selector).Text(); a.StatusCode != 200 || !strings.Contains(got, row.says) {
			t.Errorf("%s: status %d, %s says %q, want %q", row.claim, a.StatusCode, row.selector, got, row.says)
		}
		if n := a.document(t).Find(".sum .go").Length(); (n == 1) != (row.selector == ".events h3" || row.selector == ".question p") {
			t.Errorf("%s: %d buttons to store it", row.claim, n)
		}
	}
}

func TestTheImportPageOnlyKeepsTheLastDrafts(t *testing.T) {
	s := newSite(t)
	first := drafted(t, s, "", library)
	for range 20 {
		drafted(t, s, "", library)
	}
	if a := s.get(first); a.StatusCode != 410 {
		t.Errorf("the oldest of 21 drafts answers %d", a.StatusCode)
	}
}

// Also the narrowest window holds the pages, and axe-core finds nothing.
func TestBrowserImport(t *testing.T) {
	s := newSite(t)
	at := drafted(t, s, "", library)
	for _, path := range []string{"/en/import", at, strings.Replace(at, "/en/", "/sq/", 1)} {
		for _, width := range []int64{1280, 360} {
			b := newTab(t)
			b.open(s.url+path, width, 900)
			b.accessible()
			if over := ask[float64](b, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
				t.Errorf("%s is %v px wider than a window of %d px", path, over, width)
			}
		}
	}
}
