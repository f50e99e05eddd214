package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// anywhere lets a test reach its own server.
func anywhere(netip.Addr) bool { return true }

func TestAnAnswerIsGot(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/moon.csv", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Cookie") != "" || r.Header.Get("Authorization") != "" || r.Header.Get("Referer") != "" {
			t.Errorf("more is sent than needed: %v", r.Header)
		}
		fmt.Fprint(w, "date,title\n")
	})
	mux.HandleFunc("/export", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Disposition", `attachment; filename="../To the Moon.csv"`)
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		fmt.Fprint(w, "date,title\n")
	})
	mux.Handle("/from", http.RedirectHandler("/moon.csv", http.StatusFound))
	server := httptest.NewServer(mux)
	defer server.Close()
	for _, row := range []struct{ path, name string }{{"/moon.csv", "moon.csv"}, {"/export", "To the Moon.csv"}, {"/from", "moon.csv"}} {
		file, err := newClient(anywhere, Patience).Get(t.Context(), server.URL+row.path)
		if err != nil || string(file.Body) != "date,title\n" || file.Name != row.name {
			t.Errorf("%s: got %q %q, %v", row.path, file.Name, file.Body, err)
		}
	}
}

func TestWhatIsNotTheFileIsSaid(t *testing.T) {
	mux := http.NewServeMux()
	mux.Handle("/gone", http.NotFoundHandler())
	mux.HandleFunc("/forbidden", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) })
	mux.HandleFunc("/broken", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) })
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) {
		for range 16 {
			w.Write(make([]byte, 1<<20))
		}
	})
	mux.Handle("/round", http.RedirectHandler("/round", http.StatusFound))
	mux.Handle("/file", http.RedirectHandler("file:///etc/passwd", http.StatusFound))
	mux.Handle("/secret", http.RedirectHandler("http://name:word@example.org/", http.StatusFound))
	server := httptest.NewServer(mux)
	defer server.Close()
	rows := []struct{ address, want string }{
		{server.URL + "/gone", "there is nothing at this address"},
		{server.URL + "/forbidden", "not open to everybody"},
		{server.URL + "/broken", "502 Bad Gateway"},
		{server.URL + "/slow", "no whole answer within"},
		{server.URL + "/large", "larger than 15 MB"},
		{server.URL + "/round", "from address to address"},
		{server.URL + "/file", `"file:" is not an address of the web`},
		{server.URL + "/secret", "a name or a password"},
		{"ftp://example.org/a.csv", `"ftp:" is not an address of the web`},
		{"https:///a.csv", "names no site"},
		{"https://name@example.org/a.csv", "a name or a password"},
		{"https://%zz/", "not an address"},
		{"http://no-such-site.invalid/", "there is no site"},
	}
	for _, row := range rows {
		_, err := newClient(anywhere, 2*time.Second).Get(t.Context(), row.address)
		if err == nil || !strings.Contains(err.Error(), row.want) || !strings.Contains(err.Error(), "; ") {
			t.Errorf("%s: got %v, want %q and a remedy", row.address, err, row.want)
		}
	}
}

// A server listens on every address of this machine. No form of such an address may
// reach it.
func TestNothingInsideIsReached(t *testing.T) {
	var reached atomic.Int64
	listener, err := net.Listen("tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) })}
	go server.Serve(listener)
	defer server.Close()
	port := listener.Addr().(*net.TCPAddr).Port
	client := newClient(isPublic, time.Second)
	hosts := []string{
		"127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "localhost", "LOCALHOST.", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "0177.0.0.1",
		"0", "0.0.0.0", "[::]", "[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
		"[::1%25lo]", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "[fe80::1]", "[fe80::a9fe:a9fe]", "[fd00:ec2::254]", "[fc00::1]",
		"[fec0::1]", "100.64.0.1", "100.100.100.200", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "[ff02::1]", "[64:ff9b:1::7f00:1]", "[2001::1]",
	}
	for _, host := range hosts {
		file, err := client.Get(t.Context(), fmt.Sprintf("http://%s:%d/", host, port))
		if err == nil {
			t.Errorf("%s: got %q", host, file.Body)
		}
	}
	// A redirect and a name that is looked up are no ways around.
	outside := newClient(func(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.1") }, time.Second)
	first := httptest.NewServer(http.RedirectHandler(fmt.Sprintf("http://127.0.0.2:%d/", port), http.StatusFound))
	defer first.Close()
	if _, err := outside.Get(t.Context(), first.URL); err == nil || !strings.Contains(err.Error(), "not on the public web") {
		t.Errorf("a redirect inside: %v", err)
	}
	if n := reached.Load(); n > 0 {
		t.Errorf("the server was reached %d times", n)
	}
}

func TestPublicAddressesMayBeReached(t *testing.T) {
	for _, a := range []string{"93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8"} {
		if !isPublic(netip.MustParseAddr(a)) {
			t.Errorf("%s is not taken for public", a)
		}
	}
}

func TestSomebodyWhoGivesUpIsHeard(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }))
	defer server.Close()
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := newClient(anywhere, Patience).Get(ctx, server.URL); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

func TestAddressesOfSpreadsheets(t *testing.T) {
	rows := []struct{ typed, want string }{
		{"https://docs.google.com/spreadsheets/d/1abc/edit#gid=12", "https://docs.google.com/spreadsheets/d/1abc/export?format=csv&gid=12"},
		{"https://docs.google.com/spreadsheets/d/1abc/edit?gid=0#gid=0", "https://docs.google.com/spreadsheets/d/1abc/export?format=csv&gid=0"},
		{"https://docs.google.com/spreadsheets/d/1abc", "https://docs.google.com/spreadsheets/d/1abc/export?format=csv"},
		{"https://docs.google.com/spreadsheets/d/e/2PACX-1v/pubhtml?gid=5&single=true", "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pub?gid=5&output=csv&single=true"},
		{"https://docs.google.com/spreadsheets/u/1/d/1abc/edit#gid=3", "https://docs.google.com/spreadsheets/d/1abc/export?format=csv&gid=3"},
		{"https://docs.google.com/spreadsheets/u/0/", "https://docs.google.com/spreadsheets/u/0/"},
		{"https://example.org/spreadsheets/d/1abc/edit", "https://example.org/spreadsheets/d/1abc/edit"},
	}
	for _, row := range rows {
		u, err := url.Parse(row.typed)
		if err != nil {
			t.Fatal(err)
		}
		if got := asTable(u).String(); got != row.want {
			t.Errorf("%s: got %s, want %s", row.typed, got, row.want)
		}
	}
}
