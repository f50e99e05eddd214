package web

import (
	"fmt"
	"testing"
)

// On paper nothing of a timeline is lost: the events that are on other pages of the list
// are named behind it.
func TestPaperHasEveryTitle(t *testing.T) {
	for _, n := range []int{40, 400, 2000} {
		s := newSite(t)
		s.load(town(n))
		for _, page := range []string{"", "?page=2"} {
			if n <= 50 && page != "" {
				continue
			}
			doc := s.get("/en/t/town" + page).document(t)
			listed, printed := doc.Find("#events .rail > li[id]").Length(), doc.Find(".rest-printed li").Length()
			if listed+printed != n {
				t.Errorf("%d events, page %q: %d are listed, %d named on paper", n, page, listed, printed)
			}
		}
	}
}

// The chart is whole on the first page of A4, and no control is printed.
func TestBrowserPaper(t *testing.T) {
	s := newSite(t)
	s.load(town(400))
	for _, path := range []string{examplePage, "/en/t/town"} {
		b := newTab(t)
		b.paper()
		b.open(s.url+path, 718, 1000) // A4 without its margins
		got := ask[[]float64](b, `[document.querySelector(".chart-view").getBoundingClientRect().bottom, document.querySelector(".chart").scrollWidth,
			[...document.querySelectorAll(".tools, .find, .pages, .order, footer.site, .phone, .chart-controls, .card")].filter(el => el.offsetHeight > 0).length]`)
		if got[0] > 1000 || got[1] > 718 || got[2] != 0 {
			t.Errorf("%s: the chart ends at %g and is %g wide, %g controls are printed", path, got[0], got[1], got[2])
		}
		if path == "/en/t/town" {
			if n := ask[float64](b, `[...document.querySelectorAll(".rest-printed li")].filter(li => li.offsetHeight > 0).length`); n != 350 {
				t.Errorf("%s: %s of 350 are on paper", path, fmt.Sprint(n))
			}
		}
	}
}
