package web

import (
	"net/http/httptest"
	"testing"
)

// BenchmarkPage measures the page of the example: drawn anew, with what has to
// be read for it, as the first reader of a revision has it; and as all others
// have it, from the cache, or told that they have it already.
func BenchmarkPage(b *testing.B) {
	const path = "/en/t/albania-israel"
	for _, row := range []struct {
		name   string
		cache  int // bytes
		status int
	}{
		{"drawn", 1, 200}, {"kept", 0, 200}, {"not modified", 0, 304},
	} {
		b.Run(row.name, func(b *testing.B) {
			s := newSite(b, func(c *Config) { c.CacheSize = row.cache })
			tag := ""
			ask := func() *httptest.ResponseRecorder {
				request := httptest.NewRequest("GET", path, nil)
				request.Header.Set("Accept-Encoding", "br")
				request.Header.Set("If-None-Match", tag)
				answer := httptest.NewRecorder()
				s.handler.ServeHTTP(answer, request)
				return answer
			}
			if first := ask(); row.status == 304 {
				tag = first.Header().Get("Etag")
			}
			b.ReportAllocs()
			for b.Loop() {
				answer := ask()
				if answer.Code != row.status {
					b.Fatalf("status %d, want %d", answer.Code, row.status)
				}
				b.ReportMetric(float64(answer.Body.Len()), "bytes")
			}
		})
	}
}
