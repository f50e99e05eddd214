package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
)

// A reply is an answer that is whole in memory.
type reply struct {
	status    int // 0 is 200
	mediaType string
	tag       string    // entity tag without quotes; empty when there is none
	modified  time.Time // zero when unknown
	cache     string    // Cache-Control
	body      *body
}

// What may be kept, and for how long.
const (
	cachePage    = "public, max-age=60, stale-while-revalidate=86400"
	cacheData    = "public, max-age=0, must-revalidate"
	cacheForever = "public, max-age=31536000, immutable"
	cacheNever   = "no-store"
)

// send answers with r, compressed as the client likes it, or with 304 when the
// client has it already. The tag names the encoding too: the same page as brotli
// and as gzip are two sequences of bytes.
func send(c echo.Context, r reply) error {
	encoding := encodingIdentity
	if len(r.body.plain) >= compressFrom {
		encoding = chooseEncoding(c.Request().Header.Get("Accept-Encoding"))
	}
	if describe(c, r, encoding) {
		return c.NoContent(http.StatusNotModified)
	}
	h := c.Response().Header()
	if encoding != encodingIdentity {
		h.Set("Content-Encoding", encoding)
	}
	content := r.body.as(encoding)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	return c.Blob(max(r.status, http.StatusOK), r.mediaType, content)
}

// describe sets the headers that tell one answer from another, and tells whether
// the client has this one already.
func describe(c echo.Context, r reply, encoding string) (cached bool) {
	h := c.Response().Header()
	h.Add(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if r.cache != "" {
		h.Set("Cache-Control", r.cache)
	}
	if !r.modified.IsZero() {
		h.Set("Last-Modified", r.modified.UTC().Format(http.TimeFormat))
	}
	if r.tag == "" {
		return false
	}
	h.Set("ETag", quoteTag(r.tag, encoding))
	return isCached(c.Request(), r)
}

// isCached tells whether the client says that it has the answer.
func isCached(req *http.Request, r reply) bool {
	if req.Method != http.MethodGet && req.Method != http.MethodHead {
		return false
	}
	if given := req.Header.Values("If-None-Match"); len(given) > 0 {
		for _, value := range given {
			if matches(value, r.tag) {
				return true
			}
		}
		return false
	}
	return notModifiedSince(req.Header, r.modified)
}

func quoteTag(tag, encoding string) string {
	if encoding == encodingIdentity {
		return `"` + tag + `"`
	}
	return `"` + tag + "+" + encoding + `"`
}
