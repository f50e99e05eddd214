package static

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func get(t *testing.T, address string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestFileMayBeKeptForEver(t *testing.T) {
	answer := get(t, Path("css/kronika.css"))
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("status %d", answer.StatusCode)
	}
	for name, want := range map[string]string{
		"Content-Type":                "text/css; charset=utf-8",
		"Cache-Control":               "public, max-age=31536000, immutable",
		"Vary":                        "Accept-Encoding",
		"Access-Control-Allow-Origin": "*",
	} {
		if got := answer.Header.Get(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestScriptsAndImagesHaveTheirMediaTypes(t *testing.T) {
	for name, want := range map[string]string{
		"js/page.js":   "text/javascript; charset=utf-8",
		"img/icon.svg": "image/svg+xml",
	} {
		if got := get(t, Path(name)).Header.Get("Content-Type"); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestOldHashLeadsToTheFileOfToday(t *testing.T) {
	answer := get(t, "/static/old/js/page.js")
	if answer.StatusCode != http.StatusFound || answer.Header.Get("Location") != Path("js/page.js") {
		t.Errorf("got %d to %q, want 302 to %q", answer.StatusCode, answer.Header.Get("Location"), Path("js/page.js"))
	}
	if got := answer.Header.Get("Cache-Control"); got != "no-cache" {
		t.Errorf("Cache-Control: got %q, want no-cache", got)
	}
}

func TestWhatIsNoFileIsNotKept(t *testing.T) {
	hash := loaded().hash
	for name, address := range map[string]string{
		"unknown file":          root + hash + "/js/nothing.js",
		"folder":                root + hash + "/js",
		"no name":               root + hash + "/",
		"no hash":               "/static/page.js",
		"Go source":             root + hash + "/static.go",
		"tests of scripts":      root + hash + "/js/scale.test.js",
		"part of a style sheet": root + hash + "/css/base.css",
		"way out":               root + hash + "/js/../static.go",
	} {
		answer := get(t, address)
		if answer.StatusCode != http.StatusNotFound || strings.Contains(answer.Header.Get("Cache-Control"), "max-age") {
			t.Errorf("%s: got %d, Cache-Control %q", name, answer.StatusCode, answer.Header.Get("Cache-Control"))
		}
	}
}

func TestEveryEncodingHoldsTheSameBytes(t *testing.T) {
	plain, err := io.ReadAll(get(t, Path("css/kronika.css")).Body)
	if err != nil {
		t.Fatal(err)
	}
	for accept, want := range map[string]string{
		"br, gzip":          "br",
		"gzip":              "gzip",
		"br;q=0, gzip":      "gzip",
		"GZIP;q=0.5":        "gzip",
		"br;q=0":            "",
		"br;q=x, deflate":   "",
		"":                  "",
		"identity, brotli2": "",
	} {
		answer := get(t, Path("css/kronika.css"), "Accept-Encoding", accept)
		if got := answer.Header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding %q: got %q, want %q", accept, got, want)
			continue
		}
		var body io.Reader = answer.Body
		switch want {
		case "br":
			body = brotli.NewReader(body)
		case "gzip":
			if body, err = gzip.NewReader(body); err != nil {
				t.Fatal(err)
			}
		}
		content, err := io.ReadAll(body)
		if err != nil || !bytes.Equal(content, plain) {
			t.Errorf("Accept-Encoding %q: other bytes (%v)", accept, err)
		}
	}
}

func TestKnownTagIsAnsweredWithoutBytes(t *testing.T) {
	first := get(t, Path("js/page.js"), "Accept-Encoding", "br")
	again := get(t, Path("js/page.js"), "Accept-Encoding", "br", "If-None-Match", first.Header.Get("ETag"))
	if again.StatusCode != http.StatusNotModified {
		t.Errorf("status %d, want 304", again.StatusCode)
	}
	other := get(t, Path("js/page.js"), "If-None-Match", `"another"`)
	if other.StatusCode != http.StatusOK {
		t.Errorf("another tag: status %d, want 200", other.StatusCode)
	}
}

func TestHeadHasNoBody(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest(http.MethodHead, Path("js/page.js"), nil))
	if w.Body.Len() != 0 || w.Header().Get("Content-Length") == "0" {
		t.Errorf("%d bytes, Content-Length %q", w.Body.Len(), w.Header().Get("Content-Length"))
	}
}

func TestMinifiedDropsOnlyWhatIsForAuthors(t *testing.T) {
	for _, test := range []struct{ claim, name, text, want string }{
		{"comments go", "a.css", "/* a\n b */a{b:c}", "a{b:c}"},
		{"indents and line ends go", "a.css", "a {\n\tb: c;\n\td: e;\n}\n", "a{b:c;d:e}"},
		{"a value over two lines stays two words", "a.css", "a {\n\tb: c\n\t\td;\n}", "a{b:c d}"},
		{"a list of selectors stays one", "a.css", "a,\nb {c: d}", "a,b{c:d}"},
		{"blanks in calc stay", "a.css", "a { b: calc(1px + 2px) }", "a{b:calc(1px + 2px)}"},
		{"both schemes of a colour stay", "a.css", "a { --c: light-dark(#275d9b, #8ab4e8) }", "a{--c:light-dark(#275d9b, #8ab4e8)}"},
		{"of a script too", "a.js", "// A file.\nexport function add(one, two) { // of numbers\n\treturn one + two;\n}\n", "export function add(e,t){return e+t}"},
		{"what looks like a comment in a text stays", "a.js", "export const a = \"a // b\";", "export const a=\"a // b\""},
		{"a text over several lines stays", "a.js", "export const a = `a\n\t// b`;", "export const a=`a\n\t// b`"},
		{"an imported module keeps its name", "a.js", "import { run } from './pace.js';\nrun();", "import{run}from\"./pace.js\";run()"},
		{"big numbers stay big", "a.js", "export const day = 86_400n;", "export const day=86400n"},
		{"images stay", "a.svg", "<svg> </svg>", "<svg> </svg>"},
	} {
		if got := string(minified(test.name, []byte(test.text))); got != test.want {
			t.Errorf("%s: got %q, want %q", test.claim, got, test.want)
		}
	}
}

func TestEveryPartIsServed(t *testing.T) {
	served := map[string]bool{}
	for _, parts := range bundles() {
		for _, part := range parts {
			served[part] = true
		}
	}
	entries, err := embedded.ReadDir("css")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !served[entry.Name()] {
			t.Errorf("css/%s is in no bundle", entry.Name())
		}
	}
}

func TestStyleSheetsLoadNothingFromElsewhere(t *testing.T) {
	for name, f := range loaded().files {
		if strings.HasSuffix(name, ".css") && (bytes.Contains(f.plain, []byte("@import")) || bytes.Contains(f.plain, []byte("//"))) {
			t.Errorf("%s names another place", name)
		}
	}
}

func TestScriptsAreServedMinified(t *testing.T) {
	for name, f := range loaded().files {
		written, err := embedded.ReadFile(name)
		if path.Ext(name) != ".js" || err != nil {
			continue
		}
		if len(f.plain) >= len(written) || bytes.Contains(f.plain, []byte("/**")) || bytes.HasPrefix(f.plain, []byte("//")) {
			t.Errorf("%s: %d bytes of %d, beginning with %.60s", name, len(f.plain), len(written), f.plain)
		}
	}
}
