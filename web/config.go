package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/mail"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"kronika/timeline/store"
)

// Config says what a Server serves and how. Only Store is required; every other
// zero value is a sensible choice.
type Config struct {
	Store store.Store

	// BaseURL is where readers reach the server, such as https://example.org,
	// without a slash at its end. Empty: addresses that must be absolute are made
	// from the request's Host header.
	BaseURL string

	// Logger takes one line a request and the cause of every failure. Nil is
	// slog.Default().
	Logger *slog.Logger

	// FrameAncestors lists who may frame the widget, as CSP source expressions
	// ('self', https://news.example). Empty: anyone. No other page may be framed.
	FrameAncestors []string

	// TrustedProxies are the networks whose X-Forwarded-For is believed. Empty:
	// nobody's is, and the client is whoever opened the connection.
	TrustedProxies []netip.Prefix

	// Token allows writing through the API to whoever sends it as a bearer
	// token. Empty: nobody may write.
	Token string

	// SiteName is the name of the site on its pages, feeds and cards. Empty: Kronika.
	SiteName string

	// Contact is where readers tell of mistakes: a mail address, or the address of a page.
	// Empty: pages do not ask.
	Contact string

	// Hints are texts that name commands and flags of the program.
	Hints Hints

	// Scratch opens an empty store in which the page for imports puts the events that it
	// shows before anything is stored; done throws it away. Nil: it shows none.
	Scratch func(ctx context.Context) (kept store.Store, done func(), err error)

	// BodyLimit bounds the body of an import or a check, in bytes; 0 is 64 MiB.
	BodyLimit int64

	// Timeout bounds a request that does not stream; 0 is 15 s.
	Timeout time.Duration

	// BackgroundErrors returns how often work behind the requests has failed, for
	// the metrics. Nil is never.
	BackgroundErrors func() int64

	// CacheSize bounds what is kept of drawn pages, in bytes; 0 is 32 MiB.
	CacheSize int
}

// Hints say how the program is used. Only the program knows its commands.
type Hints struct {
	Write  string // a sentence: how to start a server that takes changes
	Import string // the commands that check and import moon.json
}

const (
	defaultBodyLimit = 64 << 20
	defaultTimeout   = 15 * time.Second
	defaultCacheSize = 32 << 20
)

// complete checks the configuration and fills in what was left out.
func (c Config) complete() (Config, error) {
	base, err := baseURL(c.BaseURL)
	if err != nil {
		return c, err
	}
	c.BaseURL = base
	for _, source := range c.FrameAncestors {
		if source == "" || strings.ContainsAny(source, " ;,\r\n\t") {
			return c, fmt.Errorf("frame ancestor %q: write 'self' or an origin such as https://news.example", source)
		}
	}
	if err := checkContact(c.Contact); err != nil {
		return c, err
	}
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.BodyLimit <= 0 {
		c.BodyLimit = defaultBodyLimit
	}
	if c.Timeout <= 0 {
		c.Timeout = defaultTimeout
	}
	if c.BackgroundErrors == nil {
		c.BackgroundErrors = func() int64 { return 0 }
	}
	if c.CacheSize <= 0 {
		c.CacheSize = defaultCacheSize
	}
	return c, nil
}

// checkContact checks where readers tell of mistakes.
func checkContact(contact string) error {
	if contact == "" {
		return nil
	}
	u, err := url.Parse(contact)
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return nil
	}
	if a, err := mail.ParseAddress(contact); err == nil && a.Address == contact {
		return nil
	}
	return fmt.Errorf("contact %q: write a mail address such as desk@news.example, or the address of a page", contact)
}

// baseURL checks a base address and returns it without its last slash.
func baseURL(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" ||
		strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", fmt.Errorf("base URL %q: write scheme and host only, such as https://timelines.example.org", s)
	}
	return u.Scheme + "://" + u.Host, nil
}

// CheckConfig tells what is wrong with a configuration whose store is still to
// come.
func CheckConfig(c Config) error {
	_, err := c.complete()
	return err
}
