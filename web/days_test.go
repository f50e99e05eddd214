package web

import (
	"strings"
	"testing"
)

// Several times of one day stand below a heading with the day, each with the time alone.
func TestTimesOfOneDayHaveAHeading(t *testing.T) {
	s := newSite(t)
	s.load(`{"kronika": 1, "slug": "night", "languages": ["en"], "title": "An election night", "time_zone": "Europe/Tirane", "events": [
		{"id": "a", "date": "2024-11-05T18:00:00", "title": "Polls close"}, {"id": "b", "date": "2024-11-05T19:30:00", "title": "First count"},
		{"id": "c", "date": "2024-11-05", "title": "The day"}, {"id": "d", "date": "2024-11-06T00:30:00", "title": "Half of the count"},
		{"id": "e", "date": "2024-11-07T10:00:00", "title": "A speech"}]}`)
	doc := s.get("/en/t/night").document(t)
	if n := doc.Find(".rail > .day").Length(); n != 1 || strings.TrimSpace(doc.Find(".rail > .day").Text()) != "5 November 2024" {
		t.Errorf("%d headings: %q", n, doc.Find(".rail > .day").Text())
	}
	for id, want := range map[string]string{"a": "18:00", "b": "19:30", "c": "5 November 2024"} {
		if got := strings.TrimSpace(doc.Find("#" + id + " .when time").Text()); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if got := doc.Find("#d .when time").Text(); !strings.Contains(got, "6 November 2024") {
		t.Errorf("a single time of a day is %q", got)
	}
	if got := s.get("/en/t/night?event=a").document(t).Find("#card .when time").Text(); !strings.Contains(got, "5 November 2024") {
		t.Errorf("the card says %q", got)
	}
}
