package layout

import (
	"slices"

	"kronika/timeline/edtf"
)

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
