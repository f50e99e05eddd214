package layout

import (
	"math"
	"math/rand/v2"
	"testing"
)

// drawBars draws bars on a strip: spread, crowded at one place, or all at one.
func drawBars(r *rand.Rand, n int) []Bar {
	bars := make([]Bar, n)
	crowd := r.Float64()
	for i := range bars {
		u := r.Float64()
		switch r.IntN(3) {
		case 0:
			u = crowd
		case 1:
			u = math.Min(1, math.Abs(crowd+r.NormFloat64()*0.02))
		}
		bars[i] = Bar{u, math.Min(1, u+r.ExpFloat64()*0.01), Priority(uint8(r.IntN(100)), r.Uint64())}
	}
	return bars
}

// checkFlags fails on labels that overlap and on poles that cross a label, on a
// strip drawn so many units wide. It returns how many flags have a label.
func checkFlags(t *testing.T, bars []Bar, flags []Flag, s Strip, width float64) (labelled int) {
	t.Helper()
	const rounding = 1e-9
	for i, a := range flags {
		if a.U < bars[i].U0 || a.U > bars[i].U1+rounding {
			t.Fatalf("the pole at %g is outside its bar %+v", a.U, bars[i])
		}
		if a.Lane >= s.Lanes {
			t.Fatalf("lane %d of %d", a.Lane, s.Lanes)
		}
		if a.Lane < 0 {
			continue
		}
		labelled++
		for _, b := range flags[:i] {
			if b.Lane < 0 {
				continue
			}
			apart := math.Abs(a.U-b.U) * width
			if a.Lane == b.Lane && apart < LabelUnits+GapUnits-rounding {
				t.Fatalf("two labels of lane %d are %g units apart", a.Lane, apart)
			}
			first, second := a, b
			if b.U < a.U {
				first, second = b, a
			}
			if apart > rounding && apart < LabelUnits && second.Lane > first.Lane {
				t.Fatalf("the pole at %g crosses the label at %g, %g units wide", second.U, first.U, width)
			}
		}
	}
	return labelled
}

func TestFlagsNeitherOverlapNorCross(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 21))
	for _, s := range []Strip{PageStrip(), WidgetStrip()} {
		for range 400 {
			bars := drawBars(r, 1+r.IntN(60))
			flags := Flags(bars, s)
			for _, zoom := range []float64{1, 1.37, 2, 16} {
				if checkFlags(t, bars, flags, s, s.Width*zoom) == 0 {
					t.Fatal("no event has a label")
				}
			}
		}
	}
}

func TestFlagsDoNotDependOnInputOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 22))
	for range 100 {
		bars := drawBars(r, 40)
		want := Flags(bars, PageStrip())
		order := r.Perm(len(bars))
		shuffled := make([]Bar, len(bars))
		for i, j := range order {
			shuffled[i] = bars[j]
		}
		for i, got := range Flags(shuffled, PageStrip()) {
			if got != want[order[i]] {
				t.Fatalf("bar %d has flag %+v, in another order %+v", order[i], got, want[order[i]])
			}
		}
	}
}

func TestTheWeightierEventHasTheLabel(t *testing.T) {
	s := Strip{Width: 800, Reserve: LabelUnits, Lanes: 1}
	bars := []Bar{{0.50, 0.50, Priority(20, 1)}, {0.51, 0.51, Priority(80, 2)}, {0.52, 0.52, Priority(50, 3)}}
	for i, f := range Flags(bars, s) {
		if want := map[bool]int{true: 0, false: -1}[i == 1]; f.Lane != want {
			t.Errorf("bar %d is in lane %d, want %d", i, f.Lane, want)
		}
	}
}

func TestCrowdedFlagsFormAStaircase(t *testing.T) {
	s := Strip{Width: 1000, Reserve: LabelUnits, Lanes: 4}
	bars := []Bar{{0.10, 0.1, 1}, {0.15, 0.15, 2}, {0.20, 0.2, 3}, {0.90, 0.9, 4}}
	for i, want := range []int{2, 1, 0, 0} {
		if got := Flags(bars, s)[i].Lane; got != want {
			t.Errorf("flag %d is in lane %d, want %d", i, got, want)
		}
	}
}

func TestFlagsOfOneYearStandApart(t *testing.T) {
	s := PageStrip()
	flags := Flags([]Bar{{0.5, 0.6, 1}, {0.5, 0.6, 2}}, s)
	if got := math.Abs(flags[0].U-flags[1].U) * s.Width; got < poleGap-1e-9 {
		t.Errorf("the poles of two events of a wide bar are %g units apart, want %d", got, poleGap)
	}
	if flags := Flags([]Bar{{0.5, 0.5, 1}, {0.5, 0.5, 2}}, s); flags[0].U != flags[1].U {
		t.Errorf("poles moved out of their bars: %+v", flags)
	}
}

func BenchmarkFlags(b *testing.B) {
	bars := drawBars(rand.New(rand.NewPCG(1912, 23)), MaxElastic)
	b.ReportAllocs()
	for b.Loop() {
		Flags(bars, PageStrip())
	}
}

// TestRoomsMeetNothing lets every label be as wide as its room and looks for
// labels and poles in it.
func TestRoomsMeetNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	wider, toTheEnd := 0, 0
	for range 300 {
		bars := make([]Bar, 1+r.IntN(40))
		for i := range bars {
			u := float64(r.IntN(60)) / 60
			bars[i] = Bar{u, min(u+r.Float64()/10, 1), r.Uint64()}
		}
		flags := Flags(bars, PageStrip())
		rooms := Rooms(flags)
		for i, f := range flags {
			if f.Lane < 0 {
				continue
			}
			if rooms[i] == ToTheEnd {
				toTheEnd++
			} else if rooms[i] > (LabelUnits+GapUnits)/PageStrip().Width {
				wider++
			}
			for j, other := range flags {
				if other.Lane >= f.Lane && other.U > f.U && other.U < f.U+rooms[i]-1e-9 {
					t.Fatalf("label %d has room up to %g, and label %d in lane %d stands at %g", i, f.U+rooms[i], j, other.Lane, other.U)
				}
			}
		}
	}
	if wider == 0 || toTheEnd == 0 {
		t.Errorf("%d labels have more room than they need, %d to the end", wider, toTheEnd)
	}
}
