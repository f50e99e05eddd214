package layout

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"runtime"
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

// BenchmarkLevelsLayout measures placing alone, on one processor, for items in
// their order as a store delivers them.
// KRONIKA_BENCH_LARGE=1 adds ten million.
func BenchmarkLevelsLayout(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	sizes := []int{10_000, 1_000_000}
	if os.Getenv("KRONIKA_BENCH_LARGE") != "" {
		sizes = append(sizes, 10_000_000)
	}
	for _, set := range testSets[:4] {
		for _, n := range sizes {
			b.Run(fmt.Sprintf("%s/%d", set.name, n), func(b *testing.B) {
				items := sorted(testItems(n, set.make))
				scratch := scratchIn(b.TempDir())
				labelled := 0
				for b.Loop() {
					labelled = 0
					placed, _, err := LayoutSorted(each(items), PageProfile(), scratch)
					if err != nil {
						b.Fatal(err)
					}
					for _, p := range placed {
						if p.Level != NoLevel {
							labelled++
						}
					}
				}
				b.ReportMetric(100*float64(labelled)/float64(n), "%labelled")
			})
		}
	}
}

// scratchIn makes scratch files in a folder.
func scratchIn(dir string) Scratch {
	return func() (File, error) { return os.CreateTemp(dir, "scratch") }
}

func BenchmarkDensity(b *testing.B) {
	for _, n := range []int{10_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			items := sorted(testItems(n, mixedItem))
			placed := Layout(items, PageProfile())
			b.ReportAllocs()
			rows, bytes := 0, 0
			for b.Loop() {
				rows, bytes = 0, 0
				for row := range densityOf(items, placed, SparseHidden) {
					rows, bytes = rows+1, bytes+len(row.AppendBlob(nil))
				}
			}
			b.ReportMetric(float64(rows), "rows")
			b.ReportMetric(float64(bytes), "blobbytes")
		})
	}
}

// A crowd is a set of items that are placed one by one.
type crowd struct {
	items  []Item
	placed []Placement
	root   int8
	moved  int // labels that had to make way
}

// insert places items[i] as a store does, among all the others.
func (c *crowd) insert(i int, top int8, displace bool) {
	it := c.items[i]
	lanes := PageProfile().LanesOf(it)
	var near []Neighbour
	var places []int
	for j, p := range c.placed {
		if p.Level == NoLevel || j == i || p.Lane < lanes.First || p.Lane >= lanes.First+lanes.Count {
			continue
		}
		if after, before := lanes.Reach(it, top, p.Level); c.items[j].T0 > after && c.items[j].T0 < before {
			near, places = append(near, Neighbour{c.items[j], p}), append(places, j)
		}
	}
	at, out := lanes.Insert(it, near, top, displace)
	for _, n := range out {
		c.placed[places[n]].Level = NoLevel
	}
	c.placed[i] = at
	for _, n := range out {
		c.moved++
		c.insert(places[n], near[n].Level, false)
	}
}

// TestInsertedLabelsOverlapNothing lays out one half of each set and inserts the
// other half one by one.
func TestInsertedLabelsOverlapNothing(t *testing.T) {
	for _, set := range testSets {
		t.Run(set.name, func(t *testing.T) {
			const n = 600
			c := crowd{items: testItems(n, set.make)}
			c.root = ExtentOf(c.items).Root()
			c.placed = Layout(c.items[:n/2], PageProfile())
			for i := n / 2; i < n; i++ {
				c.placed = append(c.placed, Placement{Level: NoLevel})
				c.insert(i, c.root, true)
			}
			checks, order := 0, timeOrder(c.items)
			for level := int8(MinLevel); level <= c.root; level++ {
				checks += checkOverlaps(t, c.items, c.placed, order, level)
			}
			if checks == 0 {
				t.Error("no labels were compared")
			}
		})
	}
}

// TestInsertLeavesTheOthers counts whom a newcomer moves.
func TestInsertLeavesTheOthers(t *testing.T) {
	for _, set := range testSets {
		t.Run(set.name, func(t *testing.T) {
			const n = 20_000
			items := testItems(n, set.make)
			newcomer := Item{ID: n + 1, Hash: HashKey("newcomer"), T0: items[n/2].T0, T1: items[n/2].T0 + 86_400, Weight: 100}
			c := crowd{items: append(items, newcomer), root: ExtentOf(items).Root()}
			c.placed = append(Layout(items, PageProfile()), Placement{Level: NoLevel})
			c.insert(n, c.root, true)
			if c.placed[n].Level != c.root {
				t.Errorf("the weightiest of all shows from level %d, want %d", c.placed[n].Level, c.root)
			}
			if c.moved > 100 {
				t.Errorf("%d labels made way", c.moved)
			}
		})
	}
}

func TestWhoMakesWay(t *testing.T) {
	lanes := Lanes{Count: 2}
	moment := func(t0 int64, weight uint8) Item { return Item{T0: t0, T1: t0 + 1, Weight: weight} }
	year := func(t0, t1 int64, weight uint8) Item { return Item{T0: t0, T1: t1, Weight: weight, Range: true} }
	at := func(it Item, level int8, lane uint8) Neighbour { return Neighbour{it, Placement{level, lane}} }
	for _, row := range []struct {
		claim   string
		it      Item
		near    []Neighbour
		lasting bool
		settled bool // may displace nobody
		want    Placement
		out     []int
	}{
		{"alone it shows from the top in the lowest lane", moment(0, 50), nil, false, false, Placement{20, 0}, nil},
		{"beside a label it takes the next lane", moment(0, 50), []Neighbour{at(moment(9, 50), 20, 0)}, false, false, Placement{20, 1}, nil},
		{"of its own weight nobody makes way", moment(0, 50), []Neighbour{at(moment(9, 50), 20, 0), at(moment(9, 50), 20, 1)}, false, false, Placement{NoLevel, 0}, nil},
		{"further away it shows where the label is short enough", moment(0, 50),
			[]Neighbour{at(moment(labelSpan(15), 50), 20, 0), at(moment(9, 50), 20, 1)}, false, false, Placement{15, 0}, nil},
		{"the lighter makes way", moment(0, 51), []Neighbour{at(moment(9, 51), 20, 0), at(moment(9, 50), 20, 1)}, false, false, Placement{20, 1}, []int{1}},
		{"but not for one that has made way itself", moment(0, 51), []Neighbour{at(moment(9, 50), 20, 0), at(moment(9, 50), 20, 1)}, false, true, Placement{NoLevel, 0}, nil},
		{"the fewest make way", moment(0, 51),
			[]Neighbour{at(moment(9, 50), 20, 0), at(moment(-9, 50), 18, 0), at(moment(9, 50), 20, 1)}, false, false, Placement{20, 1}, []int{2}},
		{"a free lane goes before a lower one", moment(0, 51), []Neighbour{at(moment(9, 50), 20, 0)}, false, false, Placement{20, 1}, nil},
		{"one that shows from afar stays", moment(0, 51), []Neighbour{at(moment(9, 50), 21, 0), at(moment(9, 50), 21, 1)}, false, false, Placement{NoLevel, 0}, nil},
		{"a bar keeps others off as long as it lasts", year(labelSpan(17)+9, 1<<20, 50),
			[]Neighbour{at(year(0, labelSpan(17)+10, 50), 20, 0), at(year(0, labelSpan(17)+10, 50), 20, 1)}, true, false, Placement{NoLevel, 0}, nil},
		{"but only down to where it becomes context", year(1<<18, 1<<18+9, 50),
			[]Neighbour{at(year(0, 1<<19, 50), 20, 0), at(year(0, 1<<19, 50), 20, 1)}, true, false, Placement{18, 0}, nil},
	} {
		lanes.Ranges = row.lasting
		placed, out := lanes.Insert(row.it, row.near, 20, !row.settled)
		if placed != row.want || fmt.Sprint(out) != fmt.Sprint(row.out) {
			t.Errorf("%s: %+v %v, want %+v %v", row.claim, placed, out, row.want, row.out)
		}
	}
}
