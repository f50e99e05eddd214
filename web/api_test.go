package web

import (
	"strings"
	"testing"
)

const moon = `{"kronika": 1, "slug": "moon", "languages": ["en"], "title": "To the Moon",
	"groups": [{"id": "soviet", "label": "Soviet Union"}, {"id": "us", "label": "United States"}],
	"events": [
		{"id": "sputnik", "date": "1957-10-04", "title": "Sputnik 1", "group": "soviet", "aliases": ["event-sputnik-1"]},
		{"id": "gagarin", "date": "1961-04-12", "title": "A man in space", "group": "soviet"},
		{"id": "apollo", "date": "1961/1972", "title": "The Apollo programme", "group": "us", "importance": 80},
		{"id": "landing", "date": "1969-07-20", "title": "The landing", "text": "A *small* step.", "group": "us"},
		{"id": "return", "date": "2026~", "title": "The return"}
	]}`

const (
	asOperator = "Authorization: Bearer " + token
	moonAPI    = "/api/v1/timelines/moon"
)

// One story, in order: each row is a request and what must come back. Every
// answer is held to openapi.yaml, and in the end everything that is described
// there has been seen.
func TestAPI(t *testing.T) {
	s := newSite(t, func(c *Config) { c.BodyLimit = 4096 })
	s.load(moon)
	c := loadContract(t)
	for _, row := range apiRows {
		t.Run(row.claim, func(t *testing.T) {
			s.t = t
			a := s.do(row.method, s.filled(row.path), row.body, row.headers...)
			row.check(t, a)
			c.check(t, a)
		})
	}
	for _, promise := range c.unseen() {
		if strings.HasSuffix(promise, " 304") {
			continue // TestAnswersAreNotSentTwice
		}
		t.Errorf("described and never seen: %s", promise)
	}
}

// filled puts into a path what is known only when the site is there.
func (s *site) filled(path string) string {
	revision := s.get(moonAPI).Header.Get("Kronika-Revision")
	return strings.NewReplacer("REVISION", revision, "HOST", s.url).Replace(path)
}

type apiRow struct {
	claim, method, path, body string
	headers                   []string
	status                    int
	has                       []string // in the body, or "Name: part" of a header
	hasNot                    []string
}

func (row apiRow) check(t *testing.T, a answer) {
	t.Helper()
	if a.StatusCode != row.status {
		t.Fatalf("status %d, want %d\n%s", a.StatusCode, row.status, a)
	}
	for _, part := range row.has {
		if !a.contains(part) {
			t.Errorf("lacks %q\n%v\n%s", part, a.Header, a)
		}
	}
	for _, part := range row.hasNot {
		if a.contains(part) {
			t.Errorf("has %q\n%v\n%s", part, a.Header, a)
		}
	}
}

// contains looks for a part in the body or, written "Name: part", in a header.
func (a answer) contains(part string) bool {
	if name, value, ok := strings.Cut(part, ": "); ok && a.Header.Get(name) != "" {
		return strings.Contains(strings.Join(a.Header.Values(name), "\n"), value)
	}
	return strings.Contains(a.String(), part)
}

var apiRows = []apiRow{
	{claim: "the list has every timeline", method: "GET", path: "/api/v1/timelines", status: 200,
		has:    []string{`"slug":"moon","title":"To the Moon"`, `"slug":"albania-israel"`, `"total":2`, "Access-Control-Allow-Origin: *", "Content-Type: application/json"},
		hasNot: []string{`"next"`}},
	{claim: "a page of the list leads to the next", method: "GET", path: "/api/v1/timelines?limit=1", status: 200,
		has: []string{`"total":2`, `"next":"`, `Link: rel="next"`}},
	{claim: "a limit is a number", method: "GET", path: "/api/v1/timelines?limit=many", status: 400,
		has: []string{`"path":"limit","value":"many"`, `"remedy":"write a whole number from 1 to 1000"`, "Content-Type: application/problem+json"}},
	{claim: "a place in the list is one that it gave", method: "GET", path: "/api/v1/timelines?after=x", status: 400},

	{claim: "a timeline is described without its events", method: "GET", path: moonAPI, status: 200,
		has: []string{`"timeline":{"kronika":1,"slug":"moon"`, `"events":5`, `{"group":"soviet","events":2}`, `{"events":1}`,
			`"export":{`, `"json":"/t/moon.json"`, "Kronika-Revision: 1", "Last-Modified: GMT"},
		hasNot: []string{"Sputnik"}},
	{claim: "a timeline that is not there", method: "GET", path: "/api/v1/timelines/mars", status: 404,
		has: []string{`"title":"Not Found","status":404`, `"instance":"urn:kronika:request:`}},

	{claim: "events come in order of time", method: "GET", path: moonAPI + "/events", status: 200,
		has: []string{`{"events":[{"id":"sputnik","date":"1957-10-04"`, `"total":5,"offset":0}`}},
	{claim: "or the other way round", method: "GET", path: moonAPI + "/events?order=newest&limit=2", status: 200,
		has: []string{`{"events":[{"id":"return"`, `"offset":0,"next":"`, `Link: rel="next"`}, hasNot: []string{`"prev"`, "sputnik"}},
	{claim: "a range keeps what reaches into it", method: "GET", path: moonAPI + "/events?from=1965&to=1968", status: 200,
		has: []string{`"id":"apollo"`, `"total":1`}, hasNot: []string{"landing", "gagarin"}},
	{claim: "groups are added up", method: "GET", path: moonAPI + "/events?group=us&group=soviet", status: 200,
		has: []string{`"total":4`}, hasNot: []string{"return"}},
	{claim: "a search finds beginnings of words", method: "GET", path: moonAPI + "/events?q=smal", status: 200,
		has: []string{`"id":"landing"`, `"total":1`}},
	{claim: "a range the wrong way round", method: "GET", path: moonAPI + "/events?from=1970&to=1960", status: 400,
		has: []string{`"path":"from"`, "write the earlier date first"}},
	{claim: "a date that is none", method: "GET", path: moonAPI + "/events?from=yesterday", status: 400, has: []string{`"value":"yesterday"`}},
	{claim: "an order that is none", method: "GET", path: moonAPI + "/events?order=random", status: 400, has: []string{"write oldest or newest"}},
	{claim: "a cursor that is none", method: "GET", path: moonAPI + "/events?after=nonsense", status: 400, has: []string{`"path":"after"`}},
	{claim: "events of no timeline", method: "GET", path: "/api/v1/timelines/mars/events", status: 404},

	{claim: "one event", method: "GET", path: moonAPI + "/events/landing", status: 200,
		has: []string{`{"id":"landing","date":"1969-07-20","title":"The landing","text":"A *small* step.","group":"us"}`}},
	{claim: "an alias leads to the event", method: "GET", path: moonAPI + "/events/event-sputnik-1", status: 308,
		has: []string{"Location: /api/v1/timelines/moon/events/sputnik"}},
	{claim: "an event that is not there", method: "GET", path: moonAPI + "/events/tea", status: 404},
	{claim: "HEAD is GET without a body", method: "HEAD", path: moonAPI + "/events/landing", status: 200, has: []string{"Content-Length: 97", "ETag: \""}},

	{claim: "no change without a token", method: "PUT", path: moonAPI + "/events/x", body: "{}", status: 401,
		has: []string{"WWW-Authenticate: Bearer", "Authorization: Bearer TOKEN"}},
	{claim: "nor with another's", method: "DELETE", path: moonAPI + "/events/landing", headers: []string{"Authorization: Bearer guess"}, status: 401},
	{claim: "nor from a page of another site", method: "PUT", path: moonAPI + "/events/x", body: "{}",
		headers: []string{asOperator, "Sec-Fetch-Site: cross-site", "Origin: https://evil.example"}, status: 403},
	{claim: "whatever it would change", method: "DELETE", path: moonAPI + "/events/landing",
		headers: []string{asOperator, "Sec-Fetch-Site: cross-site"}, status: 403},
	{claim: "a timeline neither", method: "PUT", path: moonAPI, body: moon, headers: []string{asOperator, "Sec-Fetch-Site: cross-site"}, status: 403},
	{claim: "nor its removal", method: "DELETE", path: moonAPI, headers: []string{asOperator, "Sec-Fetch-Site: cross-site"}, status: 403},
	{claim: "a timeline takes the token too", method: "PUT", path: moonAPI, body: moon, status: 401},
	{claim: "and to be removed", method: "DELETE", path: moonAPI, status: 401},

	{claim: "a new event", method: "PUT", path: moonAPI + "/events/luna-9", headers: []string{asOperator},
		body:   `{"date": "1966-02-03", "title": "Luna 9 lands softly", "group": "soviet"}`,
		status: 201, has: []string{"Location: /api/v1/timelines/moon/events/luna-9", `{"id":"luna-9","date":"1966-02-03"`, "ETag: \""}},
	{claim: "it is in the list at once", method: "GET", path: moonAPI + "/events?from=1966&to=1966", status: 200, has: []string{`"id":"luna-9"`, `"total":2`}},
	{claim: "and found", method: "GET", path: moonAPI + "/events?q=softly", status: 200, has: []string{`"total":1`}},
	{claim: "an event replaced", method: "PUT", path: moonAPI + "/events/luna-9", headers: []string{asOperator},
		body: `{"id": "luna-9", "date": "1966-02-03", "title": "The first pictures"}`, status: 200, has: []string{"The first pictures"}, hasNot: []string{"soviet"}},
	{claim: "not when it is to be new", method: "PUT", path: moonAPI + "/events/luna-9", headers: []string{asOperator, "If-None-Match: *"},
		body: `{"date": "1966", "title": "x"}`, status: 412},
	{claim: "nor when it has changed", method: "PUT", path: moonAPI + "/events/luna-9", headers: []string{asOperator, `If-Match: "old"`},
		body: `{"date": "1966", "title": "x"}`, status: 412, has: []string{"read it again"}},
	{claim: "a weak tag promises too little", method: "DELETE", path: moonAPI + "/events/luna-9", headers: []string{asOperator, `If-Match: W/"old"`}, status: 412},
	{claim: "every fault of an event is named", method: "PUT", path: moonAPI + "/events/luna-10", headers: []string{asOperator},
		body:   `{"id": "luna-9", "date": "1966-13", "titel": "x", "group": "mars", "importance": 101, "links": [{"to": "luna-10", "kind": "led-to"}]}`,
		status: 422, has: []string{
			`"path":"id","value":"luna-9","problem":"not the id in the address"`, `"path":"date","value":"1966-13"`,
			`"path":"titel","problem":"unknown","remedy":"did you mean title?"`, `"path":"title","problem":"missing"`,
			`"path":"group","value":"mars"`, `"path":"importance","value":"101"`}},
	{claim: "a link leads somewhere", method: "PUT", path: moonAPI + "/events/luna-10", headers: []string{asOperator},
		body:   `{"date": "1966", "title": "x", "links": [{"to": "nowhere", "kind": "led-to"}]}`,
		status: 422, has: []string{`"path":"links[0].to","value":"nowhere"`}},
	{claim: "an event is JSON", method: "PUT", path: moonAPI + "/events/luna-10", body: `{"date": `, headers: []string{asOperator}, status: 422,
		has: []string{"line 1, column 10"}},
	{claim: "an event is not a book", method: "PUT", path: moonAPI + "/events/luna-10", body: strings.Repeat(" ", 1<<20+1), headers: []string{asOperator, "Expect: 100-continue"}, status: 413},
	{claim: "an event of no timeline", method: "PUT", path: "/api/v1/timelines/mars/events/x", body: `{"date": "1966", "title": "x"}`, headers: []string{asOperator}, status: 404},
	{claim: "an event is removed", method: "DELETE", path: moonAPI + "/events/luna-9", headers: []string{asOperator}, status: 204},
	{claim: "once", method: "DELETE", path: moonAPI + "/events/luna-9", headers: []string{asOperator}, status: 404},

	{claim: "a document without a fault", method: "POST", path: "/api/v1/check", body: moon, status: 200, has: []string{`{"format":"json","events":5,"notes":[],"faults":[]}`}},
	{claim: "a document with some", method: "POST", path: "/api/v1/check", status: 422,
		body: `{"kronika": 1, "slug": "Moon", "title": "x", "events": [{"id": "a", "date": "1969-13", "title": "A"}]}`,
		has:  []string{`"detail":"There are 2 faults."`, `"path":"slug","value":"Moon"`, `"path":"events[0].date"`, "there is no such month"}},
	{claim: "a table is recognised", method: "POST", path: "/api/v1/check?slug=moon&title=Moon", body: "id,date,title\na,1969,A\n", status: 200, has: []string{`"format":"csv"`}},
	{claim: "a format that is none", method: "POST", path: "/api/v1/check?format=docx", body: moon, status: 400, has: []string{`"path":"format","value":"docx"`, "json, ndjson, csv"}},
	{claim: "an entry that recurs without end", method: "POST", path: "/api/v1/check?slug=days", body: endlessDays, status: 200},
	{claim: "an entry that recurs too often", method: "POST", path: "/api/v1/check?slug=days", body: strings.Replace(endlessDays, "FREQ=DAILY", "FREQ=DAILY;COUNT=100000", 1), status: 422,
		has: []string{"recurs more than ", "raise the option expand"}},
	{claim: "of which some will do", method: "POST", path: "/api/v1/check?slug=days&expand=3", body: endlessDays, status: 200},
	{claim: "more events of one entry than there may be", method: "POST", path: "/api/v1/check?expand=10001", body: moon, status: 400, has: []string{`"path":"expand"`}},
	{claim: "nothing at all", method: "POST", path: "/api/v1/check", status: 422, has: []string{"the input is empty"}},
	{claim: "too much", method: "POST", path: "/api/v1/check", body: strings.Repeat(" ", 4097), status: 413, has: []string{"4096"}},

	{claim: "a new timeline", method: "PUT", path: "/api/v1/timelines/luna", body: moon, headers: []string{asOperator}, status: 201,
		has: []string{`{"slug":"luna","format":"json","events":5,"revision":1`, `,"replaced":false,"notes":[],"faults":[]}`, "Location: /api/v1/timelines/luna"}},
	{claim: "takes its name from the address", method: "GET", path: "/api/v1/timelines/luna", status: 200, has: []string{`"slug":"luna"`}},
	{claim: "and is not made twice", method: "PUT", path: "/api/v1/timelines/luna", body: moon, headers: []string{asOperator, "If-None-Match: *"}, status: 412},
	{claim: "one replaced", method: "PUT", path: "/api/v1/timelines/luna?title=Luna&language=en", body: "id,date,title\na,1969,A\n", headers: []string{asOperator}, status: 200,
		has: []string{`"format":"csv","events":1`, `"replaced":true`}},
	{claim: "not by a faulty one", method: "PUT", path: "/api/v1/timelines/luna", headers: []string{asOperator}, status: 422,
		body: `{"kronika": 1, "title": "x", "events": [{"id": "b", "date": "x", "title": "B"}, {"id": "c", "date": "1969", "title": "C"}]}`,
		has:  []string{`"path":"events[0].date","value":"x"`}},
	{claim: "which changed nothing", method: "GET", path: "/api/v1/timelines/luna/events", status: 200, has: []string{`"id":"a"`, `"total":1`}},
	{claim: "unless its sound events will do", method: "PUT", path: "/api/v1/timelines/luna?partial", headers: []string{asOperator}, status: 200,
		body: `{"kronika": 1, "title": "x", "events": [{"id": "b", "date": "x", "title": "B"}, {"id": "c", "date": "1969", "title": "C"}]}`,
		has:  []string{`"events":1`, `"faults":[{"path":"events[0].date"`}},
	{claim: "a format that is none, for an import", method: "PUT", path: "/api/v1/timelines/luna?format=docx", body: moon, headers: []string{asOperator}, status: 400},
	{claim: "an import has a limit", method: "PUT", path: "/api/v1/timelines/luna", body: strings.Repeat(" ", 4097), headers: []string{asOperator}, status: 413},
	{claim: "a timeline is removed", method: "DELETE", path: "/api/v1/timelines/luna", headers: []string{asOperator}, status: 204},
	{claim: "and gone", method: "DELETE", path: "/api/v1/timelines/luna", headers: []string{asOperator}, status: 404},
	{claim: "not while it is another", method: "DELETE", path: moonAPI, headers: []string{asOperator, `If-Match: "old"`}, status: 412},

	{claim: "a method that there is not", method: "POST", path: moonAPI, body: "{}", status: 405,
		has: []string{"Allow: GET", "Allow: PUT", "Content-Type: application/problem+json", `"status":405`}},
	{claim: "a script of another origin may read", method: "OPTIONS", path: moonAPI + "/events", headers: []string{"Origin: https://news.example", "Access-Control-Request-Method: GET"}, status: 204,
		has: []string{"Access-Control-Allow-Origin: *", "Access-Control-Allow-Methods: GET, HEAD, OPTIONS", "Access-Control-Allow-Headers: If-None-Match"}, hasNot: []string{"Access-Control-Allow-Credentials: true"}},

	{claim: "a tile as data", method: "GET", path: moonAPI + "/tiles/REVISION/32/-1.json", status: 200, has: []string{"Content-Type: application/json", "Kronika-Revision: "}},
	{claim: "a tile as the page has it", method: "GET", path: moonAPI + "/tiles/REVISION/32/-1", status: 200, has: []string{"Content-Type: text/html", "Cache-Control: immutable"}},
	{claim: "a tile of a revision that is past", method: "GET", path: moonAPI + "/tiles/999999/32/-1", status: 200, has: []string{"Cache-Control: no-store"}},
	{claim: "a tile beyond the timeline", method: "GET", path: moonAPI + "/tiles/1/32/99", status: 404},
	{claim: "a tile in a language that nobody speaks here", method: "GET", path: moonAPI + "/tiles/1/32/-1?lang=xx", status: 400},

	{claim: "markup for a page", method: "GET", path: "/oembed?url=HOST/en/t/moon", status: 200, has: []string{`"type":"rich"`, "iframe"}},
	{claim: "markup in XML", method: "GET", path: "/oembed?format=xml&url=HOST/en/t/moon", status: 200, has: []string{"<oembed>"}},
	{claim: "markup of what is not here", method: "GET", path: "/oembed?url=https://elsewhere.example/en/t/moon", status: 404},
	{claim: "markup of nothing", method: "GET", path: "/oembed", status: 400},
	{claim: "markup in a format that is not offered", method: "GET", path: "/oembed?format=yaml&url=HOST/en/t/moon", status: 501},

	{claim: "the schema", method: "GET", path: "/schema/timeline-1.json", status: 200, has: []string{"Content-Type: application/schema+json", "2020-12"}},
	{claim: "this description", method: "GET", path: "/openapi.yaml", status: 200, has: []string{"openapi: 3.1", "Content-Type: application/yaml"}},

	{claim: "a document of our own", method: "GET", path: "/t/moon.json", status: 200, has: []string{`"kronika": 1`}},
	{claim: "a document a line an event", method: "GET", path: "/t/moon.ndjson", status: 200, has: []string{`{"id":"sputnik"`}},
	{claim: "a width that no drawing has", method: "GET", path: "/t/moon.atom?limit=0", status: 400, has: []string{"write a whole number from 1"}},
	{claim: "a document of nothing", method: "GET", path: "/t/mars.json", status: 404},
}

// endlessDays is a calendar with an entry for every day from now on.
const endlessDays = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\n" +
	"UID:a\r\nDTSTAMP:20240101T000000Z\r\nDTSTART;VALUE=DATE:20240101\r\nSUMMARY:A\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

// What has a tag is not sent again.
func TestAnswersAreNotSentTwice(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	c := loadContract(t)
	for _, path := range []string{
		"/api/v1/timelines", moonAPI, moonAPI + "/events?order=newest", moonAPI + "/events/landing",
		"/schema/timeline-1.json", "/openapi.yaml", "/t/moon.json", "/t/moon.csv", "/t/moon.atom", "/oembed?url=" + s.url + "/en/t/moon",
	} {
		for _, encoding := range []string{"identity", "gzip", "br"} {
			t.Run(path+" as "+encoding, func(t *testing.T) {
				s.t = t
				first := s.get(path, "Accept-Encoding: "+encoding)
				tag := first.Header.Get("ETag")
				if first.StatusCode != 200 || tag == "" {
					t.Fatalf("status %d, ETag %q", first.StatusCode, tag)
				}
				again := s.get(path, "Accept-Encoding: "+encoding, "If-None-Match: "+tag)
				if again.StatusCode != 304 || len(again.body) > 0 || again.Header.Get("ETag") != tag {
					t.Errorf("status %d with %d bytes, ETag %q, want 304 and %q", again.StatusCode, len(again.body), again.Header.Get("ETag"), tag)
				}
				c.check(t, again)
			})
		}
	}
}

// A change is made to what the client has seen, and to nothing else.
func TestIfMatchGuardsAChange(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	seen := s.get(moonAPI+"/events/landing", "Accept-Encoding: br").Header.Get("ETag")
	body := `{"date": "1969-07-20", "title": "The landing", "text": "One small step."}`
	if got := s.do("PUT", moonAPI+"/events/landing", body, asOperator, "If-Match: "+seen); got.StatusCode != 200 {
		t.Errorf("with the tag that was seen: %d", got.StatusCode)
	}
	if got := s.do("PUT", moonAPI+"/events/landing", body, asOperator, "If-Match: "+seen); got.StatusCode != 412 {
		t.Errorf("with the tag of the event before: %d, want 412", got.StatusCode)
	}
	// An edit elsewhere stands in nobody's way.
	other := s.get(moonAPI + "/events/sputnik").Header.Get("ETag")
	if got := s.do("DELETE", moonAPI+"/events/sputnik", "", asOperator, "If-Match: "+other); got.StatusCode != 204 {
		t.Errorf("an event that has not changed: %d, want 204", got.StatusCode)
	}
	timeline := s.get(moonAPI).Header.Get("ETag")
	if got := s.do("DELETE", moonAPI, "", asOperator, "If-Match: "+timeline); got.StatusCode != 204 {
		t.Errorf("a timeline that has not changed: %d, want 204", got.StatusCode)
	}
}

// Following next from the first page on shows every event once.
func TestCursorsWalkOverAllEvents(t *testing.T) {
	s := newSite(t)
	s.load(manyEvents(257))
	for _, order := range []string{"oldest", "newest"} {
		path, seen, pages := "/api/v1/timelines/many/events?limit=50&order="+order, 0, 0
		for path != "" {
			a := s.get(path)
			seen += strings.Count(a.String(), `"id":"e`)
			pages++
			path = nextLink(a)
		}
		if seen != 257 || pages != 6 {
			t.Errorf("%s: %d events on %d pages, want 257 on 6", order, seen, pages)
		}
	}
}

// nextLink is the address of the next page, or "".
func nextLink(a answer) string {
	for _, link := range a.Header.Values("Link") {
		if address, ok := strings.CutSuffix(link, `>; rel="next"`); ok {
			return strings.TrimPrefix(address, "<")
		}
	}
	return ""
}

func TestNobodyWritesWithoutAToken(t *testing.T) {
	s := newSite(t, func(c *Config) { c.Token = "" })
	for _, header := range []string{"Authorization: Bearer ", asOperator, "X: y"} {
		a := s.do("DELETE", "/api/v1/timelines/albania-israel", "", header)
		if a.StatusCode != 403 || !a.contains("Start it with --token.") {
			t.Errorf("%s: %d %s", header, a.StatusCode, a)
		}
	}
}
