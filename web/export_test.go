package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/labstack/echo/v4"

	"kronika/timeline/codec/formats"
	"kronika/web/reply"
)

// manyEvents is a timeline of n events as NDJSON, in canonical form and order.
func manyEvents(n int) string {
	var b strings.Builder
	b.WriteString(`{"kronika":1,"slug":"many","title":"Many"}` + "\n")
	for i := range n {
		fmt.Fprintf(&b, `{"id":"e%07d","date":"%04d-%02d-%02d","title":"Event %d"}`+"\n", i, 1000+i/336, i/28%12+1, i%28+1, i)
	}
	return b.String()
}

func TestEveryFormatIsExported(t *testing.T) {
	s := newSite(t)
	for _, f := range formats.All() {
		if f.Encode == nil {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			s.t = t
			path := "/t/albania-israel." + f.Extension
			a := s.get(path)
			if a.StatusCode != 200 || a.Header.Get("Content-Type") != f.MediaType || len(a.body) == 0 {
				t.Fatalf("status %d, type %q, %d bytes", a.StatusCode, a.Header.Get("Content-Type"), len(a.body))
			}
			for _, header := range []string{
				"Content-Disposition: filename=\"albania-israel." + f.Extension + `"`, "ETag: \"", "Last-Modified: GMT",
				`Link: /t/albania-israel>; rel="canonical"`, "Access-Control-Allow-Origin: *", "Vary: Accept-Encoding",
				"Cache-Control: must-revalidate",
			} {
				if !a.contains(header) {
					t.Errorf("lacks %s\n%v", header, a.Header)
				}
			}
			head := s.do("HEAD", path, "")
			if head.StatusCode != 200 || head.Header.Get("ETag") != a.Header.Get("ETag") || head.Header.Get("Content-Disposition") != a.Header.Get("Content-Disposition") {
				t.Errorf("HEAD: %d %v", head.StatusCode, head.Header)
			}
			for _, encoding := range []string{"gzip", "br"} {
				packed := s.get(path, "Accept-Encoding: "+encoding)
				if !bytes.Equal(packed.body, a.body) {
					t.Errorf("as %s it is another document", encoding)
				}
				if reply.Compressible(f.MediaType) && packed.sent >= a.sent {
					t.Errorf("as %s it has %d bytes, plain %d", encoding, packed.sent, a.sent)
				}
			}
		})
	}
}

func TestDocumentComesOutAsItWentIn(t *testing.T) {
	for _, extension := range []string{"json", "ndjson"} {
		s, other := newSite(t), newSite(t)
		document := s.get("/t/albania-israel." + extension).String()
		other.do("DELETE", "/api/v1/timelines/albania-israel", "", asOperator)
		if put := other.do("PUT", "/api/v1/timelines/albania-israel", document, asOperator); put.StatusCode != 201 {
			t.Fatalf("%d %s", put.StatusCode, put)
		}
		if diff := cmp.Diff(document, other.get("/t/albania-israel."+extension).String()); diff != "" {
			t.Errorf("what went in (-) came out (+) as\n%s", diff)
		}
	}
}

func TestExportsOfOneRevisionHaveOneTag(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	before := s.get("/t/moon.json").Header.Get("ETag")
	s.do("PUT", moonAPI+"/events/landing", `{"date": "1969-07-20", "title": "The landing"}`, asOperator)
	after := s.get("/t/moon.json").Header.Get("ETag")
	if before == after {
		t.Errorf("an edit left the tag %s", before)
	}
	if csv := s.get("/t/moon.csv").Header.Get("ETag"); csv == after {
		t.Errorf("two formats have the tag %s", csv)
	}
}

func TestExportOptions(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	s.load(manyEvents(300))
	rows := []struct {
		claim, path string
		status      int
		has, hasNot string
	}{
		{"dates are in words", "/t/moon.atom", 200, "20 July 1969", ""},
		{"in the language that is asked for", "/t/moon.atom?lang=sq", 200, "20 korrik 1969", "July"},
		{"as are the addresses", "/t/moon.atom?lang=sq", 200, "/sq/t/moon#landing", ""},
		{"texts are HTML", "/t/moon.feed.json", 200, "<em>small</em>", ""},
		{"a feed is no longer than asked for", "/t/moon.atom?limit=2", 200, "The return", "Sputnik"},
		{"a feed of many is short", "/t/many.feed.json", 200, "e0000299", "e0000199"},
		{"a language that nobody speaks here", "/t/moon.atom?lang=xx", 400, "xx", ""},
		{"a limit that is none", "/t/moon.atom?limit=-1", 400, "", ""},
		{"data takes no limit", "/t/many.json?limit=1", 400, "write one of from, group, lang, q, to", "e0000000"},
		{"a feed takes no width", "/t/many.atom?width=300", 400, "write one of from, group, lang, limit, q, to", "e0000000"},
		{"a format that there is not", "/t/moon.docx", 404, "moon.json", ""},
		{"one that was misspelt", "/t/moon.jsn", 404, "did you mean moon.json?", ""},
		{"a format of no timeline", "/t/mars.json", 404, "", "mars.csv"},
		{"a name without a format leads to the page", "/t/moon", 302, "", ""},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			s.t = t
			a := s.get(row.path, "Accept: application/json")
			if a.StatusCode != row.status {
				t.Fatalf("status %d, want %d\n%s", a.StatusCode, row.status, a)
			}
			if !strings.Contains(a.String(), row.has) || row.hasNot != "" && strings.Contains(a.String(), row.hasNot) {
				t.Errorf("want %q and not %q in\n%s", row.has, row.hasNot, a)
			}
		})
	}
}

func TestBaseURLStandsInDocuments(t *testing.T) {
	s := newSite(t, func(c *Config) { c.BaseURL = "https://timelines.example" })
	a := s.get("/t/albania-israel.atom")
	if !a.contains("https://timelines.example/sq/t/albania-israel#earthquake") || a.contains("127.0.0.1") {
		t.Errorf("the feed has other addresses:\n%s", a)
	}
	if link := a.Header.Get("Link"); link != `<https://timelines.example/sq/t/albania-israel>; rel="canonical"; type="text/html"` {
		t.Errorf("Link: %s", link)
	}
}

func TestFeedBeginsWithWhatWasWrittenLast(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	if first := firstTitle(s.get("/t/moon.feed.json")); first != "The return" {
		t.Errorf("of an import the feed shows %q first, want the latest in time", first)
	}
	// The store counts in seconds, and an edit within that of the import is as old.
	time.Sleep(time.Until(time.Now().Truncate(time.Second).Add(time.Second)))
	s.do("PUT", moonAPI+"/events/kepler", `{"date": "1608~", "title": "A dream of the Moon"}`, asOperator)
	if first := firstTitle(s.get("/t/moon.feed.json")); first != "A dream of the Moon" {
		t.Errorf("after an edit the feed shows %q first", first)
	}
}

// firstTitle is the title of the first item of a JSON feed.
func firstTitle(a answer) string {
	var feed struct{ Items []struct{ Title string } }
	if json.Unmarshal(a.body, &feed) != nil || len(feed.Items) == 0 {
		return ""
	}
	return feed.Items[0].Title
}

// streaming starts a server whose one answer is what write writes.
func streaming(t *testing.T, write func(context.Context, io.Writer) error) (url string) {
	t.Helper()
	s := &Server{config: Config{}}
	e := echo.New()
	e.HTTPErrorHandler = func(err error, c echo.Context) { s.answerError(c, err) }
	e.GET("/x.json", func(c echo.Context) error {
		return reply.SendStream(c, reply.Answer{MediaType: reply.MediaJSON, Tag: "t"}, write)
	})
	server := httptest.NewServer(e)
	t.Cleanup(server.Close)
	return server.URL + "/x.json"
}

var errDisk = errors.New("the disk is on fire")

func TestStreamThatFailsAtOnceIsAnError(t *testing.T) {
	url := streaming(t, func(_ context.Context, w io.Writer) error {
		io.WriteString(w, "half a docu")
		return errDisk
	})
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 500 || strings.Contains(string(body), "half") || strings.Contains(string(body), "fire") {
		t.Errorf("%d %s, %v", resp.StatusCode, body, err)
	}
	if resp.Header.Get("ETag") != "" || resp.Header.Get("Content-Encoding") != "" {
		t.Errorf("headers of the answer that never came: %v", resp.Header)
	}
}

func TestStreamThatFailsHalfwayDoesNotLookWhole(t *testing.T) {
	for _, encoding := range []string{"identity", "gzip", "br"} {
		url := streaming(t, func(_ context.Context, w io.Writer) error {
			for i := range 100_000 { // more than any buffer holds
				fmt.Fprintf(w, "%d %x\n", i, i*i)
			}
			return errDisk
		})
		req, err := http.NewRequestWithContext(t.Context(), "GET", url, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", encoding)
		resp, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if resp.StatusCode != 200 || err == nil {
			t.Errorf("%s: status %d and a whole body", encoding, resp.StatusCode)
		}
	}
}

// A reader who leaves ends the work.
func TestStreamEndsWithItsReader(t *testing.T) {
	ended := make(chan error, 1)
	url := streaming(t, func(ctx context.Context, w io.Writer) error {
		var err error
		for err == nil {
			_, err = w.Write(make([]byte, 64<<10))
		}
		ended <- err
		return err
	})
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	io.CopyN(io.Discard, resp.Body, 1<<20)
	resp.Body.Close()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("the writer was told %v, want that the reader is gone", err)
	}
}
