package components

import (
	"strconv"

	"github.com/a-h/templ"

	"kronika/timeline/locale"
)

// A ChartView is the drawing of a timeline. Either all of its events are drawn
// at once, on a strip or as a plot, or those tiles that are in view; neither when
// there is nothing to draw.
//
// All lengths are in rem and all positions along the axis in percent of the
// strip, so the drawing is right at any width and size of letters, before and
// without a script. There is no id in it: a page may hold several charts.
type ChartView struct {
	L         *locale.Locale
	Colors    templ.SafeCSS // --g0, --g1 ...: the colours of the groups
	Above     float64       // height over the axis, in rem
	Below     float64       // height under it
	Skipped   float64       // height of the lowest lanes of tiles, left out
	Strip     *StripView
	Plot      *PlotView // all events of a strip on a page; nil in a widget
	Tiles     *TilesView
	Little    *LittleView        // the chart of a phone; nil where it has the tiles
	Index     []LabelView        // all events of a plot in order of time, for paper
	Places    map[string]float64 // where events stand on the scale, by id
	Ticks     []TickView
	Contexts  []TickView // what the labels of the ticks leave unsaid
	Scales    []Link     // the switch between scales; none when there is no choice
	Arranged  []Link     // the switch between one axis and bands; none without a choice
	Tied      []Link     // the switch that shows the ties of all events; empty where the chart has no tie
	Zone      string     // whose clocks the axis shows; empty where no event has a time of day
	Said      string     // what is shown, in a sentence
	Notice    string     // why something is not drawn; mostly empty
	Script    ChartScript
	ScriptURL string // of the module that lets the chart be moved; empty when it is not to be
}

// HeightRem is the height of the drawing, without controls and sentences.
func (v ChartView) HeightRem() float64 { return v.Above + v.Below }

// Frame declares the heights and colours that the style sheet counts on.
func (v ChartView) Frame() templ.SafeCSS {
	frame := "--above:" + short(v.Above) + ";--below:" + short(v.Below) + ";"
	if v.Skipped > 0 {
		frame += "--skip:" + short(v.Skipped) + ";"
	}
	if v.Plot != nil {
		for i, above := range v.Plot.Above {
			frame += "--above-" + string(rune('a'+i)) + ":" + short(above) + ";"
		}
		frame += "--low:" + short(v.Plot.Low) + ";"
	}
	if v.Strip != nil {
		frame += "--rows:" + strconv.Itoa(v.Strip.Rows) + ";"
	}
	return templ.SafeCSS(frame) + v.Colors
}

// A ChartScript is what the script has to know; it is sent as JSON.
type ChartScript struct {
	Axis   locale.Axis       `json:"axis"`
	Words  map[string]string `json:"words"`           // the sentences that it says
	Knots  [][2]any          `json:"knots,omitempty"` // of the strip's scale: second, position
	Closer *CloserScript     `json:"closer,omitempty"`
	Tiles  *TileScript       `json:"tiles,omitempty"`
	Keys   [][2]string       `json:"keys"` // a title and the word for closing; then keys and what they do
}

// A CloserScript is where names are that show closer than those of the page, and from which
// width of the strip on they are needed in each class, in units.
type CloserScript struct {
	Href string    `json:"href"`
	From []float64 `json:"from"`
}

// A TileScript is what the script has to know to fetch tiles. Seconds are
// strings: a JavaScript number does not hold them exactly.
type TileScript struct {
	From  string  `json:"from"` // address of tiles, up to level and number
	Query string  `json:"query"`
	Lo    string  `json:"lo"` // the extent
	Hi    string  `json:"hi"`
	Root  int8    `json:"root"`
	Level int8    `json:"level"` // the view
	X     int64   `json:"x"`
	F     float64 `json:"f"`
	Units float64 `json:"units"` // how wide it is
	Opens bool    `json:"opens"` // whether the page opens with the whole, so that the whole needs no parameters
}

// A StripView is a chart with all events on it.
type StripView struct {
	Rows    int // of bars, above the first
	Eras    []EraView
	Breaks  []BreakView
	Bars    []BarView
	Labels  []LabelView // in order of time
	Records []RecordView
}

// A LabelView names an event; it is a link to it.
type LabelView struct {
	Passed bool   // the key Tab passes it by: only one label of a chart is a stop
	Event  string // its id
	Href   string
	Style  templ.SafeCSS // where it stands, and its colour
	Class  string        // what is special about it; mostly empty
	Date   string
	Title  Phrase
}

// A BandRowView is the band of a group in a plot: its name, colour, and where its rows are for
// each class.
type BandRowView struct {
	Label Phrase
	Style templ.SafeCSS
}

// A RingView is a date on record in the row of the bar from which it differs, and the
// thread that ties it to that.
type RingView struct {
	Event, Text   string
	Style, Thread templ.SafeCSS
}

// A PlotView is all events of a chart, and the names that there is room for.
type PlotView struct {
	Faint   []templ.SafeCSS // the bars of events that a search or a group leaves out
	Ties    []TieView       // of the event that is open, or of all
	AllTies bool            // whether they are those of all events
	Today   templ.SafeCSS   // where today stands; empty where it is not on the axis
	Bars    []BarView
	Links   bool // each bar leads to its event
	Count   int  // of events
	Classes []PlotClassView
	Rows    []BandRowView // the bands; none where all stands over one axis
	Rings   []RingView    // in bands
	Narrow  bool          // the narrowest class has no bands
	Above   []float64     // height over the axis for each class, in rem
	Low     float64       // the same without names, for phones
}

// Arrangement is the class of a plot's strip: whether it has bands, and in which classes.
func (v *PlotView) Arrangement() string {
	switch {
	case v == nil || len(v.Rows) == 0:
		return ""
	case v.Narrow:
		return "banded wide"
	}
	return "banded"
}

// A PlotClassView is the names for views of at least some width. The style sheet shows
// one class: a from 1,200 units on, b from 900, c from 600.
type PlotClassView struct {
	Name   string
	Labels []NameView
}

// A NameView names an event in a plot.
type NameView struct {
	Passed      bool // the key Tab passes it by
	Event, Href string
	Style       templ.SafeCSS
	Class       string
	Date        string   // over the title; mostly empty
	Lines       []string // of the title
	Cut         bool     // the title is longer
	Lang        string   // where it is not the page's
}

// A TieView is a tie between two events, drawn.
type TieView struct {
	Path    string        // the arc, in 1000 by 100
	Head    templ.SafeCSS // where its arrow stands
	Against bool          // one contradicts the other
}

// A BarView is a stretch of the axis.
type BarView struct {
	Event, Href, Label string // of bars that are links
	Style              templ.SafeCSS
	Class              string // how its ends look; "recorded" is the date on record within a stated one
}

// An EraView is a period behind the events.
type EraView struct {
	Style templ.SafeCSS // where it lies
	Name  templ.SafeCSS // where its name stands
	Label Phrase
	Left  bool   // whether the name ends at the start of the era
	Class string // in tiles: whether it begins or ends there
}

// A BreakView is a silence that the scale compresses.
type BreakView struct {
	Style templ.SafeCSS
	Text  string // its length; empty when there is no room to say it
	Title string
}

// A RecordView is the date on record of an event for which another is stated.
type RecordView struct {
	Event string        // its id; empty for what counts the others
	Style templ.SafeCSS // of the mark
	Text  string
	Left  bool   // whether the text stands before its mark
	Tie   string // the path from the mark to the stated date, in thousandths of the strip and tenths of a rem
}

// A TickView is a label of the axis.
type TickView struct {
	Style templ.SafeCSS
	Text  string
	Major bool
	Date  string // where it stands, in EDTF
	Class string // t-b or t-c where it has no room in charts below 900 or 600 units
}

// A TilesView is a chart of which only a window is drawn.
type TilesView struct {
	Tiles  []TileView
	Bands  []BandView
	Within []Link // the ranges that the whole view lies in
	More   string // how many more there are of them
	// Where the reader can go from here; empty where there is no way.
	Earlier, Later, Closer, Wider, Whole string
	Overview                             OverviewView
}

// A TileView is a tile as it is drawn, in the page and by itself.
type TileView struct {
	L       *locale.Locale
	Key     string        // level and number
	Style   templ.SafeCSS // where it lies in the strip; empty when it is alone
	More    bool          // whether its children show more
	Labels  []LabelView
	Eras    []EraView
	Rings   []RingView
	Density string // path, 64 wide and 16 high
	Chips   []ChipView
	Within  []Link
	Rest    string // how many more ranges it lies in
}

// A ChipView counts the events that have no room for a label.
type ChipView struct {
	Style templ.SafeCSS
	Text  string
	Title string
	Href  string
}

// A BandView is the name of a group beside its lanes.
type BandView struct {
	Style templ.SafeCSS
	Label Phrase
}

// An OverviewView is the whole timeline in little, and the window on it.
type OverviewView struct {
	Path   string
	Window templ.SafeCSS
}

// A SketchView is the small drawing of a timeline in the list of them: the bars
// of its events, or steps for how many there are, 128 wide and 16 high.
type SketchView struct {
	Colors templ.SafeCSS
	Bars   []BarView
	Path   string
}
