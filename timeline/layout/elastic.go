package layout

import (
	"math"
	"slices"

	"kronika/timeline/edtf"
)

// The shape of the elastic scale. A gap of a share x of the whole time gets a
// width proportional to x^exponent: a silence ten times as long is a bit more
// than twice as wide. The floor keeps short gaps from being crushed beside one
// that takes nearly all the time; the ceiling keeps that one from taking
// nearly all the room.
const (
	elasticExponent = 0.38
	elasticFloor    = 0.07
	elasticCeiling  = 0.60
)

// Elastic is the scale that compresses silences. Its knots are the bounds of
// spans: of all the events that are drawn, and of their records. An open end is
// no knot. Spans that lie nowhere are passed over; without any other the scale
// is that of the second 0.
func Elastic(spans []edtf.Span) *Scale {
	knots := elasticKnots(spans)
	if len(knots) == 0 {
		return Linear(0, 1)
	}
	return &Scale{knots: knots, us: elasticWidths(knots)}
}

// elasticKnots are the distinct bounds, in order. A lone date gets room of its
// own length on both sides, so that its bar does not fill the chart.
func elasticKnots(spans []edtf.Span) []int64 {
	var knots []int64
	for _, s := range spans {
		t0, t1, ok := FromSpan(s)
		if !ok {
			continue
		}
		knots = append(knots, t0)
		if t1 < MaxTime {
			knots = append(knots, t1)
		}
	}
	slices.Sort(knots)
	knots = slices.Compact(knots)
	if len(knots) == 1 {
		knots = append(knots, knots[0]+1)
	}
	if len(knots) == 2 {
		t0, t1 := knots[0], knots[1]
		return []int64{t0 - (t1 - t0), t0, t1, t1 + (t1 - t0)}
	}
	return knots
}

// elasticWidths gives each knot its position.
func elasticWidths(knots []int64) []float64 {
	last := len(knots) - 1
	whole := float64(knots[last] - knots[0])
	us := make([]float64, len(knots))
	for i := 1; i <= last; i++ {
		share := float64(knots[i]-knots[i-1]) / whole
		width := math.Pow(share, elasticExponent)
		us[i] = us[i-1] + min(max(width, elasticFloor), elasticCeiling)
	}
	for i := range us {
		us[i] /= us[last]
	}
	us[last] = 1
	return us
}

// A ScaleKind names a scale in addresses and on its switch.
type ScaleKind string

const (
	LinearKind  ScaleKind = "linear"
	ElasticKind ScaleKind = "elastic"
)

// MaxElastic is how many events the elastic scale is offered for: all of them
// are drawn at once.
const MaxElastic = 2000

// DefaultKind is the scale a timeline opens with. Elastic is for the few: it is
// chosen when the linear scale serves some events badly and the elastic one has
// a label for all. Badly served are those that have no label at the root level,
// and those that begin at different times but stand closer than poleGap, where
// their order can no longer be seen.
//
// Items are all events; spans are what Elastic is given for them.
func DefaultKind(items []Item, spans []edtf.Span, s Strip) ScaleKind {
	if len(items) == 0 || len(items) > MaxElastic || servesAll(items, s) {
		return LinearKind
	}
	for _, f := range Flags(BarsOf(items, Elastic(spans)), s) {
		if f.Lane < 0 {
			return LinearKind
		}
	}
	return ElasticKind
}

// servesAll reports whether the linear scale serves every item well.
func servesAll(items []Item, s Strip) bool {
	extent := ExtentOf(items)
	for _, p := range Layout(items, PageProfile()) {
		if p.Level < extent.Root() {
			return false
		}
	}
	starts := make([]int64, len(items))
	for i := range items {
		starts[i] = items[i].T0
	}
	slices.Sort(starts)
	starts = slices.Compact(starts)
	linear := Linear(extent.Lo, extent.Hi)
	for i := 1; i < len(starts); i++ {
		if (linear.U(starts[i])-linear.U(starts[i-1]))*s.Width < poleGap {
			return false
		}
	}
	return true
}
