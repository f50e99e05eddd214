package web

import (
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// A group or a search does not move the axis: what it leaves out stays as faint bars.
func TestAGroupKeepsTheAxis(t *testing.T) {
	s := newSite(t)
	s.load(town(90))
	axis := func(doc *goquery.Document) (ticks []string) {
		doc.Find(".chart-axis [data-tick]").Each(func(_ int, tick *goquery.Selection) {
			ticks = append(ticks, tick.AttrOr("data-tick", "")+" "+tick.AttrOr("style", ""))
		})
		return ticks
	}
	place := func(doc *goquery.Document) string { return doc.Find("[data-bar=e30]").AttrOr("style", "") }
	whole := s.get("/en/t/town").document(t)
	for _, query := range []string{"group=a", "q=30", "group=a&scale=elastic", "group=a&scale=linear"} {
		chosen := s.get("/en/t/town?" + query).document(t)
		bars, faint := chosen.Find("[data-bar]").Length(), chosen.Find(".chart-faint i").Length()
		if bars == 0 || bars+faint != 90 {
			t.Errorf("%s: %d bars and %d faint ones", query, bars, faint)
		}
		if query != "group=a" && query != "q=30" {
			continue
		}
		got, want := axis(chosen), axis(whole)
		if len(got) == 0 || len(got) != len(want) || got[0] != want[0] || got[len(got)-1] != want[len(want)-1] {
			t.Errorf("%s: the axis is %v, and without it %v", query, got, want)
		}
		if place(chosen)[:20] != place(whole)[:20] {
			t.Errorf("%s: a bar is moved from %s to %s", query, place(whole), place(chosen))
		}
	}
	if whole.Find(".chart-faint").Length() != 0 {
		t.Error("without a choice some bars are faint")
	}
}
