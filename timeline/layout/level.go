package layout

// Levels, tiles and times. A tile of level L is 2^L seconds wide.
const (
	MinLevel = 6  // 64 seconds: the finest
	MaxLevel = 60 // 37 billion years: the whole axis has room in one

	// TileUnits is the width of a tile on screen at scale 1. A unit is 1/16 rem.
	TileUnits = 1024

	// MaxTime and MinTime bound the axis, in seconds since 1970: some 13.9
	// billion years to either side. Within them every tile index of every
	// level is below 2^53 and so exact as a JavaScript number. An end that
	// lies at MaxTime is open.
	MaxTime = 440_000_000_000_000_000
	MinTime = -MaxTime
)

// An Address names a tile: the X-th of its Level, counted from 1970. Tiles
// before 1970 have negative X. The grid is absolute: no event moves a tile.
type Address struct {
	Level int8
	X     int64
}

// AddressOf is the tile of a level that holds the second t.
func AddressOf(t int64, level int8) Address { return Address{level, t >> level} }

// Start is the first second of the tile.
func (a Address) Start() int64 { return a.X << a.Level }

// End is the first second after the tile.
func (a Address) End() int64 { return (a.X + 1) << a.Level }

// LookBack is the earliest start an event may have and still be drawn in the
// tile: a bar of a label is shorter than two tiles (see Row.Context), so one
// that begins earlier than this is over before the tile begins.
func (a Address) LookBack() int64 { return (a.X-2)<<a.Level + 1 }

// Contains reports whether t falls into the tile.
func (a Address) Contains(t int64) bool { return t>>a.Level == a.X }

// Parent is the tile of the next coarser level that holds this one.
func (a Address) Parent() Address { return Address{a.Level + 1, a.X >> 1} }

// Children are the two halves of the tile at the next finer level.
func (a Address) Children() [2]Address {
	return [2]Address{{a.Level - 1, 2 * a.X}, {a.Level - 1, 2*a.X + 1}}
}

// Units is the distance from the tile's start to t on screen, in units.
func (a Address) Units(t int64) float64 {
	return float64(t-a.Start()) * TileUnits / float64(int64(1)<<a.Level)
}

// An Extent is the half-open stretch of time [Lo, Hi) that a timeline covers.
// The zero Extent is that of an empty timeline.
type Extent struct{ Lo, Hi int64 }

// Empty reports whether nothing lies in the extent.
func (e Extent) Empty() bool { return e.Lo >= e.Hi }

// Add widens the extent by an event of [t0, t1). An open end does not count:
// what is still going on does not stretch the axis to its end.
func (e *Extent) Add(t0, t1 int64) {
	if t1 >= MaxTime {
		t1 = min(t0+1, MaxTime)
	}
	if e.Empty() {
		*e = Extent{t0, t1}
		return
	}
	e.Lo, e.Hi = min(e.Lo, t0), max(e.Hi, t1)
}

// Root is the coarsest level worth showing: the finest at which the extent is
// no longer than three quarters of a tile. So a screen of 960 units shows all
// there is with the label of the last event beside it, and nothing has to be
// squeezed. That of an empty extent is MinLevel.
func (e Extent) Root() int8 {
	level := int8(MinLevel)
	for !e.Empty() && level < MaxLevel && e.Hi-e.Lo > 3<<(level-2) {
		level++
	}
	return level
}

// Tiles lists the tiles of a level that meet the extent, in order of time. Only
// levels near the root have few.
func (e Extent) Tiles(level int8) []Address {
	var tiles []Address
	for x := e.Lo >> level; x <= (e.Hi-1)>>level; x++ {
		tiles = append(tiles, Address{level, x})
	}
	return tiles
}

// Valid reports whether a tile address names something: its level lies between
// MinLevel and the root, and it meets the extent. Everything else does not
// exist, however small or large its numbers are.
func (e Extent) Valid(a Address) bool {
	if e.Empty() || a.Level < MinLevel || a.Level > e.Root() {
		return false
	}
	return a.X >= e.Lo>>a.Level && a.X <= (e.Hi-1)>>a.Level
}

// A Profile is the room that a layout is made for.
type Profile struct {
	ID         int8 // under which it is stored
	Lanes      int  // of moments, 0 nearest the axis
	RangeLanes int  // of ranges, above those of the moments
	Bands      int  // how many times the lanes are repeated; 0 counts as 1
}

const (
	// LabelUnits is the width of every label: titles are clamped to it, so no
	// text is ever measured and editing a title never changes the layout.
	LabelUnits = 176
	// GapUnits is the least space between two labels of a lane.
	GapUnits = 8
)

// PageProfile is the layout of the full page.
func PageProfile() Profile { return Profile{ID: 1, Lanes: 8, RangeLanes: 4} }

// WidgetProfile is the layout of the small embedded timeline.
func WidgetProfile() Profile { return Profile{ID: 2, Lanes: 3, RangeLanes: 1} }

// Profiles lists the profiles that are stored.
func Profiles() []Profile { return []Profile{PageProfile(), WidgetProfile()} }

// Banded gives each of n groups a band of its own, and shares the lanes out
// among them so that the chart grows little in height.
func (p Profile) Banded(n int) Profile {
	n = min(max(n, 1), MaxBands)
	p.Lanes = max(p.Lanes/n, min(p.Lanes, 2))
	p.RangeLanes = max(p.RangeLanes/n, min(p.RangeLanes, 1))
	p.Bands = n
	return p
}

// BandLanes is the number of lanes of one band. Band b has the lanes from
// b*BandLanes on: its moments first, its ranges above them.
func (p Profile) BandLanes() int { return p.Lanes + p.RangeLanes }

// TotalLanes is the number of lanes of all bands.
func (p Profile) TotalLanes() int { return p.BandLanes() * max(p.Bands, 1) }
