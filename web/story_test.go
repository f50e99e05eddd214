package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/chromedp/chromedp/kb"
)

// A story tells all of a few events, and of many those that weigh most; between two of
// them the others can be unfolded or gone to.
func TestStory(t *testing.T) {
	for _, c := range []struct{ events, told int }{{1, 1}, {12, 12}, {40, 20}, {400, 20}, {2500, 20}} {
		s := newSite(t)
		s.load(town(c.events))
		doc := s.get("/en/t/town?view=story").document(t)
		slides := doc.Find("[data-story] .slide[data-event]")
		if n := slides.Length(); n > c.told || n < min(c.told, 10) {
			t.Errorf("%d events: %d are told, want %d", c.events, n, c.told)
		}
		if dots := doc.Find(".dock a.dot").Length(); dots != slides.Length() {
			t.Errorf("%d events: %d dots", c.events, dots)
		}
		between := 0
		doc.Find(".between > summary, p.between").Each(func(_ int, el *goquery.Selection) {
			var n int
			if _, err := fmt.Sscanf(el.Text(), "and %d between", &n); err != nil && c.events < 1000 {
				t.Errorf("%q: %v", el.Text(), err)
			}
			between += n
		})
		if c.events < 1000 && slides.Length() < c.events && between > c.events-slides.Length() {
			t.Errorf("%d events: %d told, %d between", c.events, slides.Length(), between)
		}
		links := doc.Find(".slide a.on")
		links.Each(func(i int, a *goquery.Selection) {
			if i == links.Length()-1 {
				return
			}
			if want := "#" + slides.Eq(i+1).AttrOr("id", ""); a.AttrOr("href", "") != want {
				t.Errorf("%d events: slide %d leads to %s, want %s", c.events, i, a.AttrOr("href", ""), want)
			}
		})
	}
}

// The event that was asked for is told also where it weighs little, and the story keeps
// what else was chosen.
func TestStoryOfAChoice(t *testing.T) {
	s := newSite(t)
	s.load(town(200))
	light := ""
	told := map[string]bool{}
	s.get("/en/t/town?view=story").document(t).Find(".slide[data-event]").Each(func(_ int, el *goquery.Selection) { told[el.AttrOr("data-event", "")] = true })
	for i := range 200 {
		if id := fmt.Sprintf("e%d", i); !told[id] {
			light = id
			break
		}
	}
	if doc := s.get("/en/t/town?view=story&event=" + light).document(t); doc.Find(".slide[data-event="+light+"]").Length() != 1 {
		t.Errorf("%s is not told", light)
	}
	doc := s.get("/en/t/town?view=story&group=b").document(t)
	doc.Find(".slide[data-event] .when span").Each(func(_ int, el *goquery.Selection) {
		if el.Text() != "Books" {
			t.Errorf("an event of %q is told", el.Text())
		}
	})
	if href := doc.Find(".dock .close").AttrOr("href", ""); !strings.Contains(href, "group=b") {
		t.Errorf("the way back is %s", href)
	}
}

// A view that is not known is said, with the page kept.
func TestUnknownView(t *testing.T) {
	s := newSite(t)
	s.load(town(12))
	doc := s.get("/en/t/town?view=slides").document(t)
	if text := doc.Find(".misread").Text(); !strings.Contains(text, "slides") || doc.Find("#events").Length() != 1 {
		t.Errorf("said %q", text)
	}
}

// With script keys go through the story, the strip says where it is, and Esc leads to the
// card of the event. Without, links lead on.
func TestBrowserStory(t *testing.T) {
	s := newSite(t)
	s.load(town(40))
	b := newTab(t)
	b.open(s.url+"/en/t/town?view=story", 1280, 800)
	b.wait(`!document.querySelector(".dock .play").hidden`)
	b.accessible()
	seen := `document.querySelector(".slide:not([inert])").dataset.event ?? ""`
	second := ask[string](b, `document.querySelectorAll(".slide")[2].dataset.event`)
	b.press(kb.ArrowRight)
	b.wait(`document.querySelector(".slide:not([inert])").dataset.event === document.querySelectorAll(".slide")[1].dataset.event`)
	ask[bool](b, `(document.querySelectorAll(".dock .dot")[1].click(), true)`)
	b.wait(fmt.Sprintf(`(%s) === %q`, seen, second))
	if place := ask[string](b, `document.querySelector(".story-place").textContent`); !strings.Contains(place, "2 of 16") {
		t.Errorf("the place is %q", place)
	}
	if here := ask[int](b, `[...document.querySelectorAll(".dot")].findIndex(d => d.classList.contains("here"))`); here != 1 {
		t.Errorf("dot %d is ringed", here)
	}
	b.accessible()
	b.press(kb.Escape)
	b.wait(fmt.Sprintf(`document.querySelector("#card")?.dataset.event === %q`, second))

	phone := newTab(t)
	phone.withoutScript()
	phone.open(s.url+"/en/t/town?view=story#story/"+second, 360, 740)
	phone.wait(`Math.round(document.querySelector(".deck").scrollLeft) === 720`)
}
