package web

import (
	"strings"
	"testing"

	"kronika/web/reply"
)

func TestTilesFollowTheTimeline(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	revision := s.get(moonAPI).Header.Get("Kronika-Revision")
	const event = `{"id": "luna", "date": "1966-02-03", "title": "A soft landing", "group": "us"}`
	for _, form := range []string{"", ".json", "?lang=sq", "?group=us"} {
		at := func(revision string) string {
			suffix, query := form, ""
			if i := strings.IndexByte(form, '?'); i >= 0 {
				suffix, query = form[:i], form[i:]
			}
			return moonAPI + "/tiles/" + revision + "/28/-1" + suffix + query
		}
		first := s.get(at(revision))
		if first.StatusCode != 200 || !strings.Contains(first.String(), "landing") || strings.Contains(first.String(), "soft") {
			t.Fatalf("%s before the edit: %d %s", form, first.StatusCode, first)
		}
		if again := s.get(at(revision)); again.String() != first.String() || again.Header.Get("Cache-Control") != first.Header.Get("Cache-Control") {
			t.Errorf("%s is answered differently the second time", form)
		}
		if made := s.do("PUT", moonAPI+"/events/luna", event, asOperator, "Content-Type: application/json"); made.StatusCode != 201 {
			t.Fatalf("insertion: %d %s", made.StatusCode, made)
		}
		past := s.get(at(revision))
		if past.Header.Get("Cache-Control") != reply.CacheNever || !strings.Contains(past.String(), "soft") {
			t.Errorf("%s of the past is to be the tile as it is now, and not kept: %v %s", form, past.Header, past)
		}
		revision = past.Header.Get("Kronika-Revision")
		now := s.get(at(revision))
		if now.Header.Get("Cache-Control") != reply.CacheForever || now.String() != past.String() {
			t.Errorf("%s after the edit: %v %s", form, now.Header, now)
		}
		if gone := s.do("DELETE", moonAPI+"/events/luna", "", asOperator); gone.StatusCode != 204 {
			t.Fatalf("deletion: %d %s", gone.StatusCode, gone)
		}
		revision = s.get(moonAPI).Header.Get("Kronika-Revision")
	}
}

func TestAChartOfBandsHasNoRoomForWhatIsNotThere(t *testing.T) {
	const banded = `{"kronika": 1, "slug": "bands", "languages": ["en"], "title": "Bands",
		"groups": [{"id": "a", "label": "A", "band": true}, {"id": "b", "label": "B", "band": true}], "events": [
		{"id": "x", "date": "1957", "title": "X", "group": "a"}, {"id": "y", "date": "1961", "title": "Y", "group": "b"}]}`
	s := newSite(t)
	for _, row := range []struct {
		claim, document string
		skips           bool
	}{
		{"every event has a band", banded, true},
		{"one has none", strings.Replace(banded, `, "group": "b"`, "", 1), false},
		{"there are no bands", strings.ReplaceAll(banded, `, "band": true`, ""), false},
	} {
		s.load(row.document)
		if got := strings.Contains(s.get("/en/t/bands?at=1960&z=28").String(), "--skip:"); got != row.skips {
			t.Errorf("%s: the lowest lanes are left out: %v, want %v", row.claim, got, row.skips)
		}
	}
}
