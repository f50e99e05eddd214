package sqlite

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"kronika/timeline/codec"
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
