package reply

import (
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
)

// An Answer is an answer that is whole in memory.
type Answer struct {
	Status    int // 0 is 200
	MediaType string
	Tag       string    // entity tag without quotes; empty when there is none
	Modified  time.Time // zero when unknown
	Cache     string    // Cache-Control
	Body      *Body
}

// What may be kept, and for how long.
const (
	CachePage    = "public, max-age=60, stale-while-revalidate=86400"
	CacheData    = "public, max-age=0, must-revalidate"
	CacheForever = "public, max-age=31536000, immutable"
	CacheNever   = "no-store"
)

// Send answers with r, compressed as the client likes it, or with 304 when the
// client has it already. The tag names the encoding too: the same page as brotli
// and as gzip are two sequences of bytes.
func Send(c echo.Context, r Answer) error {
	encoding := EncodingIdentity
	if len(r.Body.Plain) >= compressFrom {
		encoding = chooseEncoding(c.Request().Header.Get("Accept-Encoding"))
	}
	if Describe(c, r, encoding) {
		return c.NoContent(http.StatusNotModified)
	}
	h := c.Response().Header()
	if encoding != EncodingIdentity {
		h.Set("Content-Encoding", encoding)
	}
	content := r.Body.as(encoding)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	return c.Blob(max(r.Status, http.StatusOK), r.MediaType, content)
}

// Describe sets the headers that tell one answer from another, and reports whether
// the client has this one already.
func Describe(c echo.Context, r Answer, encoding string) (cached bool) {
	h := c.Response().Header()
	h.Add(echo.HeaderVary, echo.HeaderAcceptEncoding)
	if kept := cacheFor(c.Request().Method, r.Cache); kept != "" {
		h.Set("Cache-Control", kept)
	}
	if !r.Modified.IsZero() {
		h.Set("Last-Modified", r.Modified.UTC().Format(http.TimeFormat))
	}
	if r.Tag == "" {
		return false
	}
	h.Set("ETag", quoteTag(r.Tag, encoding))
	return isCached(c.Request(), r)
}

// cacheFor returns what may be kept of an answer to a method. An answer to another
// method than GET and HEAD is about what was sent or changed, and nothing of it may be
// kept.
func cacheFor(method, cache string) string {
	if method == http.MethodGet || method == http.MethodHead {
		return cache
	}
	return CacheNever
}

// isCached reports whether the client says that it has the answer.
func isCached(req *http.Request, r Answer) bool {
	if req.Method != http.MethodGet && req.Method != http.MethodHead {
		return false
	}
	if given := req.Header.Values("If-None-Match"); len(given) > 0 {
		for _, value := range given {
			if Matches(value, r.Tag) {
				return true
			}
		}
		return false
	}
	return notModifiedSince(req.Header, r.Modified)
}

func quoteTag(tag, encoding string) string {
	if encoding == EncodingIdentity {
		return `"` + tag + `"`
	}
	return `"` + tag + "+" + encoding + `"`
}
