//go:build !race

package layout

// How much the property tests do; less under the race detector.
const (
	largeSet   = 120_000
	wantChecks = 10_000_000
)
