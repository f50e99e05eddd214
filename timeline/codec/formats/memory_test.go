package formats

import (
	"io"
	"runtime"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/csv"
	"kronika/timeline/source"
)

// A heapMeter is a writer that looks now and then at how much is in use.
type heapMeter struct {
	since, peak int
	base        uint64
}

func newHeapMeter() *heapMeter {
	m := &heapMeter{}
	m.look()
	m.base, m.peak = uint64(m.peak), 0
	return m
}

func (m *heapMeter) look() {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	m.peak = max(m.peak, int(int64(stats.HeapAlloc)-int64(m.base)))
}

func (m *heapMeter) Write(p []byte) (int, error) {
	if m.since += len(p); m.since >= 1<<20 {
		m.since = 0
		m.look()
	}
	return len(p), nil
}

func TestALargeExportTakesNoMoreMemory(t *testing.T) {
	streams := func(f codec.Format) bool { return isWritten(f) && f.Shows == codec.ShowsAll }
	each(t, streams, func(t *testing.T, f codec.Format) {
		head := &timeline.Timeline{Slug: "many", Languages: []string{"en"}, Title: codectest.Text("en", "Many")}
		peak := func(n int) int {
			m := newHeapMeter()
			if _, err := f.Encode(m, &codec.Stream{Head: head, Events: codectest.ManySame(n, 20)}, codec.EncodeOptions{}); err != nil {
				t.Fatal(err)
			}
			m.look()
			return m.peak
		}
		few, many := peak(4_000), peak(40_000)
		if many > 2*few+1<<20+inMemory(f) {
			t.Errorf("10 times the events take %d kB instead of %d", many>>10, few>>10)
		}
	})
}

func TestALargeImportTakesNoMoreMemory(t *testing.T) {
	each(t, isReadAndWritten, func(t *testing.T, f codec.Format) {
		head := &timeline.Timeline{Slug: "many", Languages: []string{"en"}, Title: codectest.Text("en", "Many")}
		peak := func(n int) int {
			r, w := io.Pipe()
			go func() {
				_, err := f.Encode(w, &codec.Stream{Head: head, Events: codectest.ManySame(n, 400)}, codec.EncodeOptions{})
				w.CloseWithError(err)
			}()
			m := newHeapMeter()
			s, err := f.Decode(r, optionsFor(head))
			if err != nil {
				t.Fatal(err)
			}
			count := 0
			for _, err := range s.Events {
				if err != nil {
					t.Fatal(err)
				}
				if count++; count%5_000 == 0 {
					m.look()
				}
			}
			if count != n {
				t.Fatalf("read %d events, want %d", count, n)
			}
			return m.peak
		}
		// What is read ahead to know the head is bounded. All of it is 60 MB.
		if many := peak(30_000); many > 2*source.MaxAhead+inMemory(f) {
			t.Errorf("30,000 long events take %d MB", many>>20)
		}
	})
}

// inMemory is how much of a document a format may keep in memory however long it is. A
// workbook is an archive: it is read as a whole, and written into memory until a sheet
// has 16 MB.
func inMemory(f codec.Format) int {
	if f.Name == csv.Workbook().Name {
		return 32 << 20
	}
	return 0
}
