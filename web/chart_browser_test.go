package web

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"kronika/timeline/example"
	"kronika/timeline/store"
)

// synthesize stores a synthetic timeline beside the example.
func (s *site) synthesize(kind example.Kind, n int64) (slug string) {
	s.t.Helper()
	slug = fmt.Sprintf("%s-%d", kind, n)
	head, events := example.Synthetic(slug, kind, n, 1)
	if _, err := s.store.Import(s.t.Context(), head, events, store.ImportOptions{}); err != nil {
		s.t.Fatal(err)
	}
	return slug
}

// A liveChart is a chart in a tab, brought to life.
type liveChart struct{ *tab }

// newChart opens the page of a timeline and turns to its chart.
func newChart(s *site, path string, width, height int64) liveChart {
	s.t.Helper()
	c := liveChart{newTab(s.t)}
	c.open(s.url+path, width, height)
	c.wake()
	return c
}

// wake moves the pointer over the chart and waits for its script.
func (c liveChart) wake() {
	c.t.Helper()
	x, y := c.middle()
	c.mouse(input.DispatchMouseEventTypeMouseMoved, x, y)
	c.wait(`document.querySelector("[data-chart=live]")`)
}

// middle is the middle of the chart's view, scrolled to.
func (c liveChart) middle() (x, y float64) {
	c.t.Helper()
	at := ask[[]float64](c.tab, `(() => {
		const view = document.querySelector(".chart-view");
		view.scrollIntoView({ block: "center", behavior: "instant" });
		const box = view.getBoundingClientRect();
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`)
	return at[0], at[1]
}

func (c liveChart) mouse(kind input.DispatchMouseEventType, x, y float64, options ...chromedp.MouseOption) {
	c.t.Helper()
	if err := chromedp.Do(c.ctx, chromedp.MouseEvent(kind, x, y, options...)); err != nil {
		c.t.Fatal(err)
	}
}

// drag drags from the middle by dx, and holds still before letting go.
func (c liveChart) drag(dx float64) {
	c.t.Helper()
	x, y := c.middle()
	c.mouse(input.DispatchMouseEventTypeMousePressed, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1))
	for i := 1.0; i <= 10; i++ {
		c.mouse(input.DispatchMouseEventTypeMouseMoved, x+dx*i/10, y, chromedp.ButtonLeft, buttonDown)
	}
	ask[bool](c.tab, `new Promise(done => setTimeout(() => done(true), 120))`)
	c.mouse(input.DispatchMouseEventTypeMouseReleased, x+dx, y, chromedp.ButtonLeft, chromedp.ClickCount(1))
}

func buttonDown(p *input.DispatchMouseEventParams) { p.Buttons = 1 }

// wheel turns the wheel over the middle.
func (c liveChart) wheel(dx, dy float64, modifiers ...chromedp.Modifier) {
	c.t.Helper()
	x, y := c.middle()
	c.mouse(input.DispatchMouseEventTypeMouseWheel, x, y, chromedp.ButtonModifiers(modifiers...), func(p *input.DispatchMouseEventParams) {
		p.DeltaX, p.DeltaY = dx+1e-9, dy+1e-9 // a zero would not be sent
	})
}

// window is what the overview says is seen of the whole, in hundredths.
func (c liveChart) window() (from, width float64) {
	c.t.Helper()
	at := ask[[]float64](c.tab, `(() => {
		const { left, width } = document.querySelector(".chart-overview > i").style;
		return [parseFloat(left.replace("min(", "")), parseFloat(width)];
	})()`)
	return at[0], at[1]
}

// rest waits until nothing moves any more and all tiles are there.
func (c liveChart) rest() {
	c.t.Helper()
	ask[bool](c.tab, `new Promise(done => {
		let before = "", same = 0;
		const look = () => {
			const now = document.querySelector(".chart-strip").style.cssText + document.querySelectorAll(".tile").length + location.search;
			same = now === before ? same + 1 : 0;
			before = now;
			if (same === 8) done(true); else setTimeout(look, 60);
		};
		look();
	})`)
}

// ways are the gestures and keys, and what each does to the window that the
// overview shows.
var ways = []struct {
	claim     string
	do        func(liveChart)
	narrower  bool // the window shows less
	wider     bool // it shows more
	earlier   bool
	later     bool
	unchanged bool
}{
	{claim: "dragging to the right shows what was earlier", do: func(c liveChart) { c.drag(300) }, earlier: true},
	{claim: "dragging to the left shows what comes later", do: func(c liveChart) { c.drag(-300) }, later: true},
	{claim: "a wheel with Ctrl zooms in", do: func(c liveChart) { c.wheel(0, -120, chromedp.ModifierCtrl) }, narrower: true},
	{claim: "and out", do: func(c liveChart) { c.wheel(0, 120, chromedp.ModifierCtrl) }, wider: true},
	{claim: "a plain wheel scrolls the page", do: func(c liveChart) { c.wheel(0, 60) }, unchanged: true},
	{claim: "a wheel to the side moves the chart", do: func(c liveChart) { c.wheel(200, 0) }, later: true},
	{claim: "arrow left", do: func(c liveChart) { c.press(kb.ArrowLeft) }, earlier: true},
	{claim: "arrow right", do: func(c liveChart) { c.press(kb.ArrowRight) }, later: true},
	{claim: "plus", do: func(c liveChart) { c.press("+") }, narrower: true},
	{claim: "minus", do: func(c liveChart) { c.press("-") }, wider: true},
	{claim: "Home goes to the start", do: func(c liveChart) { c.press(kb.Home) }, earlier: true},
	{claim: "End goes to the end", do: func(c liveChart) { c.press(kb.End) }, later: true},
	{claim: "the button closer", do: func(c liveChart) { c.click("[data-move=closer]") }, narrower: true},
	{claim: "the button wider", do: func(c liveChart) { c.click("[data-move=wider]") }, wider: true},
	{claim: "pinching apart zooms in", do: func(c liveChart) { c.pinch(40, 160) }, narrower: true},
	{claim: "pinching together zooms out", do: func(c liveChart) { c.pinch(160, 40) }, wider: true},
}

func (c liveChart) click(selector string) {
	c.t.Helper()
	ask[bool](c.tab, fmt.Sprintf(`document.querySelector(%q).click(), true`, selector))
}

// pinch moves two fingers from one distance of the middle to another.
func (c liveChart) pinch(from, to float64) {
	c.t.Helper()
	x, y := c.middle()
	touch := func(kind input.DispatchTouchEventType, apart float64) {
		p := input.DispatchTouchEventParams{Type: kind, TouchPoints: []*input.TouchPoint{}}
		if kind != input.DispatchTouchEventTypeTouchEnd {
			one, two := 1.0, 2.0
			p.TouchPoints = []*input.TouchPoint{{X: x - apart, Y: y, ID: &one}, {X: x + apart, Y: y, ID: &two}}
		}
		call(c.tab, input.DispatchTouchEvent, p)
	}
	touch(input.DispatchTouchEventTypeTouchStart, from)
	for i := 1.0; i <= 8; i++ {
		touch(input.DispatchTouchEventTypeTouchMove, from+(to-from)*i/8)
	}
	touch(input.DispatchTouchEventTypeTouchEnd, to)
}

func TestChartMoves(t *testing.T) {
	s := newSite(t)
	many := s.synthesize(example.Mixed, 100_000)
	for _, page := range []struct{ name, path string }{
		{"strip", "/en/t/albania-israel"},
		{"tiles", "/en/t/" + many + "?at=1944&z=33"},
	} {
		t.Run(page.name, func(t *testing.T) {
			s := *s
			s.t = t
			c := newChart(&s, page.path, 1280, 900)
			for _, way := range ways {
				t.Run(way.claim, func(t *testing.T) {
					c := liveChart{c.tab}
					c.t = t
					c.settleIn()
					from, width := c.window()
					way.do(c)
					c.rest()
					newFrom, newWidth := c.window()
					const little = 1e-9
					middle, newMiddle := from+width/2, newFrom+newWidth/2
					switch {
					case way.narrower && newWidth >= width-little, way.wider && newWidth <= width+little,
						way.earlier && newMiddle >= middle-little, way.later && newMiddle <= middle+little,
						way.unchanged && (newWidth != width || newFrom != from):
						t.Errorf("the window went from %g+%g to %g+%g", from, width, newFrom, newWidth)
					}
					c.quiet()
				})
			}
		})
	}
}

// settleIn brings the chart to a state from which it can move in every way, with
// the focus in it.
func (c liveChart) settleIn() {
	c.t.Helper()
	ask[bool](c.tab, `document.querySelector(".chart-view").focus({ preventScroll: true }), true`)
	c.press(kb.Escape)
	c.rest()
	c.press("+++")
	c.rest()
}

func TestChartLeavesTypingAlone(t *testing.T) {
	s := newSite(t)
	c := newChart(s, "/en/t/albania-israel", 1280, 900)
	ask[bool](c.tab, `document.querySelector("input[name=q]").focus(), true`)
	from, width := c.window()
	c.press("+-")
	c.rest()
	if f, w := c.window(); f != from || w != width {
		t.Error("typing moved the chart")
	}
	if got := ask[string](c.tab, `document.activeElement.value`); got != "+-" {
		t.Errorf("%q was typed, want +-", got)
	}
}

func TestEscShowsTheWholeAgain(t *testing.T) {
	s := newSite(t)
	c := newChart(s, "/en/t/albania-israel", 1280, 900)
	ask[bool](c.tab, `document.querySelector(".chart-view").focus(), true`)
	c.press("+++")
	c.rest()
	if _, width := c.window(); width > 20 {
		t.Fatalf("after zooming in three times %g %% are seen", width)
	}
	c.press(kb.Escape)
	c.rest()
	if from, width := c.window(); from != 0 || width != 100 {
		t.Errorf("after Esc the window is %g+%g, want all", from, width)
	}
}

func TestAddressFollowsTheView(t *testing.T) {
	s := newSite(t)
	c := newChart(s, "/en/t/"+s.synthesize(example.Mixed, 10_000)+"?group=trade", 1280, 900)
	ask[bool](c.tab, `document.querySelector(".chart-view").focus(), true`)
	c.press("+++")
	c.rest()
	query, err := url.ParseQuery(strings.TrimPrefix(ask[string](c.tab, `location.search`), "?"))
	if err != nil || query.Get("at") == "" || query.Get("z") == "" || query.Get("group") != "trade" {
		t.Fatalf("the address says %v", query)
	}
	_, width := c.window()
	c.open(ask[string](c.tab, `location.href`), 1280, 900)
	c.wake()
	if _, again := c.window(); again < width/2 || again > width*2 {
		t.Errorf("opened again the window is %g wide, want about %g", again, width)
	}
}

func TestFocusSurvivesNewTiles(t *testing.T) {
	s := newSite(t)
	c := newChart(s, "/en/t/"+s.synthesize(example.Mixed, 100_000)+"?at=1990&z=33", 1280, 900)
	event := ask[string](c.tab, `(() => {
		const view = document.querySelector(".chart-view").getBoundingClientRect();
		const middle = view.left + view.width / 2;
		const all = [...document.querySelectorAll(".tile li:not([hidden]) > a[data-event]")];
		all.sort((a, b) => Math.abs(a.getBoundingClientRect().left - middle) - Math.abs(b.getBoundingClientRect().left - middle));
		all[0].focus();
		return all[0].dataset.event;
	})()`)
	for range 3 {
		c.press("+")
		c.rest()
	}
	if got := ask[string](c.tab, `document.activeElement.dataset.event ?? document.activeElement.className`); got != event {
		t.Errorf("the focus is on %q, want %q", got, event)
	}
	for range 8 {
		c.press("-")
	}
	c.rest()
	if !ask[bool](c.tab, `document.querySelector(".chart-view").contains(document.activeElement)`) {
		t.Error("the focus has left the chart")
	}
	if n := ask[int](c.tab, `document.querySelectorAll(".tile").length`); n > 3 {
		t.Errorf("%d tiles are attached", n)
	}
	c.quiet()
}

func TestTabGoesThroughLabelsInOrderOfTime(t *testing.T) {
	s := newSite(t)
	c := newChart(s, "/en/t/"+s.synthesize(example.Mixed, 100_000), 1280, 900)
	ask[bool](c.tab, `document.querySelector(".chart-view").focus(), true`)
	c.press("++")
	c.rest()
	for i := range 30 {
		c.press("\t")
		c.rest()
		// The chart may move so that the label is seen; its place on the strip stays.
		at := ask[[]float64](c.tab, `(() => {
			const a = document.activeElement;
			const strip = document.querySelector(".chart-strip").getBoundingClientRect();
			const view = document.querySelector(".chart-view").getBoundingClientRect();
			const box = a.closest("li")?.getBoundingClientRect() ?? a.getBoundingClientRect();
			return a.dataset.event ? [(box.left - strip.left) / strip.width, box.left - view.left, view.width] : [];
		})()`)
		if len(at) == 0 {
			continue // a count of what is not named
		}
		if at[1] < -1 || at[1] > at[2] {
			t.Errorf("label %d has the focus and is not seen: %g of %g", i, at[1], at[2])
		}
	}
	c.quiet()
}

func TestChartSaysTheSameInEveryTimeZone(t *testing.T) {
	s := newSite(t)
	many := s.synthesize(example.Mixed, 10_000)
	for _, path := range []string{"/en/t/albania-israel", "/sq/t/" + many + "?at=2001-09-03&z=20"} {
		texts := map[string]string{}
		for _, zone := range []string{"Pacific/Auckland", "America/New_York", "UTC"} {
			b := newTab(t)
			call(b, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone})
			// A glide would end at a fraction of a pixel that depends on its frames.
			call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}},
			})
			b.open(s.url+path, 1280, 900)
			c := liveChart{b}
			c.wake()
			ask[bool](b, `document.querySelector(".chart-view").focus(), true`)
			c.press("+")
			c.wait(`document.querySelector(".chart-said").textContent.includes("·")`)
			c.rest()
			texts[ask[string](b, `document.querySelector(".chart").innerText`)] = zone
		}
		if len(texts) != 1 {
			t.Errorf("%s reads differently: %v", path, texts)
		}
	}
}

func TestChartIsAccessible(t *testing.T) {
	s := newSite(t)
	many := s.synthesize(example.Mixed, 10_000)
	for _, path := range []string{"/en/t/albania-israel", "/sq/t/albania-israel?scale=linear", "/en/t/" + many, "/sq/t/" + many + "?at=1990&z=30"} {
		for _, width := range []int64{1280, 360} {
			for _, scheme := range []string{"light", "dark"} {
				t.Run(fmt.Sprintf("%s %d %s", path, width, scheme), func(t *testing.T) {
					b := newTab(t)
					call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
						Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
					})
					b.open(s.url+path, width, 900)
					if width > 1000 {
						liveChart{b}.wake()
					}
					b.accessible()
					b.quiet()
				})
			}
		}
	}
}
