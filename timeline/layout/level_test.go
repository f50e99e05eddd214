package layout

import (
	"math"
	"testing"
)

func TestRootShowsTheExtentOnOneScreen(t *testing.T) {
	rows := []struct {
		claim string
		e     Extent
		want  int8
	}{
		{"an empty timeline", Extent{}, MinLevel},
		{"one second", Extent{now, now + 1}, MinLevel},
		{"three quarters of a tile", Extent{10, 58}, MinLevel},
		{"a little more", Extent{10, 59}, MinLevel + 1},
		{"the whole axis", Extent{MinTime, MaxTime}, MaxLevel},
		{"across 1970", Extent{-1, 1}, MinLevel},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := row.e.Root(); got != row.want {
				t.Errorf("Root() = %d, want %d", got, row.want)
			}
			if got := len(row.e.Tiles(row.e.Root())); got > 2 {
				t.Errorf("%d root tiles", got)
			}
		})
	}
}

func TestOpenEndsDoNotStretchTheExtent(t *testing.T) {
	var e Extent
	e.Add(100, 200)
	e.Add(150, MaxTime)
	e.Add(-50, -40)
	if want := (Extent{-50, 200}); e != want {
		t.Errorf("extent = %v, want %v", e, want)
	}
}

func TestAddressesOutsideTheExtentDoNotExist(t *testing.T) {
	e := Extent{-1000, 5000}
	root := e.Root()
	rows := []struct {
		claim string
		a     Address
		want  bool
	}{
		{"the root", AddressOf(0, root), true},
		{"a fine one inside", AddressOf(-1000, MinLevel), true},
		{"the last second", AddressOf(4999, MinLevel), true},
		{"after the end", Address{MinLevel, 5000>>MinLevel + 1}, false},
		{"before the start", Address{MinLevel, -1000>>MinLevel - 1}, false},
		{"finer than the finest", AddressOf(0, MinLevel-1), false},
		{"coarser than the root", AddressOf(0, root+1), false},
		{"an absurd level", Address{120, 0}, false},
		{"a negative level", Address{-3, 0}, false},
		{"the largest number", Address{MinLevel, math.MaxInt64}, false},
		{"the smallest number", Address{MinLevel, math.MinInt64}, false},
	}
	for _, row := range rows {
		if got := e.Valid(row.a); got != row.want {
			t.Errorf("%s: Valid(%+v) = %v, want %v", row.claim, row.a, got, row.want)
		}
	}
	if (Extent{}).Valid(Address{MinLevel, 0}) {
		t.Error("an empty timeline has a tile")
	}
}

func TestTileNumbersAreExactInJavaScript(t *testing.T) {
	for _, at := range []int64{MinTime, MaxTime} {
		if x := AddressOf(at, MinLevel).X; x > 1<<53 || x < -1<<53 {
			t.Errorf("tile of %d is %d, beyond 2^53", at, x)
		}
	}
}

func TestParentsAndChildrenAgree(t *testing.T) {
	for _, at := range []int64{MinTime, -1, 0, 1, now, MaxTime - 1} {
		for level := int8(MinLevel + 1); level <= MaxLevel; level++ {
			a := AddressOf(at, level)
			held := 0
			for _, c := range a.Children() {
				if c.Parent() != a {
					t.Fatalf("%+v is not the parent of its child %+v", a, c)
				}
				if c.Contains(at) {
					held++
				}
			}
			if held != 1 || !a.Contains(at) {
				t.Fatalf("%d is in %d children of %+v", at, held, a)
			}
		}
	}
}

func TestViewKeepsItsMiddle(t *testing.T) {
	e := Extent{MinTime, MaxTime}
	v := ViewOf(e, now, MaxLevel)
	for v.Level > MinLevel {
		v = v.In(e)
		if off := math.Abs(float64(v.At() - now)); off > float64(int64(1)<<v.Level)/1e6+300 {
			t.Fatalf("level %d: middle moved by %g s", v.Level, off)
		}
	}
}

func TestViewStaysWithinTheExtent(t *testing.T) {
	e := Extent{now - 100*year, now}
	for _, v := range []View{
		ViewOf(e, math.MaxInt64, 20), ViewOf(e, math.MinInt64, -7), ViewOf(e, now, 100),
		WholeView(e).Shift(e, 1e30), WholeView(e).Shift(e, -5), WholeView(e).Out(e),
	} {
		if !e.Valid(v.Address) {
			t.Errorf("%+v lies outside", v)
		}
		if len(v.Tiles(e, 1160)) == 0 || len(v.Tiles(e, 1160)) > 3 {
			t.Errorf("%+v shows %d tiles", v, len(v.Tiles(e, 1160)))
		}
	}
	if got := WholeView(Extent{}).Tiles(Extent{}, 1160); got != nil {
		t.Errorf("an empty timeline shows %v", got)
	}
}

func TestViewShowsAsMuchAsTheScreenHolds(t *testing.T) {
	e := Extent{-100 * year, 100 * year}
	for level := int8(MinLevel); level <= e.Root(); level++ {
		v := ViewOf(e, 12_345, level)
		for _, units := range []float64{1, 320, TileUnits, 3000} {
			w := v.Window(units)
			want := units / TileUnits * float64(int64(1)<<level)
			if got := float64(w.Hi - w.Lo); math.Abs(got-want) > 2 {
				t.Fatalf("level %d, %g units: %g seconds, want %g", level, units, got, want)
			}
			if at := v.At(); at < w.Lo || at >= w.Hi {
				t.Fatalf("level %d: %d is not in its window %v", level, at, w)
			}
		}
	}
}

func TestTilesOfAViewAreThoseOfItsWindow(t *testing.T) {
	e := Extent{0, 1 << 30}
	v := ViewOf(e, 1<<20+1<<19, 20) // in the middle of tile 1
	rows := []struct {
		units float64
		want  []int64
	}{{TileUnits / 2, []int64{1}}, {TileUnits + 2, []int64{0, 1, 2}}, {4 * TileUnits, []int64{0, 1, 2, 3}}} // none before the extent
	for _, row := range rows {
		var got []int64
		for _, a := range v.Tiles(e, row.units) {
			got = append(got, a.X)
		}
		if len(got) != len(row.want) || got[0] != row.want[0] || got[len(got)-1] != row.want[len(row.want)-1] {
			t.Errorf("%g units: tiles %v, want %v", row.units, got, row.want)
		}
	}
}

func TestInAndOutKeepTheMiddle(t *testing.T) {
	e := Extent{-100 * year, 100 * year}
	v := ViewOf(e, 12_345_678, 20)
	if got := v.In(e).Out(e); got.Level != v.Level || math.Abs(float64(got.At()-v.At())) > 1 {
		t.Errorf("in and out leads from %d to %d", v.At(), got.At())
	}
	if got := v.Shift(e, 1).Shift(e, -1); got.Address != v.Address {
		t.Errorf("later and earlier leads from %+v to %+v", v, got)
	}
	if got := WholeView(e).Out(e).Level; got != e.Root() {
		t.Errorf("wider than the whole is level %d, want %d", got, e.Root())
	}
	if got := ViewOf(e, 0, MinLevel).In(e).Level; got != MinLevel {
		t.Errorf("closer than the finest is level %d, want %d", got, MinLevel)
	}
}

func TestATimelineOpensWhereItsEventsAre(t *testing.T) {
	const year = 365 * 86400
	even := func(from, to, n int64) (starts []int64) {
		for i := range n {
			starts = append(starts, from+(to-from)*i/n)
		}
		return starts
	}
	for _, row := range []struct {
		claim  string
		starts []int64
		want   Extent // must be seen
		whole  bool
	}{
		{"an even timeline as a whole", even(0, 100*year, 500), Extent{}, true},
		{"a single event", []int64{5}, Extent{}, true},
		{"nine as a whole: none of them may be left out", append([]int64{-1e17}, even(0, year, 8)...), Extent{}, true},
		{"a few in deep time, the rest of late", append([]int64{-4e17, -3e17, -2e17}, even(0, 100*year, 97)...), Extent{0, 99 * year}, false},
		{"a few in the far future", append(even(0, year, 97), 1e12, 2e12, 3e12), Extent{0, year * 9 / 10}, false},
		{"some on both sides", append(append(even(-4e17, -3e17, 5), even(0, year, 100)...), even(3e17, 4e17, 5)...), Extent{0, year * 9 / 10}, false},
	} {
		e := Extent{row.starts[0], row.starts[len(row.starts)-1] + 1}
		asked := 0
		busiest, err := Busiest(int64(len(row.starts)), func(i int64) (int64, error) {
			asked++
			return row.starts[i], nil
		})
		if err != nil || asked > 2*(tries+1) {
			t.Errorf("%s: %v, after %d questions", row.claim, err, asked)
		}
		within := 0
		for _, start := range row.starts {
			if start >= busiest.Lo && start < busiest.Hi {
				within++
			}
		}
		if within*10 < len(row.starts)*9 {
			t.Errorf("%s: %d of %d events lie in %v", row.claim, within, len(row.starts), busiest)
		}
		view := OpeningView(e, busiest)
		shown := view.Window(960)
		if whole := view == WholeView(e); whole != row.whole || shown.Lo > row.want.Lo && !whole || shown.Hi < row.want.Hi {
			t.Errorf("%s: opens with %v, whole %v", row.claim, shown, whole)
		}
	}
}
