package chart

import (
	"slices"
	"testing"
)

func TestSpreadKeepsTheTotalAndIsEven(t *testing.T) {
	for _, row := range []struct {
		claim    string
		from, to float64
		n        uint32
		want     []uint32
	}{
		{"a cell as wide as four parts", 0, 4, 40, []uint32{10, 10, 10, 10}},
		{"a cell that ends within parts", 0.5, 2.5, 40, []uint32{10, 20, 10, 0}},
		{"fewer events than parts", 0, 4, 1, []uint32{0, 1, 0, 0}},
		{"a moment", 2.5, 2.5, 7, []uint32{0, 0, 7, 0}},
		{"the very end", 4, 4, 1, []uint32{0, 0, 0, 1}},
		{"a cell that begins before the first part", -4, 2, 8, []uint32{4, 4, 0, 0}},
		{"a cell that ends after the last", 2, 9, 8, []uint32{0, 0, 4, 4}},
		{"nothing", 1, 3, 0, []uint32{0, 0, 0, 0}},
	} {
		got := make([]uint32, 4)
		spread(got, row.from, row.to, row.n)
		if !slices.Equal(got, row.want) {
			t.Errorf("%s: %v, want %v", row.claim, got, row.want)
		}
	}
}
