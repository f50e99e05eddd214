package layout

import (
	"fmt"
	"os"
	"runtime"
	"testing"
)

// BenchmarkLevelsLayout measures placing alone, on one processor, for items in
// their order as a store delivers them.
// KRONIKA_BENCH_LARGE=1 adds ten million.
func BenchmarkLevelsLayout(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	sizes := []int{10_000, 1_000_000}
	if os.Getenv("KRONIKA_BENCH_LARGE") != "" {
		sizes = append(sizes, 10_000_000)
	}
	for _, set := range testSets[:4] {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", set.name, n), func(b *testing.B) {
				items := sorted(testItems(n, set.make))
				scratch := scratchIn(b.TempDir())
				labelled := 0
				for b.Loop() {
					labelled = 0
					placed, _, err := LayoutSorted(each(items), PageProfile(), scratch)
					if err != nil {
						b.Fatal(err)
					}
					for _, p := range placed {
						if p.Level != NoLevel {
							labelled++
						}
					}
				}
				b.ReportMetric(100*float64(labelled)/float64(n), "%labelled")
			})
		}
	}
}

// scratchIn makes scratch files in a folder.
func scratchIn(dir string) Scratch {
	return func() (File, error) { return os.CreateTemp(dir, "scratch") }
}

func BenchmarkDensity(b *testing.B) {
	for _, n := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			items := sorted(testItems(n, mixedItem))
			placed := Layout(items, PageProfile())
			b.ReportAllocs()
			rows, bytes := 0, 0
			for b.Loop() {
				rows, bytes = 0, 0
				for row := range densityOf(items, placed, SparseHidden) {
					rows, bytes = rows+1, bytes+len(row.AppendBlob(nil))
				}
			}
			b.ReportMetric(float64(rows), "rows")
			b.ReportMetric(float64(bytes), "blobbytes")
		})
	}
}
