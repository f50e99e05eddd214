package web

import (
	"fmt"
	"testing"
)

// The menu of a filtered page lies within the window, wide and narrow, light and dark,
// and can be used by everyone; Esc closes it.
func TestFilteredMenuOfExportsInBrowser(t *testing.T) {
	s := newSite(t)
	s.load(moon)
	b := newTab(t)
	for _, lang := range []string{"en", "sq"} {
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{360, 1280} {
				t.Run(fmt.Sprint(lang, " ", scheme, " ", width), func(t *testing.T) {
					b.t = t
					b.scheme(scheme)
					b.open(s.url+"/"+lang+"/t/moon?group=us", width, 900)
					out := ask[float64](b, `(() => {
						document.querySelectorAll("details.menu, .whole").forEach((d) => { d.open = true });
						const box = document.querySelector(".menu > div").getBoundingClientRect();
						return Math.max(-box.left, box.right - document.documentElement.clientWidth, 0);
					})()`)
					if out > 0 {
						t.Errorf("the menu lies %v px outside the window", out)
					}
					b.accessible()
					b.quiet()
				})
			}
		}
	}
	b.t = t
	if open := ask[bool](b, `(() => {
		const menu = document.querySelector("details.menu");
		menu.querySelector(".whole summary").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
		return menu.open;
	})()`); open {
		t.Error("Esc leaves the menu open")
	}
}
