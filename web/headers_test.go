package web

import (
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/labstack/echo/v4"

	"kronika/timeline"
	"kronika/web/address"
	"kronika/web/reply"
)

// headerRows holds what every route answers, in an order in which the changes
// can be made. Names in more stand for headers whose values vary.
var headerRows = []struct {
	route, path, body string
	status            int
	media, cache      string
	vary, more        string
}{
	{"GET /static/*", "/static/none.css", "", 404, "text/plain; charset=utf-8", "no-cache", "", "static"},
	{"GET /healthz", "/healthz", "", 200, "text/plain; charset=UTF-8", reply.CacheNever, "", ""},
	{"GET /readyz", "/readyz", "", 200, "text/plain; charset=UTF-8", reply.CacheNever, "", ""},
	{"GET /", "/", "", 302, "", reply.CachePage, "Accept-Language", "Location"},
	{"GET /:lang/", "/en/", "", 200, reply.TypeHTML, reply.CachePage, "Accept-Encoding", "Etag"},
	{"GET /:lang/t/:slug", examplePage, "", 200, reply.TypeHTML, reply.CachePage, "Accept-Encoding", "Etag"},
	{"GET /:lang/t/:slug/go", examplePage + "/go?go=1999", "", 200, reply.TypeHTML, reply.CachePage, "Accept-Encoding", "Etag"},
	{"GET /:lang/t/:slug/names", examplePage + "/names?class=a&scale=linear&rows=together", "", 200, reply.TypeHTML, reply.CachePage, "Accept-Encoding", "Etag"},
	{"GET /:lang/t/:slug/card.png", examplePage + "/card.png", "", 200, "image/png", reply.CachePage, "Accept-Encoding", "Etag"},
	{"GET /:lang/t/:slug/embed", examplePage + "/embed", "", 200, reply.TypeHTML, reply.CachePage, "Accept-Encoding", "Etag"},
	{"GET /:lang/embed/:slug", "/en/embed/albania-israel", "", 200, reply.TypeHTML, reply.CachePage, "Accept-Encoding", "Etag public framed"},
	{"GET /embed/:slug", "/embed/albania-israel", "", 302, "", "public, max-age=300", "Accept-Language", "Location public framed"},
	{"GET " + address.FrameScript, address.FrameScript, "", 302, "", "public, max-age=3600", "", "Location public"},
	{"GET " + address.ElementScript, address.ElementScript, "", 302, "", "public, max-age=3600", "", "Location public"},
	{"GET /oembed", "/oembed?url=HOST/en/t/albania-israel", "", 200, reply.MediaJSON, "public, max-age=3600", "Accept-Encoding", "Etag public"},
	{"GET /:lang/developers", "/sq/developers", "", 200, reply.TypeHTML, reply.CachePage, "Accept-Encoding", "Etag"},
	{"GET /:lang/import", "/en/import", "", 200, reply.TypeHTML, reply.CacheNever, "Accept-Encoding", ""},
	{"POST /:lang/import", "/en/import", "", 400, reply.TypeHTML, reply.CacheNever, "Accept-Encoding", ""},
	{"GET /:lang/import/:draft", "/en/import/none", "", 410, reply.TypeHTML, reply.CacheNever, "Accept-Encoding", ""},
	{"POST /:lang/import/:draft", "/en/import/none", "", 410, reply.TypeHTML, reply.CacheNever, "Accept-Encoding", ""},
	{"GET /t/:name", "/t/albania-israel.json", "", 200, reply.MediaJSON, reply.CacheData, "Accept-Encoding", "Content-Disposition Etag Last-Modified Link public"},
	{"GET /openapi.yaml", "/openapi.yaml", "", 200, "application/yaml", reply.CacheData, "Accept-Encoding", "Etag public"},
	{"GET /schema/timeline-1.json", "/schema/timeline-1.json", "", 200, "application/schema+json", reply.CacheData, "Accept-Encoding", "Etag public"},
	{"PUT /api/v1/timelines/:slug", moonAPI, moon, 201, reply.MediaJSON, reply.CacheNever, "Accept-Encoding", "Kronika-Revision Location public"},
	{"GET /api/v1/timelines", "/api/v1/timelines", "", 200, reply.MediaJSON, reply.CacheData, "Accept-Encoding", "Etag public"},
	{"GET /api/v1/timelines/:slug", moonAPI, "", 200, reply.MediaJSON, reply.CacheData, "Accept-Encoding", "Etag Kronika-Revision Last-Modified public"},
	{"GET /api/v1/timelines/:slug/events", moonAPI + "/events", "", 200, reply.MediaJSON, reply.CacheData, "Accept-Encoding", "Etag Kronika-Revision Last-Modified public"},
	{"GET /api/v1/timelines/:slug/events/:id", moonAPI + "/events/landing", "", 200, reply.MediaJSON, reply.CacheData, "Accept-Encoding", "Etag public"},
	{"GET /api/v1/timelines/:slug/tiles/:rev/:level/:x", moonAPI + "/tiles/REVISION/30/0", "", 200, reply.TypeHTML, reply.CacheForever, "Accept-Encoding", "Kronika-Revision public"},
	{"PUT /api/v1/timelines/:slug/events/:id", moonAPI + "/events/new", `{"id": "new", "date": "1970", "title": "New"}`, 201, reply.MediaJSON, reply.CacheNever, "Accept-Encoding", "Etag Kronika-Revision Location public"},
	{"DELETE /api/v1/timelines/:slug/events/:id", moonAPI + "/events/new", "", 204, "", "", "", "public"},
	{"DELETE /api/v1/timelines/:slug", moonAPI, "", 204, "", "", "", "public"},
	{"POST /api/v1/check", "/api/v1/check", moon, 200, reply.MediaJSON, reply.CacheNever, "Accept-Encoding", "public"},
}

var someTag = regexp.MustCompile(`^"[\w-]{16}"$`)

func TestEveryRouteHasItsHeaders(t *testing.T) {
	s := newSite(t)
	routes := map[string]bool{}
	for _, r := range s.handler.(*Server).routes() {
		routes[r.Method+" "+r.Path] = true
	}
	for _, row := range headerRows {
		if !routes[row.route] {
			t.Errorf("%s: not a route", row.route)
		}
		delete(routes, row.route)
		want := http.Header{
			"Content-Security-Policy": {contentPolicy + framedByNobody}, "Cross-Origin-Opener-Policy": {"same-origin"}, "Cross-Origin-Resource-Policy": {"same-origin"},
			"Permissions-Policy": {"camera=(), geolocation=(), microphone=(), payment=(), usb=()"}, "Referrer-Policy": {"same-origin"}, "X-Content-Type-Options": {"nosniff"},
		}
		for name, value := range map[string]string{"Content-Type": row.media, "Cache-Control": row.cache, "Vary": row.vary} {
			if value != "" {
				want.Set(name, value)
			}
		}
		for _, name := range strings.Fields(row.more) {
			switch name {
			case "static": // which knows nothing of the other headers of public answers
				want.Set("Access-Control-Allow-Origin", "*")
				want.Set("Cross-Origin-Resource-Policy", "cross-origin")
			case "public":
				want.Set("Access-Control-Allow-Origin", "*")
				want.Set("Access-Control-Expose-Headers", "ETag, Link, Kronika-Revision, Content-Disposition, X-Request-Id")
				want.Set("Cross-Origin-Resource-Policy", "cross-origin")
			case "framed":
				want.Set("Content-Security-Policy", contentPolicy+"; frame-ancestors *")
				want.Del("Cross-Origin-Opener-Policy")
			default:
				want.Set(name, "…")
			}
		}
		method, _, _ := strings.Cut(row.route, " ")
		methods := []string{method}
		if method == http.MethodGet {
			methods = append(methods, http.MethodHead)
		}
		for _, method := range methods {
			a := s.do(method, s.filled(row.path), row.body, asOperator)
			if a.StatusCode != row.status {
				t.Errorf("%s %s: status %d, want %d\n%s", method, row.path, a.StatusCode, row.status, a)
			}
			if tag := a.Header.Get("ETag"); tag != "" && !someTag.MatchString(tag) {
				t.Errorf("%s %s: ETag %s", method, row.path, tag)
			}
			if len(a.Header.Get("X-Request-Id")) != 16 {
				t.Errorf("%s %s: no request id", method, row.path)
			}
			got := a.Header.Clone()
			maps.DeleteFunc(got, func(name string, _ []string) bool {
				return name == "Date" || name == "Content-Length" || name == "X-Request-Id"
			})
			for _, name := range strings.Fields(row.more) {
				if got.Get(name) != "" {
					got.Set(name, "…")
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s %s: headers (- want, + got):\n%s", method, row.path, diff)
			}
		}
	}
	for _, route := range slices.Sorted(maps.Keys(routes)) {
		t.Errorf("%s: its headers are not in the table", route)
	}
}

// A panic is a fault of the server whatever its value: an error that would mean
// something else when it is returned does not, and the next request is answered.
func TestAPanicIsAnsweredLoggedAndSurvived(t *testing.T) {
	for _, value := range []any{"out of cheese", errors.New("out of cheese"), errors.Join(timeline.ErrNotFound, errors.New("out of cheese"))} {
		s := newSite(t)
		server := s.handler.(*Server)
		r := reply.Route{Method: http.MethodGet, Path: "/:lang/panics", Handle: func(echo.Context) error { panic(value) }}
		server.echo.Add(r.Method, r.Path, server.chain(r))
		a := s.get("/sq/panics", "Accept: text/html")
		id := a.Header.Get("X-Request-Id")
		if a.StatusCode != 500 || !a.contains("Diçka shkoi keq") || id == "" || !a.contains(id) || a.contains("cheese") {
			t.Errorf("%v: status %d\n%s", value, a.StatusCode, a)
		}
		if got := s.get(examplePage).StatusCode; got != 200 {
			t.Errorf("%v: the next reader gets %d", value, got)
		}
		for _, part := range []string{"level=ERROR", id, "cheese", "headers_test.go"} {
			if !strings.Contains(s.log.String(), part) {
				t.Errorf("%v: the log lacks %q:\n%s", value, part, s.log)
			}
		}
	}
}

// A panic halfway through an answer breaks the connection, and is logged.
func TestAPanicInHalfAnAnswerBreaksTheConnection(t *testing.T) {
	s := newSite(t)
	server := s.handler.(*Server)
	r := reply.Route{Method: http.MethodGet, Path: "/:lang/panics", Handle: func(c echo.Context) error {
		_ = c.String(http.StatusOK, "half")
		panic("out of cheese")
	}}
	server.echo.Add(r.Method, r.Path, server.chain(r))
	func() {
		defer func() {
			if got := recover(); got != http.ErrAbortHandler {
				t.Errorf("recovered %v, want http.ErrAbortHandler", got)
			}
		}()
		server.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/en/panics", nil))
	}()
	if log := s.log.String(); !strings.Contains(log, "level=ERROR") || !strings.Contains(log, "cheese") {
		t.Errorf("the log lacks the cause:\n%s", log)
	}
}
