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

func TestTurnedFlagsNeitherOverlapNorCross(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 24))
	lower := 0
	for _, s := range []Strip{PageStrip(), WidgetStrip()} {
		for range 600 {
			bars := drawBars(r, 1+r.IntN(60))
			flags := Flags(bars, s)
			turned := Turn(flags, s)
			for _, zoom := range []float64{1, 1.37, 2, 16} {
				checkFlags(t, bars, turned, s, s.Width*zoom)
			}
			for i := range flags {
				if turned[i].U != flags[i].U || turned[i].Lane < 0 != (flags[i].Lane < 0) {
					t.Fatalf("turning made of %+v %+v", flags[i], turned[i])
				}
				if from, _ := labelOf(turned[i], s.Width); turned[i].Lane >= 0 && from < 0 {
					t.Fatalf("the label at %g was turned out of the strip", turned[i].U)
				}
			}
			if top(turned) > top(flags) {
				t.Fatalf("turning made a staircase of %d lanes one of %d", top(flags)+1, top(turned)+1)
			}
			if top(turned) < top(flags) {
				lower++
			}
		}
	}
	if lower == 0 {
		t.Error("turning never lowered anything")
	}
}

func TestACrowdRisesFromBothSides(t *testing.T) {
	s := Strip{Width: 1000, Reserve: LabelUnits, Lanes: 8}
	for _, row := range []struct {
		claim string
		us    []float64
		want  []Flag
	}{
		{"labels apart all stand to the right", []float64{0.1, 0.5}, []Flag{{U: 0.1}, {U: 0.5}}},
		{"the earlier of two stands to the left", []float64{0.5, 0.6}, []Flag{{0.5, 0, true}, {U: 0.6}}},
		{"but not out of the strip", []float64{0.1, 0.15}, []Flag{{U: 0.1, Lane: 1}, {U: 0.15}}},
		{"five need three lanes", []float64{0.70, 0.71, 0.72, 0.73, 0.74},
			[]Flag{{0.70, 0, true}, {0.71, 1, true}, {U: 0.72, Lane: 2}, {U: 0.73, Lane: 1}, {U: 0.74}}},
		{"a label keeps away from that of the crowd before", []float64{0.40, 0.70, 0.71, 0.72},
			[]Flag{{U: 0.40}, {0.70, 1, true}, {U: 0.71, Lane: 1}, {U: 0.72}}},
	} {
		bars := make([]Bar, len(row.us))
		for i, u := range row.us {
			bars[i] = Bar{u, u, uint64(i)}
		}
		for i, got := range Turn(Flags(bars, s), s) {
			if got != row.want[i] {
				t.Errorf("%s: flag %d is %+v, want %+v", row.claim, i, got, row.want[i])
			}
		}
	}
}

// TestRoomsMeetNothing lets every label be as wide as its room and looks for
// labels and poles in it.
func TestRoomsMeetNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	wider, toTheEnd, left := 0, 0, 0
	s := PageStrip()
	for range 600 {
		bars := make([]Bar, 1+r.IntN(40))
		for i := range bars {
			u := float64(r.IntN(60)) / 60
			bars[i] = Bar{u, min(u+r.Float64()/10, 1), r.Uint64()}
		}
		flags := Turn(Flags(bars, s), s)
		rooms := Rooms(flags)
		label := func(i int) (from, to float64) {
			if flags[i].Left {
				return flags[i].U - rooms[i], flags[i].U
			}
			return flags[i].U, flags[i].U + rooms[i]
		}
		for i, f := range flags {
			if f.Lane < 0 {
				continue
			}
			switch from, _ := label(i); {
			case rooms[i] < LabelUnits/s.Width-1e-9 || from < -1e-9:
				t.Fatalf("label %+v has a room of %g", f, rooms[i])
			case rooms[i] == ToTheEnd:
				toTheEnd++
			case f.Left:
				left++
			case rooms[i] > (LabelUnits+GapUnits)/s.Width:
				wider++
			}
			from, to := label(i)
			for j, other := range flags {
				if i == j || other.Lane < f.Lane {
					continue
				}
				if other.U > from+1e-9 && other.U < to-1e-9 {
					t.Fatalf("in the room of %+v, %g to %g, stands %+v", f, from, to, other)
				}
				if otherFrom, otherTo := label(j); other.Lane == f.Lane && min(to, otherTo)-max(from, otherFrom) > 1e-9 {
					t.Fatalf("the rooms of %+v and %+v overlap", f, other)
				}
			}
		}
	}
	if wider == 0 || toTheEnd == 0 || left == 0 {
		t.Errorf("%d labels have more room than they need, %d to the end, %d to the left", wider, toTheEnd, left)
	}
}
