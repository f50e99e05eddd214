package layout

import (
	"cmp"
	"slices"
)

// A Row is a labelled event as it is stored: its item and its placement.
type Row struct {
	ID     int64
	T0, T1 int64
	Level  int8 // coarsest level of its label
	Lane   uint8
	Weight uint8
	Range  bool
}

// Active reports whether the event is named at a level: by its label or, when its
// bar has outgrown the lane, as context.
func (r Row) Active(level int8) bool { return r.Level >= level }

// Context reports whether the event is a range that has outgrown its lane at a
// level: its bar is two tiles or longer. A range with an open end never is: it
// is named where it starts.
//
// Only a range that had a label before becomes context, so at most a few for
// each lane and level stand around any moment; the rest stay hidden.
func (r Row) Context(level int8) bool {
	return Item{T0: r.T0, T1: r.T1, Range: r.Range}.floor() > level
}

// ContextNames is how many ranges a tile names in its context strip.
const ContextNames = 3

// A Tile is what is drawn of one address.
type Tile struct {
	Address
	Labels      []Row // in order of T0, then ID; those that start before the tile are carried in
	Context     []Row // ranges around the tile, weightiest first, at most ContextNames
	ContextMore int   // further ranges around it
	Long        int   // ranges that start in the tile and are context at its level, so have no label
	Hidden      Counts
	More        bool // whether a finer level may show more
}

// CarriedIn reports whether a label of the tile belongs to an earlier tile; it is
// here because its bar reaches in, or, for a moment, what is left open of its
// date.
func (t *Tile) CarriedIn(r Row) bool { return r.T0 < t.Start() }

// Count is the number of events that start in the tile. Nothing is left out:
// each has a label, is context, or is counted as hidden.
func (t *Tile) Count() int {
	own := 0
	for _, r := range t.Labels {
		if !t.CarriedIn(r) {
			own++
		}
	}
	return own + t.Long + int(t.Hidden.N)
}

// Assemble makes a tile from rows and counts. It wants every row that is Active
// at the level and either starts in [LookBack, End) or may be context around
// the tile; more rows, in any order, do no harm, but none may come twice.
func Assemble(a Address, rows []Row, hidden Counts) Tile {
	t := Tile{Address: a, Hidden: hidden, More: hidden.N > 0 && a.Level > MinLevel}
	for _, r := range rows {
		over := r.T1 <= a.Start()
		if !r.Active(a.Level) || r.T0 >= a.End() || over {
			continue
		}
		if !r.Context(a.Level) {
			if r.T0 >= a.LookBack() {
				t.Labels = append(t.Labels, r)
			}
			continue
		}
		t.Context = append(t.Context, r)
		if a.Contains(r.T0) {
			t.Long++
		}
	}
	slices.SortFunc(t.Labels, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.T0, b.T0), cmp.Compare(a.ID, b.ID))
	})
	t.nameContext()
	return t
}

// nameContext keeps the weightiest context and counts the rest. Of equals the
// longer-standing one comes first.
func (t *Tile) nameContext() {
	slices.SortFunc(t.Context, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.T0, b.T0), cmp.Compare(a.ID, b.ID))
	})
	if len(t.Context) > ContextNames {
		t.ContextMore = len(t.Context) - ContextNames
		t.Context = t.Context[:ContextNames:ContextNames]
	}
}
