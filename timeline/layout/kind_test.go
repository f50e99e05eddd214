package layout

import (
	"testing"

	"kronika/timeline/edtf"
)

func TestScaleThatATimelineOpensWith(t *testing.T) {
	decades := func(n int) (spans []edtf.Span) {
		for i := range int64(n) {
			spans = append(spans, years(1900+10*i, 1900+10*i))
		}
		return spans
	}
	many := make([]edtf.Span, MaxElastic+1)
	for i := range many {
		many[i] = spanOf(int64(i), int64(i+1))
	}
	var pile []edtf.Span
	for range 40 {
		pile = append(pile, spanOf(0, 1))
	}
	rows := []struct {
		claim string
		spans []edtf.Span
		want  ScaleKind
	}{
		{"none: even", nil, LinearKind},
		{"one: even", decades(1), LinearKind},
		{"evenly spread: even", decades(8), LinearKind},
		{"an article's, crowded at the end: elastic", []edtf.Span{
			years(1939, 1945), years(1991, 1991), years(1999, 1999), years(2020, 2020),
			spanOf(civil(2022, 9, 7, 0, 0, 0), civil(2022, 9, 8, 0, 0, 0)),
			spanOf(civil(2022, 10, 1, 0, 0, 0), civil(2022, 10, 2, 0, 0, 0)),
		}, ElasticKind},
		{"more than can be drawn at once: even", many, LinearKind},
		{"a pile that no scale unravels: even", append(pile, years(2022, 2022)), LinearKind},
	}
	for _, row := range rows {
		var items []Item
		for i, s := range row.spans {
			items = append(items, Item{ID: int64(i), Hash: HashKey(row.claim) + uint64(i)<<32, T0: s.StartLo.Sec, T1: s.EndHi.Sec, Weight: 50})
		}
		if got := DefaultKind(items, row.spans, PageStrip()); got != row.want {
			t.Errorf("%s: %s", row.claim, got)
		}
	}
}
