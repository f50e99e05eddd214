//go:build race

package layout

const (
	largeSet   = 4_000
	wantChecks = 500_000
)
