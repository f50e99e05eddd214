package names

import (
	"cmp"
	"math"
	"slices"
)

// An Event is what the layout needs to know of an event.
type Event struct {
	ID      string // no two have the same
	U0, U1  float64
	Lasting bool // its date is a range, not a moment that is known vaguely
	Weight  int  // 0 to 100; the heavier are named first
	Title   string
	Date    string // as it is written above a name
	Band    int    // from 0; of charts with bands
}

// An Item is an event with its place in the chart.
type Item struct {
	Event
	Index  int  // of the event in what Layout was given
	X0, X1 int  // its bar at the width of the class, in units
	Bar    int  // row of its bar, 0 next to the axis; -1: in the lane at the foot of its band
	Over   bool // its bar overlaps others of its row
	Bold   bool
	Name   *Name // nil when it has none at any width that was looked at

	hash    uint32
	top     bool // heavier than the upper quarter
	inside  bool // a bar that holds its name
	within  int  // room of a name inside its bar
	anchors []float64
	forms   [ways][]Form
	one     Text // its title on one line, in bands
	width   int  // of it
}

// A Name is where an event is named.
type Name struct {
	From   float64 // the width of the strip from which it is shown
	U      float64 // place of its pole, within the bar
	Before bool    // it ends at its pole, or at its bar; otherwise it begins there
	Inside bool    // it stands inside its bar, and has no pole
	Row    int     // its lowest row, 0 next to the bars; in bands the row of its bar
	Form
}

// Hash returns FNV-1a of an id. It settles ties, so that the order in which
// events are given makes no difference.
func Hash(id string) uint32 {
	h := uint32(0x811c9dc5)
	for i := 0; i < len(id); i++ {
		h = (h ^ uint32(id[i])) * 0x01000193
	}
	return h
}

// minBar is the least width of a bar.
const minBar = 3

// itemsOf places the bars of events on a strip, by their start, the longer first.
func itemsOf(items []*Item, width float64) []*Item {
	for _, it := range items {
		it.X0 = min(floor(it.U0*width), int(width)-minBar)
		it.X1 = max(it.X0+minBar, floor(it.U1*width))
	}
	slices.SortFunc(items, func(a, b *Item) int {
		if a.X0 != b.X0 {
			return a.X0 - b.X0
		}
		if a.X1 != b.X1 {
			return b.X1 - a.X1
		}
		return tie(a, b)
	})
	return items
}

func tie(a, b *Item) int {
	if a.hash != b.hash {
		return cmp.Compare(a.hash, b.hash)
	}
	return cmp.Compare(a.ID, b.ID)
}

// heaviest returns items in the order in which they are named.
func heaviest(items []*Item) []*Item {
	order := slices.Clone(items)
	slices.SortFunc(order, func(a, b *Item) int {
		if a.Weight != b.Weight {
			return b.Weight - a.Weight
		}
		return tie(a, b)
	})
	return order
}

func floor(x float64) int { return int(math.Floor(x)) }

// packBars gives bars that overlap rows above each other, at most so many. A bar
// for which none is free goes into the row that ends first. It returns how many
// rows there are.
func packBars(items []*Item, most int) int {
	var ends []int
	for _, it := range items {
		row := slices.IndexFunc(ends, func(end int) bool { return end+2 <= it.X0 })
		switch {
		case row >= 0:
		case len(ends) < most:
			row = len(ends)
			ends = append(ends, 0)
		default:
			row = slices.Index(ends, slices.Min(ends))
			it.Over = true
		}
		it.Bar = row
		ends[row] = max(ends[row], it.X1)
	}
	return len(ends)
}

// holds reports whether a bar is long enough for its name at a width.
func (it *Item) holds(width float64) bool {
	if it.within == 0 {
		it.within = TitleWidth(it.Title, it.Bold) + 16
	}
	return floor((it.U1-it.U0)*width) >= it.within
}

// named reports whether an item has a name at a width.
func (it *Item) named(width float64) bool { return it.Name != nil && it.Name.From <= width }
