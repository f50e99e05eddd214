package web

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"kronika/timeline/example"
	"kronika/timeline/layout"
)

// BenchmarkLevels measures what a timeline of any size is to reach: how fast and
// light its tiles and pages are, and how smoothly the chart moves in a browser.
// Together with its namesakes in timeline/layout and timeline/sqlite it prints
// every figure that is promised of large timelines:
//
//	go test -run '^$' -bench Levels -timeout 1h ./...
//
// Everything is measured over many requests and frames, so each part runs once.
// The parts in the browser are skipped where there is no Chromium.
// KRONIKA_BENCH_LARGE=1 adds ten million events.
func BenchmarkLevels(b *testing.B) {
	sizes := []int64{1000, 10_000, 100_000, 1_000_000}
	if os.Getenv("KRONIKA_BENCH_LARGE") != "" {
		sizes = append(sizes, 10_000_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newSite(b)
			for _, kind := range example.Kinds() {
				slug := s.synthesize(kind, n)
				for _, format := range []string{"html", "json"} {
					b.Run(fmt.Sprintf("tile-%s/%s", format, kind), func(b *testing.B) { benchTiles(b, s, slug, format) })
				}
			}
			mixed := fmt.Sprintf("%s-%d", example.Mixed, n)
			b.Run("open", func(b *testing.B) { benchOpen(b, s, mixed) })
			for _, throttle := range []float64{1, 4} {
				b.Run(fmt.Sprintf("move/throttled-%g", throttle), func(b *testing.B) { benchMove(b, s, mixed, throttle) })
			}
		})
	}
}

// benchTiles asks for 3,000 tiles that have events, of random levels, as the
// script does, and reports how long the server takes and how much it sends. The
// server keeps none, so each is read, drawn and compressed.
func benchTiles(b *testing.B, s *site, slug, format string) {
	info, err := s.store.Timeline(b.Context(), slug)
	if err != nil {
		b.Fatal(err)
	}
	server, err := New(Config{Store: s.store, CacheSize: 1, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	defer debug.SetGCPercent(debug.SetGCPercent(250)) // as kronika serve does
	suffix := ""
	if format == "json" {
		suffix = ".json"
	}
	r := rand.New(rand.NewPCG(1, 2))
	var paths []string
	for range 3000 {
		level := layout.MinLevel + int8(r.IntN(int(info.Extent.Root()-layout.MinLevel)+1))
		a := layout.AddressOf(randomStart(r, info.Extent, slug), level)
		paths = append(paths, fmt.Sprintf("/api/v1/timelines/%s/tiles/%d/%d/%d%s?lang=en", slug, info.Revision, a.Level, a.X, suffix))
	}
	var took []time.Duration
	var sizes []int
	for i := range 2 * len(paths) {
		request := httptest.NewRequest("GET", paths[i%len(paths)], nil)
		request.Header.Set("Accept-Encoding", "br")
		answer := httptest.NewRecorder()
		start := time.Now()
		server.ServeHTTP(answer, request)
		if answer.Code != 200 {
			b.Fatalf("%s: %d", request.URL, answer.Code)
		}
		if i >= len(paths) { // the first time brings the database into memory
			took, sizes = append(took, time.Since(start)), append(sizes, answer.Body.Len())
		}
	}
	slices.Sort(took)
	slices.Sort(sizes)
	b.ReportMetric(0, "ns/op") // of all of them together says nothing
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(sizes[len(sizes)*95/100]), "p95-bytes")
	b.ReportMetric(float64(sizes[len(sizes)-1]), "max-bytes")
}

// randomStart is a moment where a synthetic timeline may have events.
func randomStart(r *rand.Rand, e layout.Extent, slug string) int64 {
	const year = 31_556_952
	ages := []float64{30 * year, 300 * year, 5000 * year, float64(e.Hi - e.Lo)}
	if strings.HasPrefix(slug, string(example.Burst)) {
		ages = []float64{year / 26, year / 26, year / 26, float64(e.Hi - e.Lo)}
	}
	return max(e.Lo, e.Hi-1-int64(ages[r.IntN(len(ages))]*r.Float64()))
}
