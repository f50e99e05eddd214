package web

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec/formats"
	"kronika/timeline/publish"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

// benchEvents is how many events the timeline of the benchmarks below has:
// 100,000, or what KRONIKA_BENCH_EVENTS says. The figures that the README shows
// are those of a million.
func benchEvents(b *testing.B) int {
	n, err := strconv.Atoi(os.Getenv("KRONIKA_BENCH_EVENTS"))
	if os.Getenv("KRONIKA_BENCH_EVENTS") == "" {
		return 100_000
	}
	if err != nil {
		b.Fatal(err)
	}
	return n
}

func benchStore(b *testing.B, n int) *sqlite.Store {
	b.Helper()
	kept, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "kronika.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { kept.Close() })
	if _, err := publish.Import(b.Context(), kept, publish.Document{Reader: strings.NewReader(manyEvents(n)), Format: "ndjson"}, store.ImportOptions{}); err != nil {
		b.Fatal(err)
	}
	return kept
}

// BenchmarkExport writes a timeline from the database to nowhere.
func BenchmarkExport(b *testing.B) {
	n := benchEvents(b)
	kept := benchStore(b, n)
	debug.FreeOSMemory()
	for _, of := range []struct {
		name, format string
		filter       publish.Filter
	}{
		{"json", "json", publish.Filter{}}, {"ndjson", "ndjson", publish.Filter{}}, {"csv", "csv", publish.Filter{}},
		{"json-filtered", "json", publish.Filter{Search: "event", From: "1001"}}, // nearly all
	} {
		format, _ := formats.ByName(of.format)
		b.Run(of.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := publish.Export(b.Context(), kept, io.Discard, "many", format, publish.Options{Filter: of.filter}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
			b.ReportMetric(residentMB(b), "MB-resident")
		})
	}
	b.Run("encoding-json", func(b *testing.B) { benchEncodingJSON(b, kept, n) })
}

// benchEncodingJSON is what the export is measured against: encoding/json that
// writes structs of the same content, which are in memory already.
func benchEncodingJSON(b *testing.B, kept *sqlite.Store, n int) {
	type plain struct {
		ID    string        `json:"id"`
		Date  string        `json:"date"`
		Title timeline.Text `json:"title"`
	}
	_, events, err := kept.Stream(b.Context(), "many", store.Query{})
	if err != nil {
		b.Fatal(err)
	}
	var all []plain
	for e, err := range events {
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, plain{e.ID, e.Date.String(), e.Title})
	}
	for b.Loop() {
		enc := json.NewEncoder(io.Discard)
		for i := range all {
			if err := enc.Encode(&all[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

// residentMB is what the process holds in memory now; 0 where there is no /proc.
func residentMB(b *testing.B) float64 {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	pages, err := strconv.ParseFloat(strings.Fields(string(text))[1], 64)
	if err != nil {
		b.Fatal(err)
	}
	return pages * float64(os.Getpagesize()) / (1 << 20)
}

// BenchmarkAPI answers requests as they come, without a network.
func BenchmarkAPI(b *testing.B) {
	server, err := New(Config{Store: benchStore(b, benchEvents(b)), Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range []string{
		"/api/v1/timelines", "/api/v1/timelines/many", "/api/v1/timelines/many/events",
		"/api/v1/timelines/many/events?q=event+9", "/api/v1/timelines/many/events/e0000007", "/t/many.atom",
	} {
		b.Run(path, func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				server.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
				if w.Code != http.StatusOK {
					b.Fatalf("%d %s", w.Code, w.Body)
				}
			}
		})
	}
}
