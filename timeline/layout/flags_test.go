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
			aFrom, aTo := labelOf(a, width)
			bFrom, bTo := labelOf(b, width)
			if gap := max(bFrom-aTo, aFrom-bTo); a.Lane == b.Lane && gap < -rounding {
				t.Fatalf("two labels of lane %d overlap by %g: %+v and %+v, %g units apart", a.Lane, -gap, a, b, apart)
			}
			crosses := func(pole, label Flag, from, to float64) bool {
				x := pole.U * width
				return pole.Lane > label.Lane && x > from+rounding && x < to-rounding
			}
			if crosses(a, b, bFrom, bTo) || crosses(b, a, aFrom, aTo) {
				t.Fatalf("a pole crosses a label: %+v and %+v, %g units wide", a, b, width)
			}
		}
	}
	return labelled
}

// labelOf is where a label begins and ends, in units.
func labelOf(f Flag, width float64) (from, to float64) {
	x := f.U * width
	if f.Left {
		return x - LabelUnits, x
	}
	return x, x + LabelUnits
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
