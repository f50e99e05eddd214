package names_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"kronika/timeline/layout/names"
)

// A shape is how random events lie in time.
type shape struct {
	n     int
	kind  string // uniform, burst: most within a thousandth, tail: dense at the end
	words string // a language
	long  int    // letters of the longest title
	bands int
}

// sampleWords returns the words of which titles are made.
func sampleWords(tag string) []string {
	return strings.Fields(map[string]string{
		"en": "treaty of the war battle king opens parliament election earthquake government declares first bridge new city railway law court peace",
		"sq": "shpallja e pavarësisë në Vlorë kongresi i Lushnjës qeveria shqiptare zgjedhjet çlirimi tërmeti themelohet shkolla rruga",
		"he": "הכרזת העצמאות המלחמה הראשונה הכנסת בירושלים הסכם השלום נחתם בית המשפט בחירות ממשלה חדשה",
	}[tag])
}

func pick[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// sample returns random events; the same ones for the same seed.
func sample(seed uint64, s shape) []names.Event {
	r := rand.New(rand.NewPCG(seed, 13))
	if s.words == "" {
		s.words, s.long = "en", 48
	}
	words := sampleWords(s.words)
	events := make([]names.Event, s.n)
	for i := range events {
		x := r.Float64()
		switch {
		case s.kind == "burst" && r.IntN(10) > 0:
			x = 0.5 + x/1000
		case s.kind == "tail":
			x = 1 - math.Exp(-8*x)
		}
		e := names.Event{ID: fmt.Sprint("e", i), U0: 0.037 + 0.92*x, Weight: pick(r, 20, 50, 50, 50, 65, 80, 90), Lasting: r.IntN(7) == 0}
		length := pick(r, 0, 0.0001, 0.003, 0.03)
		if e.Lasting {
			length = r.Float64() * r.Float64() / 5
		}
		e.U1 = min(e.U0+length, 0.963)
		e.Date = pick(r, "1987", "23 Oct 1987", "c. 1850", "23 Oct 1987, 11:00")
		for most := 12 + r.IntN(s.long-11); ; {
			w := pick(r, words...)
			if e.Title != "" && len([]rune(e.Title))+1+len([]rune(w)) > most {
				break
			}
			e.Title = strings.TrimSpace(e.Title + " " + w)
		}
		if s.bands > 0 {
			e.Band = i % s.bands
		}
		events[i] = e
	}
	return events
}

// shapes returns the shapes of the random charts.
func shapes() (all []shape) {
	for _, n := range []int{0, 1, 6, 12, 20, 40, 60, 100, 200, 500, 1000, 2000} {
		for _, kind := range []string{"uniform", "burst", "tail"} {
			all = append(all, shape{n: n, kind: kind}, shape{n: n, kind: kind, words: pick(rand.New(rand.NewPCG(uint64(n), 1)), "sq", "he"), long: 90})
		}
	}
	for _, n := range []int{24, 40, 90, 300, 2000} {
		for _, bands := range []int{3, 6, 8} {
			all = append(all, shape{n: n, kind: "uniform", bands: bands})
		}
	}
	return all
}
