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
	elasticFloor    = 0.03
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
