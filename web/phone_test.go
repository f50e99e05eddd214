package web

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// On a phone the list begins on the first screen, below a strip of all events that stays.
func TestBrowserPhone(t *testing.T) {
	s := newSite(t)
	s.load(town(400))
	for _, path := range []string{"/en/t/albania-israel", "/sq/t/albania-israel", "/en/t/town"} {
		b := newTab(t)
		b.open(s.url+path, 360, 740)
		b.wait(`document.querySelector("[data-box]")`)
		at := ask[map[string]float64](b, `(() => {
			const y = selector => document.querySelector(selector).getBoundingClientRect();
			return { first: y(".rail > li[id]").top, head: y("h1").height, strip: y(".lanes svg").height, wide: document.documentElement.scrollWidth };
		})()`)
		if at["first"] > 240 || at["head"] > 44 || at["strip"] > 40 || at["wide"] > 360 {
			t.Errorf("%s: %v", path, at)
		}
		b.accessible()
		said := ask[[]string](b, `(async () => {
			const box = document.querySelector("[data-box]");
			const before = box.ariaValueText;
			scrollTo({ top: 3000, behavior: "instant" });
			await new Promise(done => setTimeout(done, 200));
			return [before, box.ariaValueText, String(document.querySelector("h1").getBoundingClientRect().top)];
		})()`)
		if said[0] == "" || said[0] == said[1] || said[2] != "0" {
			t.Errorf("%s: scrolling turns %q to %q, the title stands at %s", path, said[0], said[1], said[2])
		}
		b.quiet()
	}
}

// The box leads the list, also to another of its pages.
func TestBrowserPhoneStripLeads(t *testing.T) {
	s := newSite(t)
	s.load(town(120))
	b := newTab(t)
	b.open(s.url+"/en/t/town", 360, 740)
	b.wait(`document.querySelector("[data-box]")`)
	tap := func(u string) string {
		return `(() => {
			const strip = document.querySelector("[data-strip]"), box = strip.getBoundingClientRect();
			for (const type of ["pointerdown", "pointerup"]) strip.dispatchEvent(new PointerEvent(type, { clientX: box.left + box.width * ` + u + `, bubbles: true, pointerId: 1 }));
			return true;
		})()`
	}
	const shown = `Number([...document.querySelectorAll(".rail > li[data-u]")].find(li => li.getBoundingClientRect().bottom > document.querySelector(".phone").getBoundingClientRect().bottom + 8).dataset.u)`
	ask[bool](b, `(Element.prototype.setPointerCapture = () => {}, true)`) // there is no real pointer
	last := ask[float64](b, `Number([...document.querySelectorAll(".rail > li[data-u]")].at(-1).dataset.u)`)
	want := strconv.FormatFloat(last*0.6, 'f', 3, 64)
	ask[bool](b, tap(want))
	b.wait(`Math.abs(` + shown + ` - ` + want + `) < 0.03`)
	ask[bool](b, tap("0.97"))
	b.wait(`new URL(location).searchParams.get("page") === "3" && document.querySelector("[data-box]") && document.readyState === "complete"`)
	if left := ask[string](b, `document.querySelector("[data-box]").style.left`); !strings.Contains(left, "%") {
		t.Errorf("the box of the last page is at %q", left)
	}
	ask[bool](b, `(document.querySelector("[data-box]").focus(), true)`)
	before := ask[float64](b, shown)
	b.press(kb.End)
	b.wait(shown + " > " + strconv.FormatFloat(before, 'f', 4, 64))
}

// Without script all of it is there but the box: the search opens, the tools are below.
func TestBrowserPhoneWithoutScript(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	b.open(s.url+"/en/t/albania-israel#page/find", 360, 740)
	for claim, expression := range map[string]string{
		"the search is open":     `document.querySelector(".find").offsetHeight > 0`,
		"it is on the screen":    `document.querySelector(".find").getBoundingClientRect().bottom < 740`,
		"the strip is there":     `document.querySelector(".lanes svg path").getBBox().width > 0`,
		"the tools follow":       `document.querySelector(".tools").getBoundingClientRect().top > document.querySelector(".rail").getBoundingClientRect().bottom`,
		"so do the languages":    `document.querySelector("header.site").getBoundingClientRect().top > document.querySelector(".rail").getBoundingClientRect().bottom`,
		"the title is not twice": `document.querySelectorAll("h1").length === 1`,
	} {
		if !ask[bool](b, expression) {
			t.Errorf("not so: %s", claim)
		}
	}
}
