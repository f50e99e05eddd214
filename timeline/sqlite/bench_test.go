package sqlite

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/example"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// benchSizes are how many events the benchmarks take. KRONIKA_BENCH_LARGE=1 adds
// ten million.
func benchSizes() []int64 {
	sizes := []int64{100_000, 1_000_000}
	if os.Getenv("KRONIKA_BENCH_LARGE") != "" {
		sizes = append(sizes, 10_000_000)
	}
	return sizes
}

// writeNDJSON writes a synthetic timeline into a file and counts the bytes that
// are the events' own text: ids, dates and titles.
func writeNDJSON(b *testing.B, kind example.Kind, n int64) (name string, text int64) {
	b.Helper()
	head, events := example.Synthetic("bench", kind, n, 1)
	counted := func(yield func(timeline.Event, error) bool) {
		for e, err := range events {
			text += int64(len(e.ID) + len(e.Date.String()) + len(e.Title[0].Text))
			if !yield(e, err) {
				return
			}
		}
	}
	file, err := os.Create(filepath.Join(b.TempDir(), "bench.ndjson"))
	if err != nil {
		b.Fatal(err)
	}
	format, _ := formats.ByName("ndjson")
	_, err = format.Encode(file, &codec.Stream{Head: head, Events: counted}, codec.EncodeOptions{})
	if err := errors.Join(err, file.Close()); err != nil {
		b.Fatal(err)
	}
	return file.Name(), text
}

// BenchmarkLevelsImport measures a whole import from an NDJSON file: reading,
// checking, every index, both layouts; what the database holds of an event
// beyond its own text; and how large the process gets.
func BenchmarkLevelsImport(b *testing.B) {
	for _, n := range benchSizes() {
		for _, kind := range example.Kinds() {
			b.Run(fmt.Sprintf("%s/%d", kind, n), func(b *testing.B) {
				document, text := writeNDJSON(b, kind, n)
				path := ""
				resident := residentPeak()
				for b.Loop() {
					path = filepath.Join(b.TempDir(), "kronika.db")
					importNDJSON(b, path, document)
				}
				if peak := resident(); peak > 0 {
					b.ReportMetric(float64(peak>>20), "MB-resident")
				}
				info, err := os.Stat(path)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
				b.ReportMetric(float64(info.Size()-text)/float64(n), "bytes/event")
			})
		}
	}
}

// importNDJSON brings a document into a new database.
func importNDJSON(b *testing.B, path, document string) {
	b.Helper()
	s, err := Open(context.Background(), path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	file, err := os.Open(document)
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	format, _ := formats.ByName("ndjson")
	stream, err := format.Decode(file, codec.DecodeOptions{})
	if err != nil {
		b.Fatal(err)
	}
	put(b, s, stream.Head, stream.Events)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

// residentPeak tells how much memory the process has taken up at most from now
// on; 0 where the system does not say.
func residentPeak() func() int64 {
	debug.FreeOSMemory()
	reset := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
	return func() (bytes int64) {
		status, err := os.ReadFile("/proc/self/status")
		if err != nil || reset != nil {
			return 0
		}
		_, rest, _ := strings.Cut(string(status), "VmHWM:")
		fmt.Sscanf(rest, "%d kB", &bytes)
		return bytes << 10
	}
}

// benchStore is a store with n mixed events under the slug "bench".
func benchStore(b *testing.B, n int64) *Store {
	b.Helper()
	s := open(b, Options{})
	head, events := example.Synthetic("bench", example.Mixed, n, 1)
	put(b, s, head, events)
	return s
}

// percentiles reports what half of the calls, and all but one in a hundred, took
// at most.
func percentiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkTile reads tiles that have events, of levels drawn by lot, warm.
func BenchmarkTile(b *testing.B) {
	for _, n := range benchSizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := benchStore(b, n)
			info, err := s.Timeline(context.Background(), "bench")
			if err != nil {
				b.Fatal(err)
			}
			p := store.BandsOf(info.Head).Profile(layout.PageProfile())
			addresses := someTiles(b, s, info, 2000)
			read := func() []time.Duration {
				took := make([]time.Duration, len(addresses))
				for i, a := range addresses {
					start := time.Now()
					if _, err := s.Tile(context.Background(), info, p, a); err != nil {
						b.Fatal(err)
					}
					took[i] = time.Since(start)
				}
				return took
			}
			read() // to warm up
			b.ResetTimer()
			var took []time.Duration
			for range b.N {
				took = append(took, read()...)
			}
			percentiles(b, took)
		})
	}
}

// someTiles draws addresses of tiles that have events.
func someTiles(b *testing.B, s *Store, info store.Info, n int) []layout.Address {
	b.Helper()
	r := rand.New(rand.NewPCG(5, 5))
	var addresses []layout.Address
	for range n {
		id := eventRow(info.Key, 1+r.Int64N(info.Count))
		var t0 int64
		if err := s.readers.QueryRow("SELECT coalesce(a0, t0) FROM event WHERE id = ?", id).Scan(&t0); err != nil {
			b.Fatal(err)
		}
		level := layout.MinLevel + int8(r.IntN(int(info.Extent.Root()-layout.MinLevel)+1))
		addresses = append(addresses, layout.AddressOf(t0, level))
	}
	return addresses
}

// BenchmarkLevelsInsert puts events that outrank all others into the middle, and
// measures how long it takes until the list shows one, until the strip does, and
// how many rows of the layout change for each.
func BenchmarkLevelsInsert(b *testing.B) {
	for _, n := range benchSizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := benchStore(b, n)
			rows, changed := layoutChanges(b, s)
			var listed, shown time.Duration
			total, i := 0, 0
			for b.Loop() {
				i++
				e := event(fmt.Sprint("new", i), fmt.Sprintf("19%02d-07-%02d", 20+i%70, 1+i%28), "New")
				e.Importance = 90
				start := time.Now()
				if _, err := s.PutEvent(context.Background(), "bench", e, nil); err != nil {
					b.Fatal(err)
				}
				if _, err := s.Position(context.Background(), "bench", e.ID, store.Query{}); err != nil {
					b.Fatal(err)
				}
				listed += time.Since(start)
				if err := s.Settle(context.Background()); err != nil {
					b.Fatal(err)
				}
				shown += time.Since(start)
				b.StopTimer()
				total += changed()
				b.StartTimer()
			}
			b.ReportMetric(listed.Seconds()*1000/float64(i), "list-ms")
			b.ReportMetric(shown.Seconds()*1000/float64(i), "strip-ms")
			b.ReportMetric(float64(total)/float64(i), "rows-changed")
			b.ReportMetric(100*float64(total)/float64(i)/float64(rows), "%changed")
		})
	}
}

// layoutChanges counts the rows of the table layout, and with each call those
// that have come or gone since the last.
func layoutChanges(b *testing.B, s *Store) (rows int, changed func() int) {
	b.Helper()
	db, err := openPool(s.path, "rw", 1)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	count := func(query string) (n int) {
		b.Helper()
		if err := db.QueryRow("SELECT count(*) FROM " + query).Scan(&n); err != nil {
			b.Fatal(err)
		}
		return n
	}
	keep := func() {
		b.Helper()
		err := run(context.Background(), db, nil, "DROP TABLE IF EXISTS temp.was", "CREATE TEMP TABLE was AS SELECT * FROM layout")
		if err != nil {
			b.Fatal(err)
		}
	}
	keep()
	return count("layout"), func() int {
		defer keep()
		return count("(SELECT * FROM was EXCEPT SELECT * FROM layout)") + count("(SELECT * FROM layout EXCEPT SELECT * FROM was)")
	}
}

// BenchmarkSearch asks for the first page of a word that most events have,
// of a rare combination, and of a word with a filter; each for the first time at
// a revision.
func BenchmarkSearch(b *testing.B) {
	for _, n := range benchSizes() {
		s := benchStore(b, n)
		for name, q := range map[string]store.Query{
			"common": {Search: "in"},
			"rare":   {Search: "harbour deepened at ber"},
			"group":  {Search: "in", Groups: []string{"trade"}},
			"none":   {},
			"deep":   {Offset: n / 2},
		} {
			b.Run(fmt.Sprintf("%d/%s", n, name), func(b *testing.B) {
				for b.Loop() {
					s.searches = searchCache{}
					if _, err := s.Events(context.Background(), "bench", q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
