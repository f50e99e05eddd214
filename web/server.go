package web

import (
	"fmt"
	"net/http"
	"runtime"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"kronika/web/reply"
)

// A Server is an http.Handler that publishes the timelines of a store. It may
// serve any number of requests at once.
type Server struct {
	config  Config
	echo    *echo.Echo
	metrics *metrics
	pages   *reply.Cache
	// checks and searches bound how much of that work is done at once.
	checks, searches gate
	// apologies are the pages for a fault of ours, by language.
	apologies map[string][]byte
}

// New makes a server. The error says what is wrong with the configuration.
func New(config Config) (*Server, error) {
	config, err := config.complete()
	if err != nil {
		return nil, err
	}
	if config.Store == nil {
		return nil, fmt.Errorf("web: a server needs a store")
	}
	s := &Server{config: config, metrics: newMetrics(config.BackgroundErrors), pages: reply.NewCache(config.CacheSize),
		checks: make(gate, runtime.NumCPU()), searches: make(gate, 2*runtime.NumCPU())}
	if err := s.drawApologies(); err != nil {
		return nil, fmt.Errorf("web: draw the page for failures: %w", err)
	}
	s.echo = s.newEcho()
	return s, nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.echo.ServeHTTP(w, r) }

// newEcho wires routes and middleware. The order is the one that the package
// comment tells.
func (s *Server) newEcho() *echo.Echo {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = s.clientAddress()
	e.HTTPErrorHandler = func(err error, c echo.Context) { s.answerError(c, err) }
	e.Pre(identify, s.logged, recovered(), s.secure, tidied)
	for _, r := range s.routes() {
		handle := s.chain(r)
		e.Add(r.Method, r.Path, handle)
		if r.Method != http.MethodGet {
			continue
		}
		e.Add(http.MethodHead, r.Path, handle)
		if r.Public {
			e.Add(http.MethodOptions, r.Path, public(preflight))
		}
	}
	return e
}

// recovered turns a panic into an error, so that one faulty request does not end
// the others. The error does not wrap the value of the panic, which is always a
// fault of the server. http.ErrAbortHandler is passed on.
func recovered() echo.MiddlewareFunc {
	return middleware.RecoverWithConfig(middleware.RecoverConfig{
		StackSize: 16 << 10, DisableStackAll: true, DisableErrorHandler: true,
		LogErrorFunc: func(_ echo.Context, err error, stack []byte) error { return fmt.Errorf("panic: %v\n%s", err, stack) },
	})
}

// chain puts the middleware of one route around its handler.
func (s *Server) chain(r reply.Route) echo.HandlerFunc {
	handle := reply.Spoken(s.config.SiteName, r.Handle)
	if r.Public {
		handle = public(handle)
	}
	return s.limited(r, s.sameOrigin(handle))
}

// sameOrigin refuses writes that a page of another site sends with the reader's
// browser.
func (s *Server) sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	protection := http.NewCrossOriginProtection()
	return func(c echo.Context) error {
		if err := protection.Check(c.Request()); err != nil {
			return echo.NewHTTPError(http.StatusForbidden, "A page of another site may not write here.")
		}
		return next(c)
	}
}

// clientAddress finds out who asks: whoever opened the connection, or behind
// trusted proxies whom they name.
func (s *Server) clientAddress() echo.IPExtractor {
	if len(s.config.TrustedProxies) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, network := range s.config.TrustedProxies {
		options = append(options, echo.TrustIPRange(ipNet(network)))
	}
	return echo.ExtractIPFromXFFHeader(options...)
}
