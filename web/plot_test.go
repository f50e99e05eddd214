package web

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// town is a timeline of n events in three groups, with eras and one date on record.
func town(n int) string {
	r := rand.New(rand.NewPCG(1912, 28))
	words := strings.Fields("council opens library winter fire roof market bridge ferry school minister treaty exile paper strike harvest flood choir")
	var b strings.Builder
	fmt.Fprintf(&b, `{"kronika": 1, "slug": "town", "languages": ["en"], "title": "A town", "groups": [{"id": "a", "label": "House"}, {"id": "b", "label": "Books"}, {"id": "c", "label": "Readers"}],
		"eras": [{"date": "1914/1918", "label": "The Great War"}], "events": [`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		year := 1900 + r.IntN(120)
		date := []string{fmt.Sprint(year), fmt.Sprintf("%d-%02d", year, 1+r.IntN(12)), fmt.Sprintf("%d/%d", year, year+1+r.IntN(8)), fmt.Sprintf("%d~", year)}[r.IntN(4)]
		var title []string
		for range 2 + r.IntN(7) {
			title = append(title, words[r.IntN(len(words))])
		}
		record := ""
		if i == 3 {
			record = fmt.Sprintf(`, "record": {"date": "%d"}`, year+12)
		}
		fmt.Fprintf(&b, `{"id": "e%d", "date": %q, "title": "%s %d", "group": %q, "importance": %d%s}`, i, date, strings.Join(title, " "), i, "abc"[i%3:i%3+1], 20+r.IntN(80), record)
	}
	b.WriteString("]}")
	return b.String()
}

// Between the few events that all have flags and the very many, each event is drawn from
// the first byte, and eras, silences and records stay.
func TestEveryEventIsDrawnUpToTwoThousand(t *testing.T) {
	for _, n := range []int{40, 300, 301, 2000} {
		s := newSite(t)
		s.load(town(n))
		doc := s.get("/en/t/town").document(t)
		if got := doc.Find(".chart-bars > *").Length(); got != n {
			t.Errorf("%d events: %d bars", n, got)
		}
		if got, want := doc.Find("a[data-bar]").Length(), map[bool]int{true: n}[n <= 300]; got != want {
			t.Errorf("%d events: %d bars are links, want %d", n, got, want)
		}
		if count, _ := doc.Find("section.chart").Attr("data-count"); count != fmt.Sprint(n) {
			t.Errorf("%d events: data-count is %q", n, count)
		}
		if doc.Find(".chart-eras").Length() != 1 || doc.Find(".chart-records, .chart-rings").Length() != 1 {
			t.Errorf("%d events: eras or records are not drawn", n)
		}
		if got := doc.Find(".plot-a [data-name]").Length(); got < min(n, 40) {
			t.Errorf("%d events: %d are named", n, got)
		}
		for _, mark := range []string{"data-tick", "data-era", "data-record=e3"} {
			if doc.Find(".chart ["+mark+"]").Length() == 0 {
				t.Errorf("%d events: nothing has %s", n, mark)
			}
		}
		if links := doc.Find(".chart-choice").Last().Find("a").Length(); links != 2 {
			t.Errorf("%d events: %d scales are offered", n, links)
		}
	}
}

// What a reader sees: no name lies on another or on a bar, none is cut off by its box, and
// nothing moves when the script begins.
func TestBrowserPlot(t *testing.T) {
	s := newSite(t)
	s.load(town(120))
	for _, rows := range []string{"together", "groups"} {
		for _, width := range []int64{1920, 1280, 1000, 700} {
			t.Run(fmt.Sprint(rows, width), func(t *testing.T) { lookAtPlot(t, s.url+"/en/t/town?rows="+rows, width) })
		}
	}
	b := newTab(t)
	b.open(s.url+"/en/t/town", 1280, 800)
	if y := ask[float64](b, `document.querySelector("section.chart").getBoundingClientRect().top`); y > 180 {
		t.Errorf("the chart begins at %v px", y)
	}
	if y := ask[float64](b, `document.querySelector(".chart-axis span").getBoundingClientRect().top`); y > 610 {
		t.Errorf("its axis stands at %v px", y)
	}
}

func lookAtPlot(t *testing.T, address string, width int64) {
	b := newTab(t)
	b.open(address, width, 900)
	const boxes = `[...document.querySelectorAll(".chart-labels a")].filter(a => a.offsetParent).map(a => {
			const r = document.createRange(); r.selectNodeContents(a);
			const t = r.getBoundingClientRect(), x = a.getBoundingClientRect(); return [t.left, t.top + 2, t.right, t.bottom - 2, x.left, x.right] })`
	const overlaps = `(() => { const all = ` + boxes + `; let n = 0; for (let i = 0; i < all.length; i++) for (let j = 0; j < i; j++) {
			const a = all[i], b = all[j]; if (a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]) n++ } return n })()`
	if n := ask[int](b, boxes+".length"); n < 20 {
		t.Errorf("%d px: %d names are seen", width, n)
	}
	if over := ask[int](b, overlaps); over > 0 {
		t.Errorf("%d px: %d pairs of names overlap", width, over)
	}
	if cut := ask[int](b, boxes+".filter(r => r[0] < r[4] - 1 || r[2] > r[5] + 1).length"); cut > 0 {
		t.Errorf("%d px: %d names leave their box", width, cut)
	}
	const places = `JSON.stringify([...document.querySelectorAll(".chart-strip, .chart-strip .chart-bars > *, .chart-labels a")].filter(a => a.offsetParent).map(a => { const r = a.getBoundingClientRect(); return [r.left, r.top, r.width].map(x => Math.round(x * 2)) }))`
	before := ask[string](b, places)
	ask[bool](b, `import(document.querySelector("[data-module]").dataset.module).then(() => true)`)
	b.wait(`document.querySelector("[data-chart=live]") !== null`)
	if after := ask[string](b, places); before != after {
		t.Errorf("%d px: the chart moves when the script begins: %s", width, firstChange(before, after))
	}
	b.accessible()
	named := ask[int](b, boxes+".length")
	strip := ask[float64](b, `document.querySelector(".chart-strip").offsetWidth`)
	ask[bool](b, `document.querySelector("[data-move=closer]")?.click() ?? true`)
	b.wait(fmt.Sprintf(`document.querySelector(".chart-strip").offsetWidth > %g`, 1.99*strip))
	if more := ask[int](b, boxes+".length"); width < 1920 && more <= named {
		t.Errorf("%d px: %d names at twice the width, %d before", width, more, named)
	}
	if over := ask[int](b, overlaps); over > 0 {
		t.Errorf("%d px, twice as wide: %d pairs of names overlap", width, over)
	}
}

// The date on record of an event near the end stands before its mark where it would not
// fit behind it.
func TestBrowserRecordsOfAPlotStayInView(t *testing.T) {
	s := newSite(t)
	var b strings.Builder
	for i := range 40 {
		record := ""
		if i == 38 {
			record = `, "record": {"date": "2019-11"}`
		}
		fmt.Fprintf(&b, `%s{"id": "e%d", "date": "%d", "title": "Something of some length happens again %d"%s}`, map[bool]string{true: ","}[i > 0], i, 1980+i, i, record)
	}
	s.load(`{"kronika": 1, "slug": "late", "languages": ["en"], "title": "Late", "events": [` + b.String() + `]}`)
	for _, path := range []string{"/en/t/late", "/sq/t/late"} {
		for _, width := range []int64{1280, 1000} {
			tab := newTab(t)
			tab.open(s.url+path, width, 900)
			if n := ask[int](tab, `document.querySelectorAll(".plot [data-record] span").length`); n != 1 {
				t.Fatalf("%s: %d records", path, n)
			}
			if over := ask[float64](tab, `document.querySelector(".plot [data-record] span").getBoundingClientRect().right - document.querySelector(".chart-view").getBoundingClientRect().right`); over > 0 {
				t.Errorf("%s at %d px: the record leaves the chart by %g px", path, width, over)
			}
		}
	}
}

// firstChange returns where two texts begin to differ.
func firstChange(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	i = max(0, i-20)
	return fmt.Sprintf("%.60s became %.60s", a[i:], b[i:])
}

// The axis says whose clocks it shows where it shows hours, and only there.
func TestTheAxisNamesItsZone(t *testing.T) {
	s := newSite(t)
	for date, want := range map[string]string{"2024-03-26T22:00": "Times in Tirane", "2024-03-26": ""} {
		s.do("PUT", "/api/v1/timelines/night", `{"kronika": 1, "slug": "night", "languages": ["en"], "title": "A night", "time_zone": "Europe/Tirane", "events": [
			{"id": "a", "date": "`+date+`", "title": "It begins"}, {"id": "b", "date": "2024-03-27", "title": "It ends"}]}`, asOperator)
		if got := s.get("/en/t/night").document(t).Find(".chart-zone").Text(); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
}

// A name of a later step is hidden by a rule of the style sheet until the strip is as wide.
func TestEachStepOfNamesHasItsRule(t *testing.T) {
	for _, n := range []int{60, 250, 1000} {
		s := newSite(t)
		s.load(town(n))
		doc := s.get("/en/t/town").document(t)
		sheet, _ := doc.Find("link[rel=stylesheet]").Attr("href")
		css := s.get(sheet).String()
		steps := map[string]bool{}
		doc.Find(".chart-labels li").AddSelection(s.get("/en/t/town?rows=groups").document(t).Find(".chart-labels li")).Each(func(_ int, li *goquery.Selection) {
			for class := range strings.FieldsSeq(li.AttrOr("class", "")) {
				if strings.HasPrefix(class, "w") {
					steps[class] = true
				}
			}
		})
		if len(steps) < 3 {
			t.Errorf("%d events: only %d steps", n, len(steps))
		}
		for step := range steps {
			if !strings.Contains(css, "."+step+"{display:none}") {
				t.Errorf("%d events: no rule for %s", n, step)
			}
		}
	}
}

// The axis of a chart that is higher than the window stands at the window's lower edge, and
// in its place once that is seen.
func TestBrowserTheAxisStaysInView(t *testing.T) {
	s := newSite(t)
	s.load(town(60))
	b := newTab(t)
	b.open(s.url+"/en/t/town?rows=together", 1280, 420)
	const axis = `document.querySelector(".chart-axis span").getBoundingClientRect().top`
	if y := ask[float64](b, axis); y > 400 || y < 360 {
		t.Errorf("the axis stands at %v px of 420", y)
	}
	ask[bool](b, `(scrollTo(0, 330), true)`)
	b.wait(fmt.Sprintf(`Math.abs(%s - (document.querySelector(".chart-bars").getBoundingClientRect().top + parseFloat(getComputedStyle(document.querySelector(".chart-view")).getPropertyValue("--above-a")) * 16)) < 2`, axis))
}

// Who zooms in far finds the events named: names that the page has no room for are asked
// for, stand where the others do, and go again.
func TestBrowserNamesCloser(t *testing.T) {
	s := newSite(t)
	s.load(town(400))
	for rows, least := range map[string]int{"together": 8, "groups": 5} { // of ten; in bands some bars have no row for a name
		b := newTab(t)
		b.open(s.url+"/en/t/town?rows="+rows, 1280, 900)
		ask[bool](b, `import(document.querySelector("[data-module]").dataset.module).then(() => true)`)
		b.wait(`document.querySelector("[data-chart=live]") !== null`)
		const seen = `[...document.querySelectorAll(".plot-a a")].map(a => a.getBoundingClientRect()).filter(r => r.width && r.right > 200 && r.left < 1200)`
		for range 5 {
			ask[bool](b, `(document.querySelector("[data-move=closer]").click(), true)`)
		}
		b.wait(`document.querySelectorAll(".plot-a .late").length > 0`)
		const bars = `[...document.querySelectorAll(".chart-strip .chart-bars > *")].map(a => a.getBoundingClientRect()).filter(r => r.left > 250 && r.left < 1200).length`
		if names, of := ask[int](b, seen+".length"), ask[int](b, bars); names < of*least/10 || of == 0 {
			t.Errorf("%s: %d names for %d bars", rows, names, of)
		}
		if over := ask[int](b, `(() => { const all = `+seen+`; let n = 0; for (let i = 0; i < all.length; i++) for (let j = 0; j < i; j++) {
			const a = all[i], b = all[j]; if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 2 && b.top < a.bottom - 2) n++ } return n })()`); over > 0 {
			t.Errorf("%s: %d pairs of names overlap", rows, over)
		}
		ask[bool](b, `(document.querySelector("[data-move=whole]").click(), true)`)
		b.wait(`document.querySelectorAll(".plot-a .late").length === 0`)
		b.quiet()
	}
	if a := s.get("/en/t/town/names?class=d"); a.StatusCode != 400 {
		t.Errorf("an unknown class: %d", a.StatusCode)
	}
}
