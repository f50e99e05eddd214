package layout

import "kronika/timeline/edtf"

// A Scale maps time to a position u in [0, 1] and back. It is monotone and
// piecewise linear between its knots.
type Scale struct {
	knots []int64
	us    []float64
}

// Linear is the even scale over [lo, hi).
func Linear(lo, hi int64) *Scale { panic("stub") }

// Elastic is the scale that compresses silences; spans are the bounds of all
// events and of their records.
func Elastic(spans []edtf.Span) *Scale { panic("stub") }

// U is the position of t; outside the scale it is 0 or 1.
func (s *Scale) U(t int64) float64 { panic("stub") }

// T is the time at position u.
func (s *Scale) T(u float64) int64 { panic("stub") }

// Extent is the time from u = 0 to u = 1.
func (s *Scale) Extent() Extent { panic("stub") }

// A Break marks a silence that a scale compresses.
type Break struct {
	U0, U1  float64 // where it is drawn
	T0, T1  int64   // the silence on the axis
	Seconds int64   // its length as a reader would say it: between the middles of the dates around it
}

// Breaks finds the silences among spans that the scale compresses notably.
func (s *Scale) Breaks(spans []edtf.Span) []Break { panic("stub") }
