package web

import (
	"strings"
	"testing"
)

func TestTilesFollowTheTimeline(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	revision := s.get(page).Header.Get("Kronika-Revision")
	const event = `{"id": "luna", "date": "1966-02-03", "title": "A soft landing", "group": "us"}`
	for _, form := range []string{"", ".json", "?lang=sq", "?group=us"} {
		at := func(revision string) string {
			suffix, query := form, ""
			if i := strings.IndexByte(form, '?'); i >= 0 {
				suffix, query = form[:i], form[i:]
			}
			return page + "/tiles/" + revision + "/28/-1" + suffix + query
		}
		first := s.get(at(revision))
		if first.StatusCode != 200 || !strings.Contains(first.String(), "landing") || strings.Contains(first.String(), "soft") {
			t.Fatalf("%s before the edit: %d %s", form, first.StatusCode, first)
		}
		if again := s.get(at(revision)); again.String() != first.String() || again.Header.Get("Cache-Control") != first.Header.Get("Cache-Control") {
			t.Errorf("%s is answered differently the second time", form)
		}
		if made := s.do("PUT", page+"/events/luna", event, asOperator, "Content-Type: application/json"); made.StatusCode != 201 {
			t.Fatalf("insertion: %d %s", made.StatusCode, made)
		}
		past := s.get(at(revision))
		if past.Header.Get("Cache-Control") != cacheNever || !strings.Contains(past.String(), "soft") {
			t.Errorf("%s of the past is to be the tile as it is now, and not kept: %v %s", form, past.Header, past)
		}
		revision = past.Header.Get("Kronika-Revision")
		now := s.get(at(revision))
		if now.Header.Get("Cache-Control") != cacheForever || now.String() != past.String() {
			t.Errorf("%s after the edit: %v %s", form, now.Header, now)
		}
		if gone := s.do("DELETE", page+"/events/luna", "", asOperator); gone.StatusCode != 204 {
			t.Fatalf("deletion: %d %s", gone.StatusCode, gone)
		}
		revision = s.get(page).Header.Get("Kronika-Revision")
	}
}
