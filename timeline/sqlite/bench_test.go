package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kronika/timeline/codec"
	"kronika/timeline/layout"
)

// ndjson is a synthetic timeline of n events as a document, and how many bytes of
// it are the events' own text: ids, dates and titles.
func ndjson(b testing.TB, n int) (document []byte, text int) {
	var out bytes.Buffer
	format, _ := codec.ByName("ndjson")
	stream := &codec.Stream{Head: mixedHead("bench"), Events: mixedEvents(n, 1)}
	if _, err := format.Encode(&out, stream, codec.EncodeOptions{}); err != nil {
		b.Fatal(err)
	}
	for e := range mixedEvents(n, 1) {
		text += len(e.ID) + len(e.Date.String()) + len(e.Title[0].Text)
	}
	return out.Bytes(), text
}

// benchSizes are how many events the benchmarks take.
func benchSizes() []int {
	sizes := []int{100_000, 1_000_000}
	if os.Getenv("KRONIKA_BENCH_LARGE") != "" {
		sizes = append(sizes, 10_000_000)
	}
	return sizes
}

// BenchmarkImport measures a whole import from NDJSON: reading, checking, every
// index, both layouts.
func BenchmarkImport(b *testing.B) {
	format, _ := codec.ByName("ndjson")
	for _, n := range benchSizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			document, text := ndjson(b, n)
			var size int64
			for b.Loop() {
				b.StopTimer()
				path := filepath.Join(b.TempDir(), "kronika.db")
				s, err := Open(context.Background(), path, Options{})
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				stream, err := format.Decode(bytes.NewReader(document), codec.DecodeOptions{})
				if err != nil {
					b.Fatal(err)
				}
				put(b, s, stream.Head, stream.Events)
				b.StopTimer()
				if err := s.Close(); err != nil {
					b.Fatal(err)
				}
				info, err := os.Stat(path)
				if err != nil {
					b.Fatal(err)
				}
				size = info.Size()
				b.StartTimer()
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
			b.ReportMetric(float64(size-int64(text))/float64(n), "bytes/event")
		})
	}
}

// benchStore is a store with n mixed events under the slug "bench".
func benchStore(b *testing.B, n int) *Store {
	b.Helper()
	s := open(b, Options{})
	put(b, s, mixedHead("bench"), mixedEvents(n, 1))
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
			p := BandsOf(info.Head).Profile(layout.PageProfile())
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
func someTiles(b *testing.B, s *Store, info Info, n int) []layout.Address {
	b.Helper()
	r := rand.New(rand.NewPCG(5, 5))
	var addresses []layout.Address
	for range n {
		id := eventRow(info.id, 1+r.Int64N(info.Count))
		var t0 int64
		if err := s.readers.QueryRow("SELECT coalesce(a0, t0) FROM event WHERE id = ?", id).Scan(&t0); err != nil {
			b.Fatal(err)
		}
		level := layout.MinLevel + int8(r.IntN(int(info.Extent.Root()-layout.MinLevel)+1))
		addresses = append(addresses, layout.AddressOf(t0, level))
	}
	return addresses
}

// BenchmarkInsert puts one event of some weight into the middle, waits until the
// strip shows it, and counts the rows of the layout that changed.
func BenchmarkInsert(b *testing.B) {
	for _, n := range benchSizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := benchStore(b, n)
			rows, changed := layoutChanges(b, s)
			total, i := 0, 0
			for b.Loop() {
				i++
				e := event(fmt.Sprint("new", i), fmt.Sprintf("19%02d-07-%02d", 20+i%70, 1+i%28), "New")
				e.Importance = 90
				if _, err := s.PutEvent(context.Background(), "bench", e); err != nil {
					b.Fatal(err)
				}
				if err := s.Settle(context.Background()); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				total += changed()
				b.StartTimer()
			}
			b.ReportMetric(float64(total)/float64(b.N), "rows-changed")
			b.ReportMetric(100*float64(total)/float64(b.N)/float64(rows), "%changed")
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

// BenchmarkSearch asks for the first page of a word that every third event has,
// of a rare combination, and of a word with a filter; each for the first time at
// a revision.
func BenchmarkSearch(b *testing.B) {
	for _, n := range benchSizes() {
		s := benchStore(b, n)
		for name, q := range map[string]Query{
			"common": {Search: "siege"},
			"rare":   {Search: "siege tërmet harbour census voy"},
			"group":  {Search: "siege", Groups: []string{"war"}},
			"none":   {},
			"deep":   {Offset: int64(n / 2)},
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
