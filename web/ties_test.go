package web

import (
	"strings"
	"testing"
	"time"
)

// The chart shows the ties of the event that is open, and where today is.
func TestTheChartDrawsTiesAndToday(t *testing.T) {
	s := newSite(t)
	next := time.Now().AddDate(2, 0, 0).Format("2006")
	s.load(`{"kronika": 1, "slug": "plan", "languages": ["en"], "title": "A plan", "events": [
		{"id": "a", "date": "2020", "title": "A", "links": [{"to": "b", "kind": "led-to"}, {"to": "c", "kind": "contradicts"}]},
		{"id": "b", "date": "2021", "title": "B"}, {"id": "c", "date": "2022", "title": "C"}, {"id": "d", "date": "` + next + `", "title": "D", "links": [{"to": "a", "kind": "responds-to"}]}]}`)
	for event, want := range map[string][2]int{"a": {3, 1}, "b": {1, 0}, "d": {1, 0}, "": {0, 0}} {
		doc := s.get("/en/t/plan?event=" + event).document(t)
		if got := [2]int{doc.Find(".chart-ties path").Length(), doc.Find(".chart-ties path.against").Length()}; got != want {
			t.Errorf("%q: %d ties, %d of them contradictions; want %v", event, got[0], got[1], want)
		}
		if doc.Find(".chart-ties i").Length() != want[0] {
			t.Errorf("%q: %d arrows", event, doc.Find(".chart-ties i").Length())
		}
		if doc.Find(".chart-today").Length() != 1 {
			t.Errorf("%q: today is not marked", event)
		}
	}
	all := s.get("/en/t/plan?ties=all").document(t)
	if n := all.Find(".chart-ties path").Length(); n != 3 {
		t.Errorf("%d ties of all events", n)
	}
	if off := all.Find(".chart-controls a[aria-current]").First(); off.Text() != "All ties" || strings.Contains(off.AttrOr("href", ""), "ties") {
		t.Errorf("the switch says %q and leads to %s", off.Text(), off.AttrOr("href", ""))
	}
	if s.get(examplePage).document(t).Find(".chart-today").Length() != 0 {
		t.Error("today is marked on an axis that has ended")
	}
}

// A range without an event names the events on both of its sides.
func TestAnEmptyRangeNamesItsNeighbours(t *testing.T) {
	s := newSite(t)
	for query, want := range map[string][]string{
		"from=1950&to=1960": {"wartime-shelter", "relations"}, "from=2030": {"visit"}, "to=1900": {"wartime-shelter"}, "from=1950&to=1960&group=cyber": {"cyberattack"},
	} {
		doc := s.get(examplePage + "?" + query).document(t)
		links := doc.Find(".near a")
		if links.Length() != len(want) {
			t.Errorf("%s: %d events are named, want %v", query, links.Length(), want)
			continue
		}
		for i, id := range want {
			if href := links.Eq(i).AttrOr("href", ""); !strings.Contains(href, "event="+id+"#") {
				t.Errorf("%s: %q, want %s", query, href, id)
			}
		}
		if doc.Find("#chart").Length() != 0 {
			t.Errorf("%s: an empty chart is drawn", query)
		}
	}
}
