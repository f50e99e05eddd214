package layout

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// sorted puts items into order of time.
func sorted(items []Item) []Item {
	slices.SortFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(a.T0, b.T0), cmp.Compare(a.ID, b.ID))
	})
	return items
}

// shown is where a label is on screen at a level: its lane is taken from T0 to
// the label's right edge, or the bar's when that is longer.
func shown(it Item, level int8) (from, to float64) {
	scale := TileUnits / float64(int64(1)<<level)
	width := float64(LabelUnits)
	if it.Range && !it.Open() {
		width = max(width, float64(it.T1-it.T0)*scale)
	}
	return float64(it.T0), float64(it.T0) + width/scale
}

// checkOverlaps counts the checks of one level and fails on any overlap.
func checkOverlaps(t *testing.T, items []Item, placed []Placement, order []int, level int8) (checks int) {
	t.Helper()
	var last [256]int // index+1 of the last label of a lane
	for _, i := range order {
		it, p := items[i], placed[i]
		if p.Level < level || it.floor() > level {
			continue
		}
		if j := last[p.Lane] - 1; j >= 0 {
			checks++
			if _, to := shown(items[j], level); float64(it.T0) < to {
				t.Fatalf("level %d lane %d: label at %d overlaps the one at %d", level, p.Lane, it.T0, items[j].T0)
			}
		}
		last[p.Lane] = i + 1
	}
	return checks
}

func timeOrder(items []Item) []int {
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(items[a].T0, items[b].T0) })
	return order
}

// TestNoLabelsOfALaneOverlap looks at every pair of neighbours in a lane, at
// every level from the root to the finest.
func TestNoLabelsOfALaneOverlap(t *testing.T) {
	total := 0
	for _, set := range testSets {
		for _, n := range []int{1, 10, 1000, largeSet} {
			profile := PageProfile()
			if set.name == "bands" {
				profile = profile.Banded(MaxBands)
			}
			items := testItems(n, set.make)
			placed := Layout(items, profile)
			order := timeOrder(items)
			checks := 0
			for level := ExtentOf(items).Root(); level >= MinLevel; level-- {
				checks += checkOverlaps(t, items, placed, order, level)
			}
			t.Logf("%s %d: %d checks", set.name, n, checks)
			total += checks
		}
	}
	t.Logf("%d label checks", total)
	if total < wantChecks {
		t.Errorf("%d label checks, want at least %d", total, wantChecks)
	}
}

func TestLayoutDoesNotDependOnInputOrder(t *testing.T) {
	for _, set := range testSets {
		t.Run(set.name, func(t *testing.T) {
			items := testItems(5000, set.make)
			want := Layout(items, PageProfile())
			shuffled := slices.Clone(items)
			rand.New(rand.NewPCG(7, 7)).Shuffle(len(shuffled), func(i, j int) {
				shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
			})
			for i, got := range Layout(shuffled, PageProfile()) {
				if w := want[shuffled[i].ID]; got != w {
					t.Fatalf("item %d: %+v, in another order %+v", shuffled[i].ID, got, w)
				}
			}
		})
	}
}
