package layout

import (
	"math"
	"slices"
	"sort"
)

// A Scale maps time to a position u in [0, 1] and back. It is monotone and
// piecewise linear: its knots are moments, and between two of them time runs
// evenly. Make one with Linear or Elastic.
type Scale struct {
	knots []int64
	us    []float64 // position of each knot; 0 first, 1 last, rising
}

// Linear is the even scale over [lo, hi). An empty extent counts as a second.
func Linear(lo, hi int64) *Scale {
	return &Scale{knots: []int64{lo, max(hi, lo+1)}, us: []float64{0, 1}}
}

// Extent is the time from u = 0 to u = 1.
func (s *Scale) Extent() Extent { return Extent{s.knots[0], s.knots[len(s.knots)-1]} }

// U is the position of t. Before the scale it is 0, after it 1.
func (s *Scale) U(t int64) float64 {
	i, found := slices.BinarySearch(s.knots, t)
	switch {
	case found:
		return s.us[i]
	case i == 0:
		return 0
	case i == len(s.knots):
		return 1
	}
	part := float64(t-s.knots[i-1]) / float64(s.knots[i]-s.knots[i-1])
	return s.us[i-1] + part*(s.us[i]-s.us[i-1])
}

// T is the time at position u, to the second. Outside [0, 1] it is that of the
// nearer end.
func (s *Scale) T(u float64) int64 {
	last := len(s.us) - 1
	i := sort.Search(len(s.us), func(i int) bool { return s.us[i] >= u })
	if i == 0 || math.IsNaN(u) {
		return s.knots[0]
	}
	if i > last {
		return s.knots[last]
	}
	if s.us[i] == u {
		return s.knots[i]
	}
	part := (u - s.us[i-1]) / (s.us[i] - s.us[i-1])
	return s.knots[i-1] + int64(math.Round(part*float64(s.knots[i]-s.knots[i-1])))
}

// Even reports whether time runs evenly over the whole scale.
func (s *Scale) Even() bool { return len(s.knots) == 2 }

// A Knot is a point of a scale where the pace of time changes.
type Knot struct {
	T int64
	U float64
}

// Knots lists the scale's knots in order, for code that draws it elsewhere, such
// as a script: with them U and T are a search and a proportion.
func (s *Scale) Knots() []Knot {
	knots := make([]Knot, len(s.knots))
	for i := range knots {
		knots[i] = Knot{s.knots[i], s.us[i]}
	}
	return knots
}
