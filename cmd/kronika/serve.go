package main

import (
	"context"
	"errors"
	"flag"
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

// serveOptions are the flags of serve.
type serveOptions struct {
	addr, metricsAddr string
	db                string
	baseURL           string
	frameAncestors    string
	trustedProxies    string
	token, tokenFile  string
	bodyLimit         int64
	logJSON           bool
}

// serve publishes the timelines of a database until it is told to stop.
func (m *Main) serve(flags *flag.FlagSet) action {
	o := serveOptions{}
	flags.StringVar(&o.addr, "addr", ":8080", "the `address` to serve on")
	flags.StringVar(&o.metricsAddr, "metrics-addr", "", "the `address` to serve /metrics on; none when empty")
	flags.StringVar(&o.db, "db", "kronika.db", "the database `file`; made when it is not there")
	flags.StringVar(&o.baseURL, "base-url", "", "where readers reach the server, such as https://example.org; the request's host when empty")
	flags.StringVar(&o.frameAncestors, "frame-ancestors", "", "the `origins` that may frame the widget, with commas between; all when empty")
	flags.StringVar(&o.trustedProxies, "trusted-proxies", "", "the `networks` whose X-Forwarded-For is believed, such as 10.0.0.0/8, with commas between")
	flags.StringVar(&o.token, "token", "", "the bearer `token` that allows writing through the API; nobody may when empty")
	flags.StringVar(&o.tokenFile, "token-file", "", "the `file` that holds the token; other users see it neither in the list of processes nor in the environment")
	flags.Int64Var(&o.bodyLimit, "body-limit", 64<<20, "how many `bytes` a document sent to the API may have")
	flags.BoolVar(&o.logJSON, "log-json", false, "write the log as JSON")
	return func(ctx context.Context, _ []string) error { return m.serveWith(ctx, o) }
}

func (m *Main) serveWith(ctx context.Context, o serveOptions) error {
	config, err := o.config()
	if err != nil {
		return &usageError{"serve: " + err.Error()}
	}
	config.Logger = m.logger(o.logJSON)
	spendMemory()
	pages, err := listen(o.addr, "-addr")
	if err != nil {
		return err
	}
	defer pages.Close()
	metrics, err := listenMetrics(o.metricsAddr)
	if err != nil {
		return err
	}
	var failures atomic.Int64
	config.BackgroundErrors = failures.Load
	kept, err := sqlite.Open(ctx, o.db, sqlite.Options{Background: func(err error) {
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
	config.Store = kept
	handler, err := web.New(config)
	if err != nil {
		return err
	}
	m.announce(pages, metrics, o)
	if config.BaseURL == "" {
		config.Logger.Warn("-base-url is not given: pages name the host of each request as their own address")
	}
	return serveUntil(ctx, config.Logger, map[net.Listener]http.Handler{pages: handler, metrics: handler.Metrics()})
}

// spendMemory lets the heap grow to five times what is in use before it is
// collected, unless the operator says otherwise. So little is in use, some ten
// megabytes, that every few dozen tiles would wait for a collection.
func spendMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// config makes the server's configuration of the flags.
func (o serveOptions) config() (web.Config, error) {
	token, err := o.readToken()
	if err != nil {
		return web.Config{}, err
	}
	config := web.Config{BaseURL: o.baseURL, Token: token, BodyLimit: o.bodyLimit, FrameAncestors: splitList(o.frameAncestors)}
	for _, text := range splitList(o.trustedProxies) {
		network, err := parseNetwork(text)
		if err != nil {
			return config, err
		}
		config.TrustedProxies = append(config.TrustedProxies, network)
	}
	return config, web.CheckConfig(config)
}

// readToken returns the token, given itself or in a file.
func (o serveOptions) readToken() (string, error) {
	if o.tokenFile == "" {
		return o.token, nil
	}
	if o.token != "" {
		return "", errors.New("-token and -token-file are both given; leave one out")
	}
	data, err := os.ReadFile(o.tokenFile)
	if err != nil {
		return "", fmt.Errorf("-token-file: %w", err)
	}
	token := strings.TrimSpace(string(data))
	if token == "" {
		return "", fmt.Errorf("-token-file: %s is empty; write the token into it", o.tokenFile)
	}
	return token, nil
}

func parseNetwork(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return netip.PrefixFrom(addr, addr.BitLen()), nil
	}
	network, err := netip.ParsePrefix(text)
	if err != nil {
		return network, fmt.Errorf("-trusted-proxies: %q is not a network; write one such as 10.0.0.0/8", text)
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

// announce says where the server is.
func (m *Main) announce(pages, metrics net.Listener, o serveOptions) {
	where := o.baseURL
	if where == "" {
		where = "http://" + reachable(pages.Addr())
	}
	fmt.Fprintf(m.Stdout, "Kronika serves %s at %s\n", o.db, where)
	if m.Listening == nil {
		return
	}
	metricsAddr := ""
	if metrics != nil {
		metricsAddr = metrics.Addr().String()
	}
	m.Listening(pages.Addr().String(), metricsAddr)
}

// reachable is an address that a browser on this machine can open.
func reachable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return addr.String()
}

// listen opens a listener; what stands in the way is said with what to do.
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
	return listen(addr, "-metrics-addr")
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
