package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/example"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// A site is a server with a store of its own, reached over HTTP as readers do.
type site struct {
	t       testing.TB
	url     string
	store   *sqlite.Store
	path    string // of the database
	handler http.Handler
	log     *logBuffer // what the server logged
}

// A logBuffer can be read while the server writes to it: the line of a request is written
// after its answer.
type logBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// token is what a site that takes changes wants.
const token = "the operator's token"

// newSite starts a server with the example timeline. Configure may change what
// it is started with.
func newSite(t testing.TB, configure ...func(*Config)) *site {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kronika.db")
	kept, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { kept.Close() })
	s := &site{t: t, store: kept, path: path, log: &logBuffer{}}
	s.load(string(example.Document()))
	config := Config{Store: kept, Token: token, Scratch: scratch(t), Hints: Hints{Write: "Start it with --token.", Import: "kronika import moon.json"}, Logger: slog.New(slog.NewTextHandler(s.log, nil))}
	for _, change := range configure {
		change(&config)
	}
	handler, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	s.handler = handler
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

// load stores a document beside the example.
func (s *site) load(document string) {
	s.t.Helper()
	format, reader, err := formats.Sniff(strings.NewReader(document))
	if err != nil {
		s.t.Fatal(err)
	}
	stream, err := format.Decode(reader, codec.DecodeOptions{})
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.store.Import(s.t.Context(), stream.Head, stream.Events, store.ImportOptions{}); err != nil {
		s.t.Fatal(err)
	}
}

// scratch opens stores for previews that end with the test.
func scratch(t testing.TB) func(context.Context) (store.Store, func(), error) {
	return func(ctx context.Context) (store.Store, func(), error) {
		kept, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "preview.db"), sqlite.Options{})
		if err != nil {
			return nil, nil, err
		}
		return kept, func() { kept.Close() }, nil
	}
}

// An answer is what came back, its body unpacked.
type answer struct {
	*http.Response
	body []byte
	sent int // bytes of the body on the wire
}

func (a answer) String() string { return string(a.body) }

// get is do for the method that most requests have.
func (s *site) get(path string, headers ...string) answer {
	s.t.Helper()
	return s.do("GET", path, "", headers...)
}

// do sends a request with headers given as "Name: value", and follows no
// redirect.
func (s *site) do(method, path, body string, headers ...string) answer {
	s.t.Helper()
	req, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		req.Header.Add(name, value)
	}
	// The transport asks for no compression that the test does not ask for.
	resp, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true, ExpectContinueTimeout: time.Minute}).RoundTrip(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	sent, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatalf("%s %s: %v", method, path, err)
	}
	return answer{resp, s.unpacked(resp.Header.Get("Content-Encoding"), sent), len(sent)}
}

func (s *site) unpacked(encoding string, sent []byte) []byte {
	s.t.Helper()
	var r io.Reader = bytes.NewReader(sent)
	switch {
	case len(sent) == 0:
	case encoding == "br":
		r = brotli.NewReader(r)
	case encoding == "gzip":
		unzipped, err := gzip.NewReader(r)
		if err != nil {
			s.t.Fatal(err)
		}
		r = unzipped
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		s.t.Fatal(err)
	}
	return plain
}
