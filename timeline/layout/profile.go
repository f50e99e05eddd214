package layout

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
