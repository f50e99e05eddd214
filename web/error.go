package web

import (
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"

	"kronika/web/reply"
)

// answerError is the one place where an error becomes an answer: a problem for
// programs, a page in the reader's language for people.
func (s *Server) answerError(c echo.Context, err error) {
	if c.Response().Committed {
		// Half an answer is on its way. Breaking the connection is the only way
		// left to say that it is not whole.
		panic(http.ErrAbortHandler)
	}
	f := reply.Diagnose(err)
	if f.Status == reply.StatusGone {
		c.Response().Status = reply.StatusGone // for the log; nobody is there to answer
		return
	}
	clearValidators(c.Response().Header())
	if f.Status == http.StatusUnauthorized {
		c.Response().Header().Set("WWW-Authenticate", `Bearer realm="kronika"`)
	}
	if wantsProblem(c.Request()) {
		_ = reply.SendProblem(c, f) // it fails only when the reader is gone
		return
	}
	s.sendErrorPage(c, f, err)
}

// clearValidators takes back what a handler said of the answer it did not give.
func clearValidators(h http.Header) {
	for _, name := range []string{"ETag", "Last-Modified", "Content-Disposition", "Content-Encoding", "Content-Length", "Link"} {
		h.Del(name)
	}
	h.Set("Cache-Control", "no-store")
}

// wantsProblem reports whether a program asked: at an address of data, or by
// preferring JSON.
func wantsProblem(r *http.Request) bool {
	p := r.URL.Path
	if strings.HasPrefix(p, "/api/") || p == "/oembed" {
		return true
	}
	accept := r.Header.Get("Accept")
	person := strings.Contains(accept, "text/html")
	switch path.Ext(p) {
	case "":
		return strings.Contains(accept, "json") && !person
	case ".json", ".ndjson", ".yaml":
		return true
	}
	return !person
}
