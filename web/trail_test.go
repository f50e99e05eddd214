package web

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// A view in which the reader settles is an entry of the history and has an address: Back
// undoes a zoom, and a link leads to what was seen.
func TestBrowserBackUndoesAZoom(t *testing.T) {
	s := newSite(t)
	for _, n := range []int{60, 2500} {
		s.load(town(n))
		b := newTab(t)
		b.open(s.url+"/en/t/town", 1280, 900)
		ask[bool](b, `import(document.querySelector("[data-module]").dataset.module).then(() => true)`)
		b.wait(`document.querySelector("[data-chart=live]")`)
		const window = `(() => { const i = document.querySelector(".chart-overview > i"); return [parseFloat(i.style.left.replace("min(", "")), parseFloat(i.style.width)] })()`
		whole := ask[[]float64](b, window)
		entries := ask[int](b, `history.length`)
		zoom := func(times int) []float64 {
			before := ask[string](b, `location.href`)
			for range times {
				ask[bool](b, `(document.querySelector("[data-move=closer]").click(), true)`)
			}
			b.wait(fmt.Sprintf(`location.href !== %q`, before))
			return ask[[]float64](b, window)
		}
		first := zoom(1)
		zoom(2)
		address := ask[string](b, `location.href`)
		second := ask[[]float64](b, window)
		if got := ask[int](b, `history.length`); got != entries+2 {
			t.Errorf("%d events: %d entries for two zooms", n, got-entries)
		}
		if language := ask[string](b, `document.querySelector(".languages a[hreflang=sq]").search`); language != ask[string](b, `location.search`) {
			t.Errorf("%d events: the other language is at %s", n, language)
		}
		near := func(what string, want []float64, within float64) {
			t.Helper()
			b.wait(fmt.Sprintf(`%s.every((x, i) => Math.abs(x - %s[i]) < %g)`, window, fmt.Sprintf("[%g, %g]", want[0], want[1]), within))
		}
		ask[bool](b, `(history.back(), true)`)
		near("back", first, 0.2)
		ask[bool](b, `(history.back(), true)`)
		near("back twice", whole, 0.2)
		b.press(kb.Escape)
		again := newTab(t)
		again.open(address, 1280, 900)
		again.wait(`document.querySelector("[data-chart=live]") || document.querySelector(".tile")`)
		if n <= 2000 {
			again.wait(fmt.Sprintf(`%s.every((x, i) => Math.abs(x - [%g, %g][i]) < 1)`, window, second[0], second[1]))
		}
	}
}
