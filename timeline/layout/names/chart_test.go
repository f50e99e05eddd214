package names_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kronika/timeline/layout/names"
)

// A box is what stands on the strip: a name, or a bar of a band.
type box struct {
	x0, x1   float64
	row, end int
	of       *names.Item
}

func (b box) meets(o box) bool {
	const least = 1e-6
	return b.x0 < o.x1-least && o.x0 < b.x1-least && b.row < o.end && o.row < b.end
}

// drawn returns the names of a band and, with bands, its bars, at a width.
func drawn(b *names.Band, width float64, banded bool) (texts, bars []box) {
	const beside = 6
	for _, it := range b.Items {
		x0 := it.U0 * width
		x1 := max(x0+3, it.U1*width)
		if banded && it.Bar >= 0 {
			bars = append(bars, box{x0, x1, it.Bar, it.Bar + 1, it})
		}
		n := it.Name
		if n == nil || n.From > width || n.Inside {
			continue
		}
		w, x := float64(n.Width), n.U*width
		switch {
		case banded && n.Before:
			texts = append(texts, box{x0 - beside - w, x0 - beside, it.Bar, it.Bar + 1, it})
		case banded:
			texts = append(texts, box{x1 + beside, x1 + beside + w, it.Bar, it.Bar + 1, it})
		case n.Before:
			texts = append(texts, box{x - w + 3 + names.Gap, x + 3, n.Row, n.Row + n.Rows, it})
		default:
			texts = append(texts, box{x, x + w - names.Gap, n.Row, n.Row + n.Rows, it})
		}
	}
	return texts, bars
}

// check fails if names meet at any width, leave the strip, or lie on a bar.
func check(t *testing.T, c *names.Chart, banded bool) {
	t.Helper()
	most := names.Height
	if banded {
		most = names.BandedHeight
	}
	if c.Height > most && !(banded && !slices.ContainsFunc(c.Bands, func(b *names.Band) bool { return b.Rows > 1 })) {
		t.Errorf("the chart is %d high", c.Height)
	}
	for _, b := range c.Bands {
		for _, k := range []float64{1, 1.003, 1.1, 1.25, 1.4, 1.5, 1.8, 2, 4, 1000} {
			checkAt(t, b, k*c.Width, banded)
		}
		for _, it := range b.Items {
			if !banded && (it.Bar < 0 || it.X0 < 0 || it.X1-it.X0 < 3 || float64(it.X1) > c.Width) {
				t.Errorf("the bar of %s lies from %d to %d in row %d", it.ID, it.X0, it.X1, it.Bar)
			}
			if n := it.Name; n != nil && !n.Inside && (n.Row < 0 || n.Row+n.Rows > b.Rows) {
				t.Errorf("the name of %s stands in row %d of %d", it.ID, n.Row, b.Rows)
			}
		}
	}
}

func checkAt(t *testing.T, b *names.Band, width float64, banded bool) {
	t.Helper()
	texts, bars := drawn(b, width, banded)
	slices.SortFunc(texts, func(a, b box) int { return int(a.x0 - b.x0) })
	for i, n := range texts {
		if n.x0 < -1 || n.x1 > width+1 {
			t.Errorf("at %g the name of %s lies outside, from %g to %g", width, n.of.ID, n.x0, n.x1)
		}
		for _, o := range texts[i+1:] {
			if o.x0 >= n.x1+1 {
				break
			}
			if n.meets(o) {
				t.Errorf("at %g the names of %s and %s meet", width, n.of.ID, o.of.ID)
			}
		}
		for _, bar := range bars {
			if bar.of != n.of && n.meets(bar) {
				t.Errorf("at %g the name of %s lies on the bar of %s", width, n.of.ID, bar.of.ID)
			}
		}
	}
}

// told says what a chart is, whatever the order of its events was.
func told(c *names.Chart) string {
	var lines []string
	for _, b := range c.Bands {
		for _, it := range b.Items {
			lines = append(lines, fmt.Sprint(it.ID, " ", it.Bar, " ", it.X0, " ", it.X1))
			if it.Name != nil {
				lines = append(lines, fmt.Sprintf("%s %+v", it.ID, *it.Name))
			}
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func at(c *names.Chart, width float64) (n int) {
	for _, b := range c.Bands {
		for _, it := range b.Items {
			if it.Name != nil && it.Name.From <= width {
				n++
			}
		}
	}
	return n
}

func TestNamesNeverMeetAtAnyWidth(t *testing.T) {
	for i, s := range shapes() {
		t.Run(fmt.Sprintf("%d %+v", i, s), func(t *testing.T) {
			events := sample(uint64(i), s)
			for _, view := range names.Classes() {
				if view < 1200 && s.n > 100 {
					continue
				}
				o := names.Options{View: view, Bands: s.bands, Eras: i%2 == 0, Records: i%3 == 0}
				c := names.Layout(events, o)
				check(t, c, s.bands > 0)
				if s.n > 500 {
					continue
				}
				shuffled := slices.Clone(events)
				rand.New(rand.NewPCG(uint64(i), 2)).Shuffle(len(shuffled), func(a, b int) { shuffled[a], shuffled[b] = shuffled[b], shuffled[a] })
				if told(names.Layout(shuffled, o)) != told(c) {
					t.Error("another order of the events gives another chart")
				}
			}
		})
	}
}

func TestManyEventsAreNamed(t *testing.T) {
	for seed := range uint64(20) {
		if c := names.Layout(sample(seed, shape{n: 12, kind: "uniform"}), names.Options{}); c.Whole < 12 {
			t.Errorf("of 12 events %d are named", c.Whole)
		}
		if c := names.Layout(sample(seed, shape{n: 40, kind: "uniform"}), names.Options{}); c.Whole < 36 {
			t.Errorf("of 40 events %d are named", c.Whole)
		}
		c := names.Layout(sample(seed, shape{n: 100, kind: "uniform"}), names.Options{})
		if c.Whole < 58 || at(c, 1800)*10 < c.Shown*11 {
			t.Errorf("of 100 events %d are named, and %d at one and a half times the width", c.Whole, at(c, 1800))
		}
	}
	for _, n := range []int{400, 2000} {
		if c := names.Layout(sample(1, shape{n: n, kind: "uniform"}), names.Options{}); c.Whole < 55 {
			t.Errorf("of %d events %d are named", n, c.Whole)
		}
	}
}

func TestNamesThatAreShownStay(t *testing.T) {
	for _, s := range []shape{{n: 300, kind: "uniform"}, {n: 300, kind: "burst"}, {n: 90, kind: "uniform", bands: 6}} {
		events := sample(5, s)
		near := names.Layout(events, names.Options{Bands: s.bands, Until: 1})
		far := names.Layout(events, names.Options{Bands: s.bands, Until: 16})
		farther := map[string]*names.Name{}
		for _, b := range far.Bands {
			for _, it := range b.Items {
				farther[it.ID] = it.Name
			}
		}
		for _, b := range near.Bands {
			for _, it := range b.Items {
				if it.Name != nil && fmt.Sprint(*it.Name) != fmt.Sprint(*farther[it.ID]) {
					t.Errorf("%+v: the name of %s moves", s, it.ID)
				}
			}
		}
		if at(far, 16*far.Width) <= at(near, near.Width) {
			t.Errorf("%+v: no name is added while one zooms in", s)
		}
	}
}

// TestHardCharts holds that nothing breaks where there is too much of something.
func TestHardCharts(t *testing.T) {
	same := func(n int, change func(int, *names.Event)) []names.Event {
		events := make([]names.Event, n)
		for i := range events {
			events[i] = names.Event{ID: fmt.Sprint("e", i), U0: 0.5, U1: 0.5, Weight: 50, Title: "An event", Date: "1912"}
			change(i, &events[i])
		}
		return events
	}
	for name, events := range map[string][]names.Event{
		"2,000 events at one instant": same(2000, func(int, *names.Event) {}),
		"titles of 10,000 letters": same(12, func(i int, e *names.Event) {
			e.Title, e.U0, e.U1 = strings.Repeat("W", 10_000), float64(i)/12, float64(i)/12
		}),
		"dates longer than a box": same(12, func(i int, e *names.Event) { e.Date, e.U0, e.U1 = strings.Repeat("about ", 40), float64(i)/12, 1 }),
		"no titles":               same(12, func(i int, e *names.Event) { e.Title, e.Date = "", "" }),
		"all heavy":               same(60, func(i int, e *names.Event) { e.Weight, e.Lasting, e.U0, e.U1 = 100, true, 0, 1 }),
		"one of long ago":         same(2000, func(i int, e *names.Event) { e.U0, e.U1 = min(0.04+float64(i), 0.96), 0.96 }),
	} {
		t.Run(name, func(t *testing.T) {
			for _, bands := range []int{0, 8} {
				for i := range events {
					events[i].Band = i % 9 // one band too many counts as the last
				}
				check(t, names.Layout(events, names.Options{Bands: bands}), bands > 0)
			}
		})
	}
}

func TestBetterScale(t *testing.T) {
	crowded, spread := sample(3, shape{n: 40, kind: "burst"}), sample(3, shape{n: 40, kind: "uniform"})
	few, many := names.Layout(crowded, names.Options{}), names.Layout(spread, names.Options{})
	if !names.Better(many, few, 0) {
		t.Errorf("the scale that names %d is not better than the one that names %d", many.Whole, few.Whole)
	}
	if names.Better(many, many, 1) {
		t.Error("a scale is better than itself")
	}
}

func BenchmarkNames(b *testing.B) {
	for _, n := range []int{40, 300, 2000} {
		events := sample(77, shape{n: n, kind: "uniform"})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				names.Layout(events, names.Options{Until: 1})
			}
		})
	}
}
