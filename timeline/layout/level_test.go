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
