package web

import (
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/example"
	"kronika/timeline/layout"
	"kronika/timeline/sqlite"
)

// BenchmarkLevels measures what a timeline of any size is to reach: how fast it
// is imported, how fast and light its tiles and pages are, and how smoothly the
// chart moves in a browser.
//
//	KRONIKA_BENCH=1000000 go test -run '^$' -bench Levels -benchtime 1x -timeout 1h ./web
//
// KRONIKA_BENCH is the number of events, 100,000 when it is not set. The part in
// the browser is skipped where there is no Chromium. Everything is measured once
// over many requests and frames, so one round is enough.
func BenchmarkLevels(b *testing.B) {
	n := int64(100_000)
	if text := os.Getenv("KRONIKA_BENCH"); text != "" {
		var err error
		if n, err = strconv.ParseInt(text, 10, 64); err != nil {
			b.Fatalf("KRONIKA_BENCH: %v", err)
		}
	}
	s := newSite(b)
	var slug string
	b.Run(fmt.Sprintf("import/%d", n), func(b *testing.B) { slug = benchImport(b, s, n) })
	b.Run(fmt.Sprintf("tile/%d", n), func(b *testing.B) { benchTiles(b, s, slug) })
	b.Run(fmt.Sprintf("insert/%d", n), func(b *testing.B) { benchInsert(b, s, slug) })
	b.Run(fmt.Sprintf("open/%d", n), func(b *testing.B) { benchOpen(b, s, slug) })
	for _, throttle := range []float64{1, 4} {
		b.Run(fmt.Sprintf("move/%d/throttled-%g", n, throttle), func(b *testing.B) { benchMove(b, s, slug, throttle) })
	}
}

// benchImport stores a synthetic timeline, once. Making the events takes part of
// the time.
func benchImport(b *testing.B, s *site, n int64) (slug string) {
	s.t = b
	start := time.Now()
	slug = s.synthesize(example.Mixed, n)
	took := time.Since(start)
	b.ReportMetric(float64(n)/took.Seconds(), "events/s")
	if files, err := filepath.Glob(filepath.Join(filepath.Dir(s.path), "*")); err == nil {
		size := int64(0)
		for _, name := range files {
			if info, err := os.Stat(name); err == nil {
				size += info.Size()
			}
		}
		b.ReportMetric(float64(size)/float64(n), "bytes/event")
	}
	return slug
}

// benchTiles asks for 3,000 tiles at random levels around random events, as the
// script does, and reports how long the server takes and how much it sends.
func benchTiles(b *testing.B, s *site, slug string) {
	info, err := s.store.Timeline(b.Context(), slug)
	if err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	var took []time.Duration
	var sizes []int
	for i := range 3300 {
		level := layout.MinLevel + int8(r.IntN(int(info.Extent.Root()-layout.MinLevel)+1))
		a := layout.AddressOf(randomStart(r, info.Extent), level)
		request := httptest.NewRequest("GET", fmt.Sprintf("/api/v1/timelines/%s/tiles/%d/%d/%d?lang=en", slug, info.Revision, a.Level, a.X), nil)
		request.Header.Set("Accept-Encoding", "br")
		answer := httptest.NewRecorder()
		start := time.Now()
		s.handler.ServeHTTP(answer, request)
		if answer.Code != 200 {
			b.Fatalf("%s: %d", request.URL, answer.Code)
		}
		if i >= 300 { // the first warm the caches
			took, sizes = append(took, time.Since(start)), append(sizes, answer.Body.Len())
		}
	}
	slices.Sort(took)
	slices.Sort(sizes)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
	b.ReportMetric(float64(sizes[len(sizes)*95/100]), "p95-bytes")
	b.ReportMetric(float64(sizes[len(sizes)-1]), "max-bytes")
}

// randomStart is a moment where a mixed timeline may have events.
func randomStart(r *rand.Rand, e layout.Extent) int64 {
	const year = 31_556_952
	ages := []float64{30 * year, 300 * year, 5000 * year, float64(e.Hi - e.Lo)}
	return max(e.Lo, e.Hi-1-int64(ages[r.IntN(len(ages))]*r.Float64()))
}

// benchInsert adds one weighty event in the middle and waits until lists and
// then the strip show it.
func benchInsert(b *testing.B, s *site, slug string) {
	date, err := edtf.Parse("1990-06-15")
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	e := timeline.Event{ID: "inserted", Date: date, Title: timeline.Plain("Something new"), Importance: 90}
	if _, err := s.store.PutEvent(b.Context(), slug, e); err != nil {
		b.Fatal(err)
	}
	if _, err := s.store.Position(b.Context(), slug, "inserted", sqlite.Query{}); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(time.Since(start).Microseconds())/1000, "list-ms")
	if err := s.store.Settle(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(start).Seconds(), "strip-s")
}

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
