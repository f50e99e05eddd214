package web

import (
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"kronika/timeline/example"
)

// benchOpen opens the page and that of the eight events in turn, and compares
// the medians of the time to the load event.
func benchOpen(b *testing.B, s *site, slug string) {
	tab := newTab(b)
	open := func(slug string) (ms float64, nodes, bytes int) {
		tab.open(s.url+"/en/t/"+slug, 1280, 900)
		at := ask[[]float64](tab, `(() => {
			const page = performance.getEntriesByType("navigation")[0];
			const all = performance.getEntriesByType("resource").reduce((sum, r) => sum + r.transferSize, page.transferSize);
			return [page.loadEventStart - page.startTime, document.querySelectorAll("*").length, all];
		})()`)
		return at[0], int(at[1]), int(at[2])
	}
	var few, many []float64
	var nodes, bytes int
	_, _, bytes = open(slug) // all files are fetched the first time
	for range 15 {
		ms, _, _ := open(example.Slug)
		few = append(few, ms)
		ms, nodes, _ = open(slug)
		many = append(many, ms)
	}
	slices.Sort(few)
	slices.Sort(many)
	b.ReportMetric(few[len(few)/2], "eight-ms")
	b.ReportMetric(many[len(many)/2], "open-ms")
	b.ReportMetric(many[len(many)/2]/few[len(few)/2], "ratio")
	b.ReportMetric(float64(nodes), "nodes")
	b.ReportMetric(float64(bytes), "bytes")
}

// benchMove drags and zooms the chart with real input and reports the frames.
func benchMove(b *testing.B, s *site, slug string, throttle float64) {
	s.t = b
	c := newChart(s, "/en/t/"+slug+"?at=1990&z=33", 1280, 900)
	c.rest()
	x, y := c.middle()
	if throttle > 1 {
		call(c.tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: throttle})
	}
	for _, way := range []struct {
		name string
		do   func()
	}{
		{"pan", func() {
			c.mouse(input.DispatchMouseEventTypeMousePressed, x, y, chromedp.ButtonLeft, chromedp.ClickCount(1))
			for i := range 120 {
				c.mouse(input.DispatchMouseEventTypeMouseMoved, x-4*float64(i), y, chromedp.ButtonLeft, buttonDown)
			}
			c.mouse(input.DispatchMouseEventTypeMouseReleased, x-480, y, chromedp.ButtonLeft, chromedp.ClickCount(1))
		}},
		{"zoom", func() {
			for i := range 120 {
				dy := -30.0
				if i%60 >= 30 {
					dy = 30
				}
				c.mouse(input.DispatchMouseEventTypeMouseWheel, x, y, chromedp.ButtonModifiers(chromedp.ModifierCtrl), func(p *input.DispatchMouseEventParams) {
					p.DeltaX, p.DeltaY = 1e-9, dy
				})
			}
		}},
	} {
		way.do() // the tiles on the way are fetched
		c.rest()
		ask[bool](c.tab, `(() => {
			window.frames_ = [];
			window.recording = true;
			let before = 0;
			const next = (now) => {
				if (before) frames_.push(now - before);
				before = now;
				if (recording) requestAnimationFrame(next);
			};
			requestAnimationFrame(next);
			return true;
		})()`)
		way.do()
		frames := ask[[]float64](c.tab, `(recording = false, frames_)`)
		slices.Sort(frames)
		b.ReportMetric(frames[len(frames)*95/100], way.name+"-p95-ms")
		b.ReportMetric(frames[len(frames)-1], way.name+"-max-ms")
	}
	if heard := strings.Join(c.heard, "; "); heard != "" {
		b.Errorf("console: %s", heard)
	}
}
