package web

import (
	"fmt"
	"strings"
	"testing"
)

// Whatever the texts, the window and the size of letters: a page is read by
// scrolling in one direction.
func TestPagesFitTheirWindow(t *testing.T) {
	s := newSite(t)
	word := strings.Repeat("Donaudampfschifffahrtsgesellschaft", 5)
	s.load(fmt.Sprintf(`{"kronika": 1, "slug": "long", "languages": ["en"], "title": %q, "summary": %[1]q,
		"groups": [{"id": "g", "label": %[1]q}],
		"events": [{"id": "a", "date": "1991-08-19/1995~", "title": %[1]q, "text": %[1]q, "group": "g"}]}`, word))
	b := newTab(t)
	for _, path := range []string{
		"/en/", "/sq/", "/en/t/albania-israel", "/sq/t/albania-israel", "/sq/t/albania-israel?event=cyberattack",
		"/en/t/albania-israel?q=nothing", "/en/t/long", "/en/t/long?q=" + word, "/en/nowhere", "/sq/developers",
	} {
		for _, width := range []int64{1280, 360, 320} {
			for _, letters := range []int{100, 200} {
				if width == 320 && letters > 100 {
					continue // two letters of a heading would fill it
				}
				b.open(s.url+path, width, 900)
				wide := ask[float64](b, fmt.Sprintf(`(() => {
					document.documentElement.style.fontSize = "%d%%";
					return document.documentElement.scrollWidth - innerWidth;
				})()`, letters))
				if wide > 0 {
					t.Errorf("%s at %d px and %d %% is %g px too wide", path, width, letters, wide)
				}
			}
		}
	}
}
