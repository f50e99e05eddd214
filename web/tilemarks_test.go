package web

import (
	"regexp"
	"strings"
	"testing"
)

// The chart of very many events shows what that of few does: eras behind the events, with
// their names, and the dates on record that differ.
func TestTilesShowErasAndRecords(t *testing.T) {
	s := newSite(t)
	eras := strings.Replace(town(2500), `{"date": "1914/1918", "label": "The Great War"}`,
		`{"date": "1900/1960", "label": "The first half"}, {"date": "1940/1990", "label": "The middle"}, {"date": "1950/..", "label": "Since"}`, 1)
	s.load(regexp.MustCompile(`"importance": \d+, "record"`).ReplaceAllString(eras, `"importance": 100, "record"`))
	doc := s.get("/en/t/town").document(t)
	for _, name := range []string{"The first half", "The middle"} {
		if !strings.Contains(doc.Find(".tile-eras [data-era] span").Text(), name) {
			t.Errorf("%s is not named", name)
		}
	}
	if n := doc.Find(".tile-eras [data-era].begins").Length(); n != 3 {
		t.Errorf("%d eras begin, want 3", n)
	}
	if n := doc.Find(".tile-eras [data-era].ends").Length(); n != 2 {
		t.Errorf("%d eras end, want 2", n)
	}
	if n := s.get("/en/t/town?event=e3").document(t).Find(".tile .chart-rings [data-record=e3]").Length(); n != 1 {
		t.Errorf("the date on record that differs is drawn %d times", n)
	}
}
