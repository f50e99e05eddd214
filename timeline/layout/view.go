package layout

import "math"

// A View is a window on the axis: the moment in its middle, at fraction F of a
// tile, and the level that gives its width.
type View struct {
	Address
	F float64 // in [0, 1)
}

// ViewOf is the view of a level with t in its middle. Both are held within
// what the extent has: the address of a view is always Valid, unless the extent
// is empty.
func ViewOf(e Extent, t int64, level int8) View {
	level = min(max(level, MinLevel), e.Root())
	t = max(min(t, e.Hi-1), e.Lo)
	a := AddressOf(t, level)
	return View{a, float64(t-a.Start()) / float64(int64(1)<<level)}
}

// WholeView is the view of all there is, at the root level.
func WholeView(e Extent) View { return ViewOn(e, e) }

// ViewOn is the closest view that shows all of a part of the extent. Its middle
// is that of the part and of the label of its last event together, unless a
// screen would then show the emptiness before or after the extent while there
// are events on its other side.
func ViewOn(e, part Extent) View {
	part = Extent{max(part.Lo, e.Lo), min(part.Hi, e.Hi)}
	if part.Empty() {
		part = e
	}
	level := part.Root()
	label := labelSpan(level)
	middle := part.Lo + (part.Hi-part.Lo)/2 + label/2
	half := int64(float64(int64(1)<<level) * screenUnits / 2 / TileUnits)
	if first, last := e.Lo+half, e.Hi+label-half; first < last {
		middle = max(first, min(middle, last))
	}
	return ViewOf(e, middle, level)
}

// screenUnits is how wide a screen is that shows the whole of a root tile's
// three quarters and a label beside it.
const screenUnits = 960

// At is the moment in the middle.
func (v View) At() int64 {
	return v.Start() + int64(v.F*float64(int64(1)<<v.Level))
}

// Window is the stretch of time that a screen of so many units shows.
func (v View) Window(units float64) Extent {
	half := max(int64(math.Ceil(units/2/TileUnits*float64(int64(1)<<v.Level))), 1)
	at := v.At()
	return Extent{max(at-half, MinTime), min(at+half, MaxTime)}
}

// Tiles are the tiles of the extent that such a screen shows, in order of time.
func (v View) Tiles(e Extent, units float64) []Address {
	w := v.Window(units)
	shown := Extent{max(w.Lo, e.Lo), min(w.Hi, e.Hi)}
	if shown.Empty() {
		return nil
	}
	return shown.Tiles(v.Level)
}

// In is the view one level closer, with the same middle.
func (v View) In(e Extent) View { return ViewOf(e, v.At(), v.Level-1) }

// Out is the view one level wider, with the same middle.
func (v View) Out(e Extent) View { return ViewOf(e, v.At(), v.Level+1) }

// Shift is the view so many tiles later, or earlier when tiles is negative,
// held within the extent.
func (v View) Shift(e Extent, tiles float64) View {
	at := float64(v.At()) + tiles*float64(int64(1)<<v.Level)
	return ViewOf(e, int64(max(MinTime, min(MaxTime, at))), v.Level)
}
