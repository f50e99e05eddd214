package web

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// With keys alone: the chart is one stop, arrows go from event to event, and the list is
// not far.
func TestBrowserKeys(t *testing.T) {
	s := newSite(t)
	s.load(town(60))
	for _, path := range []string{examplePage, "/en/t/town"} {
		b := newTab(t)
		b.open(s.url+path, 1280, 900)
		b.wait(`document.querySelector(".legend a[tabindex='-1']")`) // the groups are stops
		stops, inChart := 0, 0
		for !ask[bool](b, `!!document.activeElement.closest("#events")`) {
			b.press(kb.Tab)
			if stops++; stops > 30 {
				t.Fatalf("%s: the list is not reached", path)
			}
			if ask[bool](b, `!!document.activeElement.closest(".chart-view")`) {
				inChart++
			}
		}
		if stops > 12 || inChart != 1 {
			t.Errorf("%s: %d stops to the list, %d of them in the chart", path, stops, inChart)
		}
		b.quiet()
	}
	b := newTab(t)
	b.open(s.url+"/en/t/town", 1280, 900)
	const here = `document.activeElement.dataset.name ?? document.activeElement.dataset.bar ?? ""`
	order := ask[[]string](b, `[...document.querySelectorAll("a[data-bar]")].map(bar => bar.dataset.bar)`)
	ask[bool](b, `([...document.querySelectorAll(".plot-a a[data-name]")].find(a => a.offsetParent).focus(), true)`)
	b.wait(`document.querySelector("[data-chart=live]")`)
	b.press(kb.Home)
	for i := range 12 {
		if got := ask[string](b, here); got != order[i] {
			t.Errorf("the focus is on %q, want %q", got, order[i])
		}
		b.press(kb.ArrowRight)
	}
	b.press(kb.End)
	if got := ask[string](b, here); got != order[59] {
		t.Errorf("End: the focus is on %q, want %q", got, order[59])
	}
	b.press(kb.Enter)
	b.wait(`document.querySelector("#card[data-event=` + order[59] + `]")`)
	b.press(kb.Escape)
	if got := ask[string](b, here); got != order[59] {
		t.Errorf("after Esc the focus is on %q, want %q", got, order[59])
	}
}
