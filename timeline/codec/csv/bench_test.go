package csv

import (
	"fmt"
	"strings"
	"testing"

	"kronika/timeline/codec"
)

// BenchmarkTable reads tables of 10,000 rows: of any columns, with dates in words.
func BenchmarkTable(b *testing.B) {
	const rows = 10_000
	var t strings.Builder
	t.WriteString("When,What,Era,Notes,Inventory number\n")
	for i := range rows {
		date := [...]string{"%d", "c. %d", "March 3, %d", "before %d", "%d-05-17", "12/31/%d"}[i%6]
		fmt.Fprintf(&t, "\""+date+"\",Event %d,G%d,some words here and there,%d\n", 1000+i%1000, i, i%20, i)
	}
	document := t.String()
	for b.Loop() {
		s, err := Table().Decode(strings.NewReader(document), codec.DecodeOptions{Slug: "s"})
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range s.Events {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
}
