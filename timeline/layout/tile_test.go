package layout

import (
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// rowsOf is what a store keeps of a layout.
func rowsOf(items []Item, placed []Placement) []Row {
	var rows []Row
	for i, it := range items {
		if p := placed[i]; p.Level != NoLevel {
			rows = append(rows, Row{it.ID, it.T0, it.T1, p.Level, p.Lane, it.Weight, it.Range})
		}
	}
	return rows
}

// tilesOf assembles every tile of a level that has events, from all rows and
// all hidden events.
func tilesOf(items []Item, placed []Placement, rows []Row, level int8) map[int64]Tile {
	byX := make(map[int64][]Row)
	for _, r := range rows {
		for x := r.T0 >> level; x <= r.T0>>level+2; x++ { // as far as a bar that is no context may reach
			byX[x] = append(byX[x], r)
		}
	}
	hidden := make(map[int64]*Counts)
	for i, it := range items {
		a := AddressOf(it.T0, level)
		if hidden[a.X] == nil {
			hidden[a.X] = new(Counts)
		}
		if placed[i].Level < level {
			hidden[a.X].Add(a, it.T0)
		}
	}
	tiles := make(map[int64]Tile)
	for x, counts := range hidden {
		tiles[x] = Assemble(Address{level, x}, byX[x], *counts)
	}
	return tiles
}

func TestEveryTileAccountsForItsEvents(t *testing.T) {
	for _, set := range testSets {
		t.Run(set.name, func(t *testing.T) {
			items := testItems(3000, set.make)
			placed := Layout(items, PageProfile())
			rows := rowsOf(items, placed)
			for level := ExtentOf(items).Root(); level >= MinLevel; level-- {
				want := make(map[int64]int)
				for _, it := range items {
					want[it.T0>>level]++
				}
				got := make(map[int64]int)
				for x, tile := range tilesOf(items, placed, rows, level) {
					got[x] = tile.Count()
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("level %d: events of each tile (-want +got):\n%s", level, diff)
				}
			}
		})
	}
}

// TestTilesJoinedAreTheWhole compares the labels of all tiles, without those
// carried in, with the labels of the level.
func TestTilesJoinedAreTheWhole(t *testing.T) {
	for _, set := range testSets {
		t.Run(set.name, func(t *testing.T) {
			items := testItems(2000, set.make)
			placed := Layout(items, PageProfile())
			rows := rowsOf(items, placed)
			for level := ExtentOf(items).Root(); level >= MinLevel; level-- {
				var want, got []int64
				for _, r := range rows {
					if r.Active(level) && !r.Context(level) {
						want = append(want, r.ID)
					}
				}
				for _, tile := range tilesOf(items, placed, rows, level) {
					for _, r := range tile.Labels {
						if !tile.CarriedIn(r) {
							got = append(got, r.ID)
						}
					}
				}
				slices.Sort(got)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("level %d (-whole +tiles):\n%s", level, diff)
				}
			}
		})
	}
}

// densityOf is Density of items in any order.
func densityOf(items []Item, placed []Placement, over uint32) iter.Seq[DensityRow] {
	return Density(ExtentOf(items).Root(), over, func(yield func(int64, int8) bool) {
		for _, i := range timeOrder(items) {
			if !yield(items[i].T0, placed[i].Level) {
				return
			}
		}
	})
}

func TestDensityIsDyadic(t *testing.T) {
	for _, set := range testSets {
		t.Run(set.name, func(t *testing.T) {
			items := testItems(3000, set.make)
			placed := Layout(items, PageProfile())
			first := make(map[Address]uint32) // labels that first show in a tile
			for i, it := range items {
				if p := placed[i]; p.Level != NoLevel {
					first[AddressOf(it.T0, p.Level)]++
				}
			}
			hidden := make(map[Address]uint32)
			for row := range densityOf(items, placed, 0) {
				hidden[row.Address] = row.N
			}
			for a, n := range hidden {
				if a.Level == MinLevel {
					continue
				}
				sum := uint32(0)
				for _, c := range a.Children() {
					sum += hidden[c] + first[c]
				}
				if n != sum {
					t.Fatalf("%+v hides %d, its children account for %d", a, n, sum)
				}
			}
		})
	}
}

func TestDensityYieldsWhatIsHidden(t *testing.T) {
	items := testItems(4000, pileItem)
	placed := Layout(items, WidgetProfile())
	root := ExtentOf(items).Root()
	for _, over := range []uint32{0, SparseHidden} {
		want := make(map[Address]Counts)
		for level := root; level >= MinLevel; level-- {
			for i, it := range items {
				if placed[i].Level < level {
					a := AddressOf(it.T0, level)
					c := want[a]
					c.Add(a, it.T0)
					want[a] = c
				}
			}
		}
		got := make(map[Address]Counts)
		for row := range densityOf(items, placed, over) {
			got[row.Address] = row.Counts
		}
		for a, c := range want {
			if c.N <= over {
				delete(want, a)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("over %d (-want +got):\n%s", over, diff)
		}
	}
}

func TestCountsSurviveTheirBlob(t *testing.T) {
	full, one := Counts{}, Counts{}
	for i := range full.Cells {
		full.Cells[i] = uint32(i) * 1_000_003
		full.N += full.Cells[i]
	}
	one.N, one.Cells[63] = 7, 7
	for name, want := range map[string]Counts{"none": {}, "all cells": full, "the last cell": one} {
		got, err := ParseCounts(want.AppendBlob(nil))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func FuzzParseCounts(f *testing.F) {
	f.Add([]byte{127, 2})
	f.Add([]byte{129, 1})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, blob []byte) {
		c, err := ParseCounts(blob)
		if err != nil {
			return
		}
		again, err := ParseCounts(c.AppendBlob(nil))
		if err != nil || again != c {
			t.Errorf("%v became %v (%v)", c, again, err)
		}
	})
}

func TestTileNamesItsContext(t *testing.T) {
	a := Address{Level: 20, X: 100}
	long := func(id int64, weight uint8, from int64) Row {
		return Row{ID: id, T0: from, T1: a.End() + 5<<20, Level: 40, Weight: weight, Range: true}
	}
	rows := []Row{
		long(1, 50, 0), long(2, 80, 0), long(3, 50, 50), long(4, 20, 0), long(5, 60, a.Start()+1),
		{ID: 6, T0: a.Start() - 10, T1: a.Start() + 10, Level: 20, Range: true},      // carried in
		{ID: 7, T0: a.Start() - 10, T1: a.Start(), Level: 20},                        // over before
		{ID: 8, T0: a.Start(), T1: MaxTime, Level: 20, Range: true},                  // open: a label
		{ID: 9, T0: a.Start() + 3, T1: a.Start() + 4, Level: 19},                     // not yet shown
		{ID: 10, T0: a.LookBack() - 1, T1: a.Start() + 4, Level: 30},                 // a vague moment, too far back
		{ID: 11, T0: a.End(), T1: a.End() + 1, Level: 30},                            // the next tile's
		{ID: 12, T0: a.LookBack(), T1: a.LookBack() + 2<<20, Level: 30, Range: true}, // the longest two tiles back: context
	}
	tile := Assemble(a, rows, Counts{N: 2})
	var labels, context []int64
	for _, r := range tile.Labels {
		labels = append(labels, r.ID)
	}
	for _, r := range tile.Context {
		context = append(context, r.ID)
	}
	if diff := cmp.Diff([]int64{6, 8}, labels); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int64{2, 5, 1}, context); diff != "" {
		t.Errorf("context (-want +got):\n%s", diff)
	}
	if tile.ContextMore != 3 || tile.Long != 1 || !tile.More {
		t.Errorf("ContextMore, Long, More = %d, %d, %v; want 3, 1, true", tile.ContextMore, tile.Long, tile.More)
	}
	if got, want := tile.Count(), 1+1+2; got != want {
		t.Errorf("Count() = %d, want %d", got, want)
	}
}
