package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"kronika/timeline/sqlite"
	"kronika/web"
)

// serve publishes the timelines of a database until it is told to stop.
type serve struct {
	Addr           string `default:":8080" placeholder:"ADDRESS" help:"The address to serve on."`
	MetricsAddr    string `placeholder:"ADDRESS" help:"The address to serve /metrics on; none when empty."`
	DB             string `name:"db" default:"kronika.db" placeholder:"FILE" help:"The database; made when it is not there."`
	BaseURL        string `name:"base-url" placeholder:"URL" help:"Where readers reach the server, such as https://example.org; the request's host when empty."`
	FrameAncestors string `placeholder:"ORIGINS" help:"The origins that may frame the widget, with commas between; all when empty."`
	TrustedProxies string `placeholder:"NETWORKS" help:"The networks whose X-Forwarded-For is believed, such as 10.0.0.0/8, with commas between."`
	Token          string `placeholder:"TOKEN" help:"The bearer token that allows writing through the API; without one nothing can be written."`
	TokenFile      string `placeholder:"FILE" help:"The file that holds the token; other users see it neither in the list of processes nor in the environment."`
	SiteName       string `placeholder:"NAME" help:"The name of the site on its pages, feeds and cards; Kronika when empty."`
	Contact        string `placeholder:"ADDRESS" help:"Where readers tell of mistakes: a mail address, or the address of a page; pages do not ask when empty."`
	BodyLimit      int64  `default:"67108864" placeholder:"BYTES" help:"How large a document sent to the API may be."`
	LogJSON        bool   `name:"log-json" help:"Write the log as JSON."`
}

// Run serves.
func (o *serve) Run(ctx context.Context, m *Main) error {
	config, err := o.config()
	if err != nil {
		return &usageError{"serve: " + err.Error()}
	}
	config.Logger = m.logger(o.LogJSON)
	spendMemory()
	pages, err := listen(o.Addr, "--addr")
	if err != nil {
		return err
	}
	defer pages.Close()
	metrics, err := listenMetrics(o.MetricsAddr)
	if err != nil {
		return err
	}
	var failures atomic.Int64
	config.BackgroundErrors = failures.Load
	kept, err := sqlite.Open(ctx, o.DB, sqlite.Options{Background: func(err error) {
		failures.Add(1)
		config.Logger.Error("work in the background failed; it will be tried again", "cause", err)
	}})
	if err != nil {
		return err
	}
	defer kept.Close()
	if err := seed(ctx, kept); err != nil {
		return fmt.Errorf("put the example into the empty database: %w", err)
	}
	config.Store, config.Scratch = kept, scratch
	handler, err := web.New(config)
	if err != nil {
		return err
	}
	m.announce(pages, o)
	if config.BaseURL == "" {
		config.Logger.Warn("--base-url is not given: pages name the host of each request as their own address")
	}
	return serveUntil(ctx, config.Logger, map[net.Listener]http.Handler{pages: handler, metrics: handler.Metrics()})
}

// spendMemory lets the heap grow to three and a half times what is in use before it is
// collected, unless the operator says otherwise. So little is in use, some ten
// megabytes, that every few dozen tiles would wait for a collection.
func spendMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(250)
	}
}

// config returns the server's configuration.
func (o *serve) config() (web.Config, error) {
	token, err := o.readToken()
	if err != nil {
		return web.Config{}, err
	}
	config := web.Config{BaseURL: o.BaseURL, Contact: o.Contact, SiteName: o.SiteName, Token: token, BodyLimit: o.BodyLimit, FrameAncestors: splitList(o.FrameAncestors), Hints: hints()}
	for _, text := range splitList(o.TrustedProxies) {
		network, err := parseNetwork(text)
		if err != nil {
			return config, err
		}
		config.TrustedProxies = append(config.TrustedProxies, network)
	}
	return config, web.CheckConfig(config)
}

// hints are what pages and API say of this program's commands and flags.
func hints() web.Hints {
	return web.Hints{
		Write:  "Start it with --token-file FILE to allow them.",
		Import: "kronika check moon.json\nkronika import moon.json",
	}
}

// readToken returns the token, given itself or in a file.
func (o *serve) readToken() (string, error) {
	if o.TokenFile == "" {
		return o.Token, nil
	}
	if o.Token != "" {
		return "", errors.New("--token and --token-file are both given; leave one out")
	}
	data, err := os.ReadFile(o.TokenFile)
	if err != nil {
		return "", fmt.Errorf("--token-file: %w", err)
	}
	token := strings.TrimSpace(string(data))
	if token == "" {
		return "", fmt.Errorf("--token-file: %s is empty; write the token into it", o.TokenFile)
	}
	return token, nil
}

func parseNetwork(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(addr, addr.BitLen()), nil
	}
	network, err := netip.ParsePrefix(text)
	if err != nil {
		return network, fmt.Errorf("--trusted-proxies: %q is not a network; write one such as 10.0.0.0/8", text)
	}
	return network, nil
}

func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' })
}

func (m *Main) logger(asJSON bool) *slog.Logger {
	if asJSON {
		return slog.New(slog.NewJSONHandler(m.Stderr, nil))
	}
	return slog.New(slog.NewTextHandler(m.Stderr, nil))
}

// announce prints where the server is.
func (m *Main) announce(pages net.Listener, o *serve) {
	where := o.BaseURL
	if where == "" {
		where = "http://" + reachable(pages.Addr())
	}
	fmt.Fprintf(m.Stdout, "Kronika serves %s at %s\n", o.DB, where)
}

// reachable returns an address that a browser on this machine can open.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return addr.String()
}

// listen opens a listener; its error says what to do.
func listen(addr, flagName string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	switch {
	case err == nil:
		return l, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("the address %s is in use; stop the program that has it, or choose another with %s, such as %s :8081", addr, flagName, flagName)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("this user may not listen on %s; choose a port above 1023 with %s", addr, flagName)
	}
	return nil, fmt.Errorf("cannot listen on %q: %v; write host and port, such as %s 127.0.0.1:8080", addr, err, flagName)
}

func listenMetrics(addr string) (net.Listener, error) {
	if addr == "" {
		return nil, nil
	}
	return listen(addr, "--metrics-addr")
}

// How long a connection may idle, and how long requests have to end when the
// program is told to stop.
const (
	headerTimeout = 10 * time.Second
	writeTimeout  = time.Minute // put off by every write of an export
	readTimeout   = time.Minute // put off by every read of an import
	idleTimeout   = 2 * time.Minute
	stopTimeout   = 20 * time.Second
)

// serveUntil serves each listener's handler until ctx ends, then lets the
// requests at hand finish.
func serveUntil(ctx context.Context, log *slog.Logger, handlers map[net.Listener]http.Handler) error {
	failed := make(chan error, len(handlers))
	var servers []*http.Server
	for l, handler := range handlers {
		if l == nil {
			continue
		}
		server := &http.Server{
			Handler: handler, ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout,
			WriteTimeout: writeTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: 64 << 10,
			ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		}
		servers = append(servers, server)
		go func() { failed <- server.Serve(l) }()
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
	defer cancel()
	for _, server := range servers {
		if err := server.Shutdown(stopping); err != nil {
			return fmt.Errorf("some requests did not end within %s and were broken off: %w", stopTimeout, err)
		}
	}
	return nil
}
