package names

import "slices"

// The sizes of a chart in units.
const (
	RowHeight     = 17  // a row of names over one axis
	BandRowHeight = 16  // a row of a band
	Height        = 440 // of a chart over one axis at most, with its axis
	BandedHeight  = 380 // of a chart with bands, unless each has one row

	eraHeight     = 22 // the names of eras
	axisHeight    = 30
	contextHeight = 16 // a second row of the axis
	recordHeight  = 22 // dates on record, below one axis
	pole          = 6  // from the bars to the lowest name
	pad           = 8  // under the bars
	bandPad       = 6  // of each band
	lane          = 12 // the bars of a band without a row
	gutter        = 120
	heavy         = 85 // names from this weight on are bold
	maxRows       = 30 // of names: bits of a cell
)

// Classes returns the least widths of the view for which charts are laid out, the
// widest first. The widest that fits is shown.
func Classes() []float64 { return []float64{1200, 900, 600} }

// Options are what a chart is laid out in.
type Options struct {
	View                    float64 // its width: one of Classes; 0 is the first
	Bands                   int     // how many; 0: over one axis
	Air                     int     // room for names before and after the strip, in units
	Eras, Contexts, Records bool    // whether there are any
	Until                   float64 // to how many times its width names are looked for; 0 is 2
}

// A Band is a part of a chart with its own rows.
type Band struct {
	Items  []*Item // by start
	Rows   int     // of names; in bands also of bars
	Lane   bool    // whether bars lie in a lane at its foot
	At     []int   // over one axis: the height of each row of bars above the axis
	Base   int     // over one axis: the height of all rows of bars
	Height int
}

// A Chart is where the bars and names of events stand.
type Chart struct {
	Width  float64 // of the strip: of the view without the labels of bands
	Height int     // with the axis and the names of eras
	Bands  []*Band // one over one axis
	Banded bool    // each band has rows of its own; otherwise all is over one axis
	Shown  int     // how many are named at Width
	Whole  int     // how many of them with all of their title
	Fixed  int     // what the axis and the names of eras take up of Height
}

// Layout places events on a strip. There are at most 2,000 of them: the time
// grows faster than their number.
func Layout(events []Event, o Options) *Chart {
	if o.View == 0 {
		o.View = Classes()[0]
	}
	if o.Until == 0 {
		o.Until = 2
	}
	c := &Chart{Width: o.View, Fixed: axisHeight, Banded: o.Bands > 0}
	for _, part := range []struct {
		there  bool
		height int
	}{{o.Eras, eraHeight}, {o.Contexts, contextHeight}, {o.Records && o.Bands == 0, recordHeight}} {
		if part.there {
			c.Fixed += part.height
		}
	}
	items := newItems(events)
	if o.Bands > 0 {
		c.Width -= gutter
		c.inBands(items, o)
	} else {
		c.overAxis(items, o)
	}
	c.Height = c.Fixed
	for _, b := range c.Bands {
		c.Height += b.Height
		for _, it := range b.Items {
			if it.named(c.Width) {
				c.Shown++
				if it.Name.Whole {
					c.Whole++
				}
			}
		}
	}
	return c
}

// newItems makes the items of events. At most a quarter of them is bold.
func newItems(events []Event) []*Item {
	weights := make([]int, len(events))
	for i, e := range events {
		weights[i] = e.Weight
	}
	slices.Sort(weights)
	slices.Reverse(weights)
	quarter := 0
	if len(weights) > 0 {
		quarter = weights[len(weights)/4]
	}
	items := make([]*Item, len(events))
	for i, e := range events {
		items[i] = &Item{
			Event: e, Index: i, Bar: -1, hash: Hash(e.ID),
			Bold: e.Weight >= max(heavy, quarter+1), top: e.Weight > quarter,
		}
	}
	return items
}

// Served returns how well a scale serves the events: the titles that stand whole,
// and the starts that can be told from the one before.
func (c *Chart) Served() int {
	var us []float64
	for _, b := range c.Bands {
		for _, it := range b.Items {
			us = append(us, it.U0)
		}
	}
	slices.Sort(us)
	us = slices.Compact(us)
	n := c.Whole + 1
	for i := 1; i < len(us); i++ {
		if (us[i]-us[i-1])*c.Width >= 6 {
			n++
		}
	}
	return n
}

// longSilence is from which part of the extent on a silence is long.
const longSilence = 0.15

// Better reports whether events are better shown with their gaps shortened than
// true to scale: if that names a tenth more, or if the longest time without an
// event is 15 % of the extent and shortening it serves more.
func Better(shortened, even *Chart, silence float64) bool {
	return shortened.Whole*10 > even.Whole*11 || silence >= longSilence && shortened.Served() > even.Served()
}
