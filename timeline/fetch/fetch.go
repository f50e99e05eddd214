package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"time"
)

const (
	// Limit is the size of the largest answer, in bytes.
	Limit = 15 << 20
	// Patience is how long an answer may take until its last byte.
	Patience = 10 * time.Second

	redirects = 3
	agent     = "Kronika"
)

// A File is an answer of a server.
type File struct {
	Name string // as the server calls it, else the end of its address; may be empty
	Body []byte
}

// An Error says why nothing was got.
type Error struct {
	Problem, Remedy string
}

// Error writes problem and remedy.
func (e *Error) Error() string { return e.Problem + "; " + e.Remedy }

// A Client gets files. It may be used by several goroutines.
type Client struct {
	mayReach func(netip.Addr) bool
	patience time.Duration
	http     http.Client
}

// New returns the client for addresses that people type.
func New() *Client { return newClient(isPublic, Patience) }

// newClient returns a client that reaches what it may.
func newClient(mayReach func(netip.Addr) bool, patience time.Duration) *Client {
	c := &Client{mayReach: mayReach, patience: patience}
	dialer := &net.Dialer{Timeout: patience, Control: c.control}
	// A proxy of the environment would make the connections instead of us, unchecked.
	c.http.Transport = &http.Transport{DialContext: dialer.DialContext, DisableKeepAlives: true, TLSHandshakeTimeout: patience, ForceAttemptHTTP2: true}
	c.http.CheckRedirect = func(next *http.Request, before []*http.Request) error {
		if len(before) > redirects {
			return &Error{"it leads on from address to address", "open it in a browser, save the file and give its name"}
		}
		next.Header.Del("Referer")
		return check(next.URL)
	}
	return c
}

// check says what is wrong with an address before anything is looked up.
func check(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return &Error{fmt.Sprintf("%q is not an address of the web", u.Scheme+":"), "give one that begins with https://"}
	case u.User != nil:
		return &Error{"the address holds a name or a password", "leave them out, or save the file and give its name"}
	case u.Hostname() == "":
		return &Error{"the address names no site", "give one such as https://example.org/events.csv"}
	}
	return nil
}

// Get gets what an address holds. Of a spreadsheet at Google it gets the table. Its
// error is an *Error, or that of ctx.
func (c *Client) Get(ctx context.Context, address string) (File, error) {
	u, err := url.Parse(address)
	if err != nil {
		return File{}, &Error{"this is not an address", "give one such as https://example.org/events.csv"}
	}
	if err := check(u); err != nil {
		return File{}, err
	}
	u = asTable(u)
	within, cancel := context.WithTimeout(ctx, c.patience)
	defer cancel()
	request, err := http.NewRequestWithContext(within, http.MethodGet, u.String(), nil)
	if err != nil {
		return File{}, &Error{"this is not an address", "check it"}
	}
	request.Header.Set("User-Agent", agent)
	answer, err := c.http.Do(request)
	if err != nil {
		return File{}, c.explain(ctx, err)
	}
	defer answer.Body.Close()
	if err := refused(answer); err != nil {
		return File{}, err
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, Limit+1))
	if err != nil {
		return File{}, c.explain(ctx, err)
	}
	if len(body) > Limit {
		return File{}, &Error{fmt.Sprintf("it is larger than %d MB", Limit>>20), "save the file and give its name"}
	}
	return File{Name: nameOf(answer), Body: body}, nil
}

// refused says what is wrong with an answer that is not the file.
func refused(answer *http.Response) error {
	if isSignIn(answer.Request.URL) || answer.StatusCode == http.StatusUnauthorized || answer.StatusCode == http.StatusForbidden {
		return &Error{"it is not open to everybody", "share it with anyone who has the link, or save the file and give its name"}
	}
	switch code := answer.StatusCode; {
	case code == http.StatusNotFound || code == http.StatusGone:
		return &Error{"there is nothing at this address", "check it in a browser"}
	case code != http.StatusOK:
		return &Error{fmt.Sprintf("the site answers %d %s", code, http.StatusText(code)), "try later, or save the file and give its name"}
	}
	return nil
}

// explain makes a sentence of what a connection failed with.
func (c *Client) explain(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if ours, ok := errors.AsType[*Error](err); ok {
		return ours
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return &Error{fmt.Sprintf("no whole answer within %v", c.patience), "try later, or save the file and give its name"}
	}
	if lookup, ok := errors.AsType[*net.DNSError](err); ok {
		return &Error{fmt.Sprintf("there is no site %s, or it cannot be looked up now", lookup.Name), "check the address"}
	}
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err
	}
	return &Error{fmt.Sprintf("the site cannot be reached: %v", err), "check the address, or try later"}
}

// nameOf is the name that an answer gives its file.
func nameOf(answer *http.Response) string {
	name := answer.Request.URL.Path
	if _, parameters, err := mime.ParseMediaType(answer.Header.Get("Content-Disposition")); err == nil && parameters["filename"] != "" {
		name = parameters["filename"]
	}
	if name = path.Base(path.Clean("/" + name)); name == "/" {
		return ""
	}
	return name
}
