package web

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// A host is another site, in whose pages widgets stand.
type host struct {
	url    string
	policy string // Content-Security-Policy
	body   string
}

// newHost starts another site. It is another one to the browser as well: its
// name is localhost, that of the server an address.
func newHost(t *testing.T, policy, body string) *host {
	t.Helper()
	h := &host{policy: policy, body: body}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			w.WriteHeader(http.StatusNoContent) // the icon
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		if h.policy != "" {
			w.Header().Set("Content-Security-Policy", h.policy)
		}
		fmt.Fprintf(w, `<!doctype html><html lang="sq"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>A page of another site</title></head><body><main><h1>A page of another site</h1><p>Before.</p>%s
<form><label>Name <input id="field" value="abc"></label></form><p id="after">After.</p></main></body></html>`, h.body)
	}))
	t.Cleanup(server.Close)
	h.url = strings.Replace(server.URL, "127.0.0.1", "localhost", 1) + "/"
	return h
}

// strict is a policy under which a page lets in nothing but a server's frames,
// scripts and data: no style of a foreign hand, no picture.
func strict(site string) string {
	return fmt.Sprintf("default-src 'none'; script-src %[1]s; connect-src %[1]s; frame-src %[1]s; style-src 'self'", site)
}

// markup is what an editor copies for one of the ways, with the choices made.
func (s *site) markup(way, choices string) string {
	s.t.Helper()
	doc := s.document("/en/t/albania-israel/embed?" + choices)
	return doc.Find(`[data-code="` + way + `"] textarea`).Text()
}

// page fetches a page and reads it.
func (s *site) document(path string) *goquery.Document {
	s.t.Helper()
	got := s.get(path)
	if got.StatusCode != http.StatusOK {
		s.t.Fatalf("%s: status %d: %s", path, got.StatusCode, got)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(got.body))
	if err != nil {
		s.t.Fatal(err)
	}
	return doc
}

// ready holds when all widgets of a page are there.
const ready = `[...document.querySelectorAll("kronika-timeline")].every(e => e.shadowRoot?.querySelector("footer")) &&
	[...document.querySelectorAll("iframe")].every(f => f.contentWindow.length === 0 && f.clientHeight > 0)`

// seen waits until the page has been drawn with all widgets in it.
func (b *tab) seen() {
	b.t.Helper()
	b.wait(ready)
	for n := range ask[int](b, `document.querySelectorAll("iframe").length`) {
		until(b.t, "the frame is loaded", func() bool {
			return askFrame[bool](b, n, `!!document.querySelector(".widget footer") && document.readyState === "complete"`)
		})
	}
	ask[bool](b, `new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))), 150))`)
}

// until waits until something holds.
func until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("in vain waited until %s", what)
		}
	}
}

// allIDs are the ids of a page and of what stands in its shadows.
const allIDs = `(function ids(root) {
	return [...root.querySelectorAll("*")].flatMap(e => [...e.id ? [e.id] : [], ...e.shadowRoot ? ids(e.shadowRoot) : []]);
})(document)`

func (b *tab) noIDTwice() {
	b.t.Helper()
	seen := map[string]bool{}
	for _, id := range ask[[]string](b, allIDs) {
		if seen[id] {
			b.t.Errorf("two elements have the id %q", id)
		}
		seen[id] = true
	}
}

// Widgets stand in pages of another site twice, at three widths, under a strict
// policy: as high as their content, moving nothing, saying nothing.
func TestWidgetsInPagesOfAnotherSite(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	for _, choices := range []string{"", "view=one", "lang=sq&header=off&theme=dark&accent=b0303f"} {
		for _, way := range []string{"frame", "follow", "element", "paste"} {
			markup := s.markup(way, choices)
			h := newHost(t, strict(s.url), markup+"<p>Between.</p>"+markup)
			for _, width := range []int64{360, 700, 1100} {
				t.Run(fmt.Sprintf("%s/%s/%d", way, choices, width), func(t *testing.T) {
					b.t = t
					b.open(h.url, width, 900)
					b.seen()
					if shift := b.shift(); shift > 0.02 {
						t.Errorf("what was there moved by %v", shift)
					}
					b.rightHeight()
					b.noIDTwice()
					if wide := ask[float64](b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
						t.Errorf("the page can be scrolled sideways by %v", wide)
					}
					b.accessible()
					b.quiet()
				})
			}
		}
	}
}

// rightHeight checks that frames are as high as what is in them, and elements as
// high as the room that was kept for them.
func (b *tab) rightHeight() {
	b.t.Helper()
	for n, height := range ask[[]float64](b, `[...document.querySelectorAll("iframe")].map(f => f.clientHeight)`) {
		content := askFrame[float64](b, n, `document.querySelector(".widget").getBoundingClientRect().height`)
		if content < height-4 || content > height+4 {
			b.t.Errorf("frame %d is %v high, its content %v", n, height, content)
		}
	}
	for n, heights := range ask[[][2]float64](b, `[...document.querySelectorAll("kronika-timeline")].map(e =>
		[e.clientHeight, e.shadowRoot.querySelector("article").getBoundingClientRect().height])`) {
		if heights[0] < heights[1]-4 || heights[0] > heights[1]+4 {
			b.t.Errorf("element %d is %v high, its content %v", n, heights[0], heights[1])
		}
	}
}

// With scripts off, frames and pasted text are as they are with them, and where
// the element would stand there is a link.
func TestWidgetsWithoutScript(t *testing.T) {
	s := newSite(t)
	titles := []string{"Albania and Israel open relations", "Edi Rama arrives in Israel"}
	for _, way := range []string{"frame", "follow", "paste"} {
		t.Run(way, func(t *testing.T) {
			h := newHost(t, strict(s.url), s.markup(way, "lang=en"))
			b := newTab(t)
			b.withoutScript()
			b.open(h.url, 700, 900)
			text := ""
			if way == "paste" {
				text = ask[string](b, `document.body.innerText`)
			} else {
				until(t, "the frame is loaded", func() bool {
					text = askFrame[string](b, 0, `document.readyState === "complete" ? document.body.innerText : ""`)
					return text != ""
				})
				b.rightHeight()
			}
			for _, title := range titles {
				if !strings.Contains(text, title) {
					t.Errorf("%q is not to be read", title)
				}
			}
			b.quiet()
		})
	}
	t.Run("element", func(t *testing.T) {
		h := newHost(t, strict(s.url), s.markup("element", "lang=en"))
		b := newTab(t)
		b.withoutScript()
		b.open(h.url, 700, 900)
		if got := ask[float64](b, `document.querySelector("kronika-timeline").getBoundingClientRect().height`); got > 60 {
			t.Errorf("the link takes %v of height: room is kept for what will not come", got)
		}
		if got := ask[string](b, `document.querySelector("kronika-timeline a").href`); got != s.url+"/en/t/albania-israel" {
			t.Errorf("the link leads to %s", got)
		}
		b.quiet()
	})
	t.Run("one at a time is stepped through by links", func(t *testing.T) {
		b := newTab(t)
		b.withoutScript()
		b.open(s.url+"/en/embed/albania-israel?view=one", 700, 900)
		b.open(ask[string](b, `document.querySelector("a[rel=next]").href`), 700, 900)
		if got := ask[string](b, `document.querySelector(".panel h2").textContent`); got != "Albania and Israel open relations" {
			t.Errorf("the second event is %q", got)
		}
	})
}

// Keys move the widget that has the focus, and nothing else: not the other
// widget, not the page, and nothing while somebody types.
func TestKeysStayInTheirWidget(t *testing.T) {
	s := newSite(t)
	for _, way := range []string{"element", "follow"} {
		t.Run(way, func(t *testing.T) {
			markup := s.markup(way, "view=one&lang=en")
			h := newHost(t, strict(s.url), markup+markup)
			b := newTab(t)
			b.open(h.url, 700, 900)
			b.seen()
			show := func(n int) string {
				if way == "element" {
					return ask[string](b, fmt.Sprintf(`document.querySelectorAll("kronika-timeline")[%d].shadowRoot.querySelector(".panel").dataset.event`, n))
				}
				return askFrame[string](b, n, `document.querySelector(".panel").dataset.event`)
			}
			shown := func(first, second string) {
				t.Helper()
				if got := [2]string{show(0), show(1)}; got != [2]string{first, second} {
					t.Errorf("shown are %v, want %v", got, [2]string{first, second})
				}
			}
			b.press(arrowRight) // nothing has the focus
			ask[bool](b, `document.getElementById("field").focus(), true`)
			b.press("x")
			b.press(arrowRight)
			shown("wartime-shelter", "wartime-shelter")
			if got := ask[string](b, `document.getElementById("field").value`); !strings.Contains(got, "x") {
				t.Errorf("the field holds %q: keys did not arrive", got)
			}
			if way == "element" {
				ask[bool](b, `document.querySelectorAll("kronika-timeline")[1].shadowRoot.querySelector(".panel").focus(), true`)
			} else {
				ask[bool](b, `document.querySelectorAll("iframe")[1].focus(), true`)
				askFrame[bool](b, 1, `document.querySelector(".panel").focus(), true`)
			}
			entries := ask[int](b, `history.length`)
			b.press(arrowRight)
			until(t, "the second widget moves", func() bool { return show(1) != "wartime-shelter" })
			shown("wartime-shelter", "relations")
			if got := ask[int](b, `history.length`); got != entries {
				t.Errorf("a step added %d entries to the history", got-entries)
			}
			if got := ask[float64](b, `scrollX`); got != 0 {
				t.Errorf("the page moved sideways by %v", got)
			}
			b.quiet()
		})
	}
}

const arrowRight = "\u0303" // as package kb has it

// A frame whose page has the script grows and shrinks with its content; an
// element does so by itself.
func TestWidgetsFollowTheirContent(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	t.Run("follow", func(t *testing.T) {
		b.t = t
		h := newHost(t, strict(s.url), s.markup("follow", "lang=en")+s.markup("follow", "lang=sq&size=full"))
		b.open(h.url, 700, 900)
		b.seen()
		b.rightHeight()
		before := ask[[]float64](b, `[...document.querySelectorAll("iframe")].map(f => f.clientHeight)`)
		askFrame[bool](b, 0, `document.querySelector("summary").click(), true`)
		b.wait(fmt.Sprintf(`document.querySelector("iframe").clientHeight > %v`, before[0]+40))
		b.rightHeight()
		askFrame[bool](b, 0, `document.querySelector("summary").click(), true`)
		b.wait(fmt.Sprintf(`document.querySelector("iframe").clientHeight === %v`, before[0]))
		b.quiet()
	})
	t.Run("only the server's own frames are listened to", func(t *testing.T) {
		b.t = t
		liar := newHost(t, "", `<script>parent.postMessage({ kronika: 5000 }, "*")</script>`)
		h := newHost(t, "", s.markup("follow", "lang=en")+`<iframe src="`+liar.url+`" height="100"></iframe>`)
		b.open(h.url, 700, 900)
		b.wait(ready)
		ask[bool](b, `new Promise(done => setTimeout(() => done(true), 300))`)
		for n, height := range ask[[]float64](b, `[...document.querySelectorAll("iframe")].map(f => f.clientHeight)`) {
			if height > 1000 {
				t.Errorf("frame %d is %v high", n, height)
			}
		}
	})
}

// The element is in the page's language and scheme.
func TestElementTakesAfterItsPage(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	h := newHost(t, "", `<div lang="en">`+s.markup("element", "")+`</div><div style="color-scheme: dark">`+s.markup("element", "")+`</div>`)
	b.open(h.url, 700, 900)
	b.seen()
	inside := func(n int, expression string) string {
		return ask[string](b, fmt.Sprintf(`(article => %s)(document.querySelectorAll("kronika-timeline")[%d].shadowRoot.querySelector("article"))`, expression, n))
	}
	for n, want := range []struct{ lang, scheme, ground string }{
		{"en", "normal", "rgb(251, 250, 246)"},
		{"sq", "dark", "rgb(21, 22, 26)"}, // the whole page is in Albanian
	} {
		if got := inside(n, `article.lang`); got != want.lang {
			t.Errorf("element %d is in %q, want %q", n, got, want.lang)
		}
		if got := inside(n, `getComputedStyle(article).colorScheme`); got != want.scheme {
			t.Errorf("element %d has the scheme %q, want %q", n, got, want.scheme)
		}
		if got := inside(n, `getComputedStyle(article).backgroundColor`); got != want.ground {
			t.Errorf("element %d stands on %s, want %s", n, got, want.ground)
		}
	}
	b.quiet()
}

// What people write into a timeline runs nowhere, whatever it looks like.
func TestHostileTimelineRunsNothing(t *testing.T) {
	s := newSite(t)
	const evil = `</script></textarea></title><img src=x onerror=pwned=1>\"'><script>pwned=1</script>]]>\u202e rtl`
	s.load(`{"kronika": 1, "slug": "evil", "languages": ["en"], "title": "` + evil + `", "summary": "` + evil + `",
		"groups": [{"id": "g", "label": "` + evil + `"}], "sources": [{"id": "s", "title": "` + evil + `", "publisher": "` + evil + `"}],
		"events": [{"id": "e", "date": "1999", "title": "` + evil + `", "text": "` + evil + ` <b onclick=pwned=1>x</b> [a](javascript:pwned=1)", "group": "g",
			"citations": [{"source": "s", "quote": {"exact": "` + evil + `"}}], "record": {"date": "1998", "note": "` + evil + `"}}]}`)
	b := newTab(t)
	for _, way := range []string{"frame", "follow", "element", "paste"} {
		for _, choices := range []string{"size=full", "view=one"} {
			t.Run(way+"/"+choices, func(t *testing.T) {
				b.t = t
				doc := s.document("/en/t/evil/embed?lang=en&" + choices)
				markup := doc.Find(`[data-code="` + way + `"] textarea`).Text()
				if markup == "" {
					t.Fatal("there is no markup")
				}
				h := newHost(t, "", markup)
				b.open(h.url, 700, 900)
				b.seen()
				if ask[bool](b, `"pwned" in window`) {
					t.Error("a script ran in the page of the other site")
				}
				if got := ask[int](b, `document.querySelectorAll("main img, main script:not([src])").length`); got > 0 {
					t.Errorf("%d elements were smuggled into the page", got)
				}
				if got := ask[string](b, `document.getElementById("after").textContent`); got != "After." {
					t.Errorf("the page ends with %q", got)
				}
				b.quiet()
			})
		}
	}
	for _, path := range []string{"/en/t/evil", "/en/t/evil/embed", "/en/embed/evil", "/en/developers"} {
		b.t = t
		b.open(s.url+path, 900, 900)
		if ask[bool](b, `"pwned" in window`) {
			t.Errorf("a script ran in %s", path)
		}
	}
	b.quiet()
}
