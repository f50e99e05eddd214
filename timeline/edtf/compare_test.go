package edtf

import (
	"slices"
	"testing"
)

func TestCompareOrdersByStartThenEndThenText(t *testing.T) {
	sorted := []string{
		"Y-1E20", "../1944", // neither has a start, and the axis begins after the first has ended
		"Y-138E8", "-0043", "0000", "1999-01-01", "1999-01-01%", "1999-01-01~", "1999-01", "1999", "1999/", "1999/..", "2000", "Y1E20",
	}
	dates := make([]Date, len(sorted))
	for i, text := range sorted {
		dates[len(sorted)-1-i] = MustParse(text)
	}
	slices.SortFunc(dates, Compare)
	for i, d := range dates {
		if d.String() != sorted[i] {
			t.Errorf("place %d has %s, want %s", i, d, sorted[i])
		}
	}
	if got := Compare(dates[3], dates[3]); got != 0 {
		t.Errorf("a date differs from itself by %d", got)
	}
}
