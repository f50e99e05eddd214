package layout

import (
	"bytes"
	"cmp"
	"errors"
	"iter"
	"math/rand/v2"
	"slices"
	"testing"
)

// sorted puts items into their order.
func sorted(items []Item) []Item {
	slices.SortFunc(items, Item.Compare)
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

// memoryFile is scratch for a test.
type memoryFile struct {
	bytes.Buffer
	open *int
}

func (f *memoryFile) ReadAt(b []byte, at int64) (int, error) {
	return bytes.NewReader(f.Bytes()).ReadAt(b, at)
}

func (f *memoryFile) Close() error { *f.open--; return nil }

// each yields items without an error.
func each(items []Item) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for _, it := range items {
			if !yield(it, nil) {
				return
			}
		}
	}
}

// TestLayoutDoesNotDependOnItsRoom lays out in next to no memory: nothing is
// decided before all is known that bears on it, and nothing is forgotten that
// still does.
func TestLayoutDoesNotDependOnItsRoom(t *testing.T) {
	for _, set := range testSets {
		t.Run(set.name, func(t *testing.T) {
			profile := PageProfile()
			if set.name == "bands" {
				profile = profile.Banded(MaxBands)
			}
			items := sorted(testItems(5000, set.make))
			want := Layout(items, profile)
			for _, r := range []room{{queue: 10, window: 1}, {queue: 50, window: 7}, {queue: 400, window: 500}} {
				open, made := 0, 0
				r.scratch = func() (File, error) { open++; made++; return &memoryFile{open: &open}, nil }
				got, extent, err := layoutIn(r, each(items), profile)
				if err != nil || extent != ExtentOf(items) {
					t.Fatalf("extent %v, %v", extent, err)
				}
				for i := range got {
					if got[i] != want[i] {
						t.Fatalf("in %+v item %d: %+v, want %+v", r, i, got[i], want[i])
					}
				}
				if made == 0 || open != 0 {
					t.Errorf("%d files were made, %d are open", made, open)
				}
			}
		})
	}
}

func TestLayoutSortedPassesErrorsOn(t *testing.T) {
	items := sorted(testItems(100, mixedItem))
	full := errors.New("no space left on device")
	_, _, err := layoutIn(room{scratch: func() (File, error) { return nil, full }, queue: 10}, each(items), PageProfile())
	if !errors.Is(err, full) {
		t.Errorf("without room for a file: %v", err)
	}
	broken := func(yield func(Item, error) bool) { yield(Item{}, full) }
	if _, _, err := LayoutSorted(broken, PageProfile(), nil); !errors.Is(err, full) {
		t.Errorf("with a broken source: %v", err)
	}
	slices.Reverse(items)
	if _, _, err := LayoutSorted(each(items), PageProfile(), nil); err == nil {
		t.Error("items in no order are laid out")
	}
}

// TestAnInsertionMovesFewLabels: even an event that outranks all others is a
// matter of its neighbours.
func TestAnInsertionMovesFewLabels(t *testing.T) {
	for _, set := range testSets {
		items := testItems(20_000, set.make)
		before := Layout(items, PageProfile())
		for i, weight := range []uint8{100, 50} {
			t0 := items[i].T0 / day * day
			after := Layout(append(slices.Clone(items), Item{ID: -1, Hash: HashKey("new"), T0: t0, T1: t0 + day, Weight: weight}), PageProfile())
			moved := 0
			for i := range before {
				if before[i] != after[i] {
					moved++
				}
			}
			if moved > len(items)/100 {
				t.Errorf("%s: an event of weight %d moves %d labels of %d", set.name, weight, moved, len(items))
			}
		}
	}
}
