package layout

import (
	"math/rand/v2"
	"testing"
)

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
