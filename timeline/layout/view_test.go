package layout

import (
	"math"
	"testing"
)

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
