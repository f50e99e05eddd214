package web

import (
	"fmt"
	"image/png"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"kronika/timeline/example"
)

// The address of an event draws its card, with what else was chosen, and is a page of
// its own to other sites.
func TestAnEventIsOpenedByItsAddress(t *testing.T) {
	s := newSite(t)
	s.load(`{"kronika": 1, "slug": "old", "languages": ["en"], "title": "Old", "events": [
		{"id": "chart", "date": "1990", "title": "The chart"},
		{"id": "card", "aliases": ["once"], "date": "1991", "title": "The card", "text": "It was *drawn*.", "links": [{"to": "chart", "kind": "led-to"}]},
		{"id": "late", "date": "1992", "title": "Late"}]}`)
	rows := []struct{ claim, query, event, place, before, after string }{
		{"the first", "event=chart", "chart", "1 / 3", "", "?event=card#chart"},
		{"by an old name", "event=once", "card", "2 / 3", "?event=chart#chart", "?event=late#chart"},
		{"the last of those chosen", "event=card&from=1991&to=1991", "card", "1 / 1", "", ""},
		{"the order of the list does not turn time", "event=late&order=newest", "late", "3 / 3", "?event=card&order=newest#chart", ""},
	}
	for _, row := range rows {
		doc := s.get("/en/t/old?" + row.query).document(t)
		card := doc.Find("#chart + #card")
		if card.AttrOr("data-event", "") != row.event || strings.TrimSpace(card.Find(".steps p").Text()) != row.place {
			t.Errorf("%s: the card of %q, %q", row.claim, card.AttrOr("data-event", ""), card.Find(".steps p").Text())
		}
		for rel, want := range map[string]string{"prev": row.before, "next": row.after} {
			if want != "" {
				want = "/en/t/old" + want
			}
			if got := card.Find(".steps a[rel="+rel+"]").AttrOr("href", ""); got != want {
				t.Errorf("%s: %s leads to %q, want %q", row.claim, rel, got, want)
			}
		}
		if got := doc.Find(".chart-labels .open a").AttrOr("data-event", ""); got != row.event {
			t.Errorf("%s: the chart marks %q", row.claim, got)
		}
		for _, id := range []string{"chart", "card", "events"} {
			if n := doc.Find("[id=" + id + "]").Length(); n != 1 {
				t.Errorf("%s: %d elements have the id %s", row.claim, n, id)
			}
		}
	}
	doc := s.get("/en/t/old?event=once").document(t)
	for selector, want := range map[string]string{
		"link[rel=canonical]": s.url + "/en/t/old?event=card", "meta[property='og:url']": s.url + "/en/t/old?event=card",
		"meta[property='og:title']": "The card", "meta[property='og:description']": "1991. It was drawn.", "meta[name=robots]": "",
	} {
		found := doc.Find(selector)
		if got := found.AttrOr("href", "") + found.AttrOr("content", ""); got != want {
			t.Errorf("%s is %q, want %q", selector, got, want)
		}
	}
	if got := doc.Find("#card .ties a").AttrOr("href", ""); got != "/en/t/old?event=chart#chart" {
		t.Errorf("a tie of the card leads to %q", got)
	}
	picture, err := url.Parse(doc.Find("meta[property='og:image']").AttrOr("content", ""))
	if err != nil {
		t.Fatal(err)
	}
	marked, plain := s.get(picture.RequestURI()), s.get("/en/t/old/card.png")
	if _, err := png.Decode(strings.NewReader(marked.String())); err != nil || marked.String() == plain.String() {
		t.Errorf("the picture of the event: %v; the same as that of the timeline: %v", err, marked.String() == plain.String())
	}
	if a := s.get("/en/t/old/card.png?event=none"); a.StatusCode != 404 {
		t.Errorf("the picture of an event that is not there: %d", a.StatusCode)
	}
}

// Whoever follows a link to an event that is not there sees the page and what may be
// meant.
func TestAnEventThatIsNotThereIsSaid(t *testing.T) {
	s := newSite(t)
	for _, row := range []struct{ name, near string }{
		{"earthquak", "earthquake"}, {"cyber-attack-of-2022", "cyberattack"}, {"the-IHRA-vote", "ihra"}, {"zzzz", ""}, {"<b>&", ""},
	} {
		a := s.get(examplePage + "?event=" + url.QueryEscape(row.name))
		doc := a.document(t)
		if a.StatusCode != 200 || doc.Find(".lost p").Length() == 0 || doc.Find("#events .rail > li[id]").Length() != 8 || doc.Find("#card").Length() != 0 {
			t.Errorf("%s: %d, %d sentences, %d events", row.name, a.StatusCode, doc.Find(".lost p").Length(), doc.Find("#events .rail > li[id]").Length())
		}
		if !strings.Contains(doc.Find(".lost").Text(), "“"+row.name+"”") || doc.Find("meta[name=robots][content=noindex]").Length() != 1 {
			t.Errorf("%s: it says %q", row.name, doc.Find(".lost").Text())
		}
		if href := doc.Find(".lost a").First().AttrOr("href", ""); (row.near == "") != (href == "") || !strings.Contains(href, row.near) {
			t.Errorf("%s: the nearest is %q, want %q", row.name, href, row.near)
		}
	}
}

// In a chart of tiles the window is around the event, which is named and marked, however
// light it is.
func TestTheChartOfVeryManyEventsShowsTheOneThatIsOpen(t *testing.T) {
	s := newSite(t)
	slug := s.synthesize(example.Mixed, 5000)
	for _, n := range []int{1, 2, 3, 2500, 4321, 5000} {
		id := fmt.Sprintf("e%d", n)
		doc := s.get("/en/t/" + slug + "?event=" + id).document(t)
		if got := doc.Find(".tile .open a").AttrOr("data-event", ""); got != id {
			t.Errorf("the chart marks %q, want %q", got, id)
		}
		if level := doc.Find(".tile .open").Length(); level != 1 {
			t.Errorf("%s is marked %d times", id, level)
		}
		if doc.Find("#events #"+id).Length() != 1 || doc.Find("#card[data-event="+id+"]").Length() != 1 {
			t.Errorf("%s is not in the list or has no card", id)
		}
		if href := doc.Find("[data-move=wider]").AttrOr("href", ""); !strings.Contains(href, "event="+id) {
			t.Errorf("moving the chart closes the card: %q", href)
		}
	}
}

// With script a name, a bar and an entry open the card in place.
func TestBrowserCard(t *testing.T) {
	s := newSite(t)
	s.load(town(60))
	b := newTab(t)
	b.open(s.url+"/en/t/town", 1280, 900)
	const state = `JSON.stringify([document.querySelector("#card")?.dataset.event, new URL(location).searchParams.get("event"), [...document.querySelectorAll(".chart-bars .open")].map(bar => bar.dataset.bar).join()])`
	is := func(claim, id string) {
		t.Helper()
		want := fmt.Sprintf(`[%q,%q,%q]`, id, id, id)
		if id == "" {
			want = `[null,null,""]`
		}
		b.wait(state + " === " + fmt.Sprintf("%q", want))
		if got := ask[string](b, state); got != want {
			t.Errorf("%s: %s, want %s", claim, got, want)
		}
	}
	name := ask[string](b, `(() => { const a = [...document.querySelectorAll(".plot-a a[data-name]")].find(a => a.offsetParent); a.focus(); a.click(); return a.dataset.name })()`)
	is("a name", name)
	if got := ask[string](b, `document.activeElement.id`); got != "card" {
		t.Errorf("the focus is on %q, not on the card", got)
	}
	if y := ask[float64](b, `(async () => { await new Promise(done => setTimeout(done, 600)); return document.querySelector("#card").getBoundingClientRect().top })()`); y < 0 || y > 660 {
		t.Errorf("the card begins at %g on a screen of 900", y)
	}
	next := ask[string](b, `new URL(document.querySelector("#card [rel=next]").href).searchParams.get("event")`)
	b.press(kb.ArrowRight)
	is("the arrow to the right", next)
	b.press(kb.ArrowLeft)
	is("the arrow to the left", name)
	ask[bool](b, `(history.back(), true)`)
	is("back", next)
	b.press(kb.Escape)
	is("Esc", "")
	if got := ask[string](b, `document.activeElement.dataset.name ?? document.activeElement.outerHTML.slice(0, 80)`); got != name {
		t.Errorf("the focus is on %q, not on what opened the card", got)
	}
	bar := ask[string](b, `(() => { const a = document.querySelectorAll("a[data-bar]")[30]; a.click(); return a.dataset.bar })()`)
	is("a bar", bar)
	entry := ask[string](b, `(() => { const li = document.querySelectorAll(".rail > li[id]")[7]; li.querySelector("h3 a").click(); return li.id })()`)
	is("an entry of the list", entry)
	ask[bool](b, `(document.querySelector("#card .close").click(), true)`)
	is("its button", "")
}

// The card can be used by everybody, as a sheet on a phone too.
func TestBrowserCardIsAccessible(t *testing.T) {
	s := newSite(t)
	for _, width := range []int64{1280, 360} {
		b := newTab(t)
		b.open(s.url+"/sq/t/albania-israel?event=cyberattack", width, 800)
		b.accessible()
		box := ask[[]float64](b, `(() => { const box = document.querySelector("#card").getBoundingClientRect(); return [box.top, box.bottom, document.documentElement.scrollWidth] })()`)
		if width == 360 && (box[0] < 300 || box[1] > 800 || box[2] > 360) {
			t.Errorf("the sheet of a phone of 360×800 lies from %g to %g, the page is %g wide", box[0], box[1], box[2])
		}
	}
}
