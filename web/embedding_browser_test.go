package web

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"kronika/timeline/locale"
)

// The timeline's page opens the choices as a dialog; they are followed as they
// are made; Esc closes it and gives the focus back.
func TestEmbedDialog(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	b.open(s.url+"/en/t/albania-israel", 1100, 900)
	b.wait(`document.querySelector("a[data-embed]")`)
	if err := chromedp.Do(b.ctx, chromedp.Click(chromedp.CSS("a[data-embed]"))); err != nil {
		t.Fatal(err)
	}
	b.wait(`document.querySelector("dialog[open] [data-embedding]")`)
	if got := ask[string](b, `document.querySelector("dialog [data-code=frame] textarea").value`); !strings.Contains(got, s.url+"/embed/albania-israel\"") {
		t.Errorf("the markup is %s", got)
	}
	b.accessible()
	ask[bool](b, `(() => {
		const view = document.querySelector("dialog [name=view]");
		view.value = "one";
		view.dispatchEvent(new Event("input", { bubbles: true }));
		return true;
	})()`)
	b.wait(`document.querySelector("dialog [data-code=frame] textarea").value.includes("view=one")`)
	if got := ask[string](b, `document.querySelector("dialog iframe").getAttribute("src")`); got != "/en/embed/albania-israel?view=one" {
		t.Errorf("the preview shows %s", got)
	}
	ask[bool](b, `(() => {
		const accent = document.querySelector("dialog [name=accent]");
		accent.value = "purple";
		accent.dispatchEvent(new Event("input", { bubbles: true }));
		return true;
	})()`)
	b.wait(`document.querySelector("dialog .fault").textContent.includes("purple")`)
	b.mu.Lock()
	b.heard = nil // the browser reports that the server refused the colour
	b.mu.Unlock()
	b.press("\x1b")
	b.wait(`!document.querySelector("dialog")`)
	if got := ask[bool](b, `document.activeElement.matches("a[data-embed]")`); !got {
		t.Error("the focus is not where it was")
	}
	b.quiet()
}

// The pages of this room and the widget as documents of their own, in both
// languages and schemes, wide and narrow.
func TestPagesForEditorsAndDevelopersAreAccessible(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	for _, l := range locale.Locales() {
		for _, path := range []string{
			"/t/albania-israel/embed", "/developers", "/embed/albania-israel", "/embed/albania-israel?view=one&accent=ffff00",
			"/embed/albania-israel?size=full", "/embed/albania-israel?event=ihra", "/embed/albania-israel?theme=dark&size=full",
			"/embed/albania-israel?theme=light&header=off&view=one&size=full",
		} {
			for _, scheme := range []string{"light", "dark"} {
				for _, width := range []int64{360, 1280} {
					t.Run(l.Tag+path+"/"+scheme, func(t *testing.T) {
						b.t = t
						b.scheme(scheme)
						b.open(s.url+"/"+l.Tag+path, width, 900)
						if wide := ask[float64](b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
							t.Errorf("at %d it can be scrolled sideways by %v", width, wide)
						}
						b.noIDTwice()
						b.accessible()
						b.quiet()
					})
				}
			}
		}
	}
}

// scheme makes the reader's machine light or dark.
func (b *tab) scheme(name string) {
	b.t.Helper()
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}},
	})
}

// WordPress puts frames of sites that it does not know into a sandbox, gives
// them a secret, and listens for their height under it.
func TestWidgetTellsWordPressItsHeight(t *testing.T) {
	s := newSite(t)
	b := newTab(t)
	h := newHost(t, "", `<script>addEventListener("message", e => { if (e.data.message === "height") window.told = e.data })</script>
		<iframe sandbox="allow-scripts" src="`+s.url+widgetPath+`#?secret=Abc123" width="600" height="300" title="x"></iframe>`)
	b.open(h.url, 800, 900)
	b.wait(`window.told`)
	if got := ask[string](b, `told.secret + " " + told.value`); got != "Abc123 658" {
		t.Errorf("told is %q", got)
	}
	b.quiet()
}
