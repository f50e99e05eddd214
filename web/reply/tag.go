package reply

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// build names this very program: pages drawn by another one may differ. It is a
// hash of the executable, which unlike a version is never forgotten.
var build = sync.OnceValue(func() string {
	hash := sha256.New()
	if path, err := os.Executable(); err == nil {
		if file, err := os.Open(path); err == nil {
			defer file.Close()
			_, err = io.Copy(hash, file)
			if err == nil {
				return shortHash(hash.Sum(nil))
			}
		}
	}
	// Where the executable cannot be read, each start counts as a new program:
	// readers fetch more often than they need to, but never see an old page.
	return shortHash([]byte(time.Now().String()))
})

func shortHash(sum []byte) string {
	whole := sha256.Sum256(sum)
	return base64.RawURLEncoding.EncodeToString(whole[:12])
}

// Tag makes an entity tag of all that an answer depends on. Together with the
// program these make the answer, byte for byte.
func Tag(parts ...any) string {
	hash := sha256.New()
	io.WriteString(hash, build())
	for _, part := range parts {
		fmt.Fprintf(hash, "\x00%v", part)
	}
	return base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:12])
}

// Matches reports whether an If-None-Match header names the tag, in whichever
// encoding the client has it. The comparison is weak, as RFC 9110, section
// 13.1.2 wants.
func Matches(ifNoneMatch, tag string) bool {
	for candidate := range strings.SplitSeq(ifNoneMatch, ",") {
		candidate = strings.TrimSpace(candidate)
		if candidate == "*" {
			return true
		}
		candidate = strings.Trim(strings.TrimPrefix(candidate, "W/"), `"`)
		candidate, _, _ = strings.Cut(candidate, "+")
		if candidate == tag {
			return true
		}
	}
	return false
}

// notModifiedSince reports whether an If-Modified-Since header covers the time.
// It counts only where there is no If-None-Match.
func notModifiedSince(h http.Header, modified time.Time) bool {
	if h.Get("If-None-Match") != "" || modified.IsZero() {
		return false
	}
	since, err := http.ParseTime(h.Get("If-Modified-Since"))
	return err == nil && !modified.Truncate(time.Second).After(since)
}
