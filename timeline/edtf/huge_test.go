package edtf

import (
	"strings"
	"testing"
)

// Whatever is given, the work and the memory are in proportion to its length:
// the tests' own time limit is all that watches the clock here, and the
// benchmarks say how fast it is.
func TestHugeTextsAreReadInOnePass(t *testing.T) {
	const members = 100_000
	t.Run("a set of 100,000 years", func(t *testing.T) {
		text := "[1999" + strings.Repeat(",1999", members-1) + "]"
		d := MustParse(text)
		if len(d.Set) != members || d.String() != text {
			t.Errorf("%d members come back", len(d.Set))
		}
		if allocs := testing.AllocsPerRun(1, func() { MustParse(text) }); allocs > 1 {
			t.Errorf("parsing allocates %v times, want once", allocs)
		}
		if got := spanText(d.Bounds(Calendar{})); got != "1999-01-01 2000-01-01 1999-01-01 2000-01-01" {
			t.Errorf("it lies in %s", got)
		}
	})
	for _, row := range []struct{ claim, text string }{
		{"a megabyte of digits", strings.Repeat("9", 1<<20)},
		{"a megabyte of digits of a long year", "Y" + strings.Repeat("9", 1<<20)},
		{"a megabyte of exponent", "Y1E" + strings.Repeat("9", 1<<20)},
		{"a megabyte of significant digits", "1999S" + strings.Repeat("9", 1<<20)},
		{"a megabyte of brackets", strings.Repeat("[", 1<<20)},
		{"a megabyte of slashes", "1999" + strings.Repeat("/", 1<<20)},
		{"a megabyte of commas", "[1999" + strings.Repeat(",", 1<<20)},
		{"a megabyte of signs", "1999" + strings.Repeat("?", 1<<20)},
		{"a megabyte of blanks", strings.Repeat(" ", 1<<20)},
		{"a megabyte of no UTF-8", strings.Repeat("\xff", 1<<20)},
		{"a fraction of a megabyte", "1999-12-31T12:00:00." + strings.Repeat("1", 1<<20)},
	} {
		t.Run(row.claim, func(t *testing.T) {
			if got := fault(t, row.text).Error(); len(got) > 400 {
				t.Errorf("the error is %d bytes long", len(got))
			}
		})
	}
}
