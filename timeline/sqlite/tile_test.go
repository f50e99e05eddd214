package sqlite

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// whole is a timeline laid out in memory, to compare the store with.
type whole struct {
	items  []layout.Item
	placed []layout.Placement
	extent layout.Extent
}

func layOutWhole(t testing.TB, s *Store, slug string, p layout.Profile) whole {
	t.Helper()
	items, _, err := s.Items(context.Background(), slug, store.Query{}, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	return whole{items, layout.Layout(items, p), layout.ExtentOf(items)}
}

// checkTiles reads every tile of every level that has events and compares it
// with the whole: each event that starts in it has a label, is context or is
// counted, in the cell where it starts; and all labels together are the layout's.
func checkTiles(t *testing.T, s *Store, slug string, p layout.Profile) (checked int) {
	t.Helper()
	info, err := s.Timeline(context.Background(), slug)
	if err != nil {
		t.Fatal(err)
	}
	p = store.BandsOf(info.Head).Profile(p)
	w := layOutWhole(t, s, slug, p)
	if info.Extent != w.extent {
		t.Errorf("extent = %v, want %v", info.Extent, w.extent)
	}
	for level := w.extent.Root(); level >= layout.MinLevel; level-- {
		checked += w.checkLevel(t, s, info, p, level)
	}
	return checked
}

func (w whole) checkLevel(t *testing.T, s *Store, info store.Info, p layout.Profile, level int8) int {
	t.Helper()
	starts, hidden := make(map[int64]int), make(map[int64]layout.Counts)
	var want []int64 // that have a label, by id
	for i, it := range w.items {
		a := layout.AddressOf(it.T0, level)
		starts[a.X]++
		counts := hidden[a.X]
		row := layout.Row{T0: it.T0, T1: it.T1, Level: w.placed[i].Level, Range: it.Range}
		switch {
		case w.placed[i].Level < level:
			counts.Add(a, it.T0)
		case !row.Context(level):
			want = append(want, it.ID)
		}
		hidden[a.X] = counts
	}
	var got []int64
	for x, n := range starts {
		a := layout.Address{Level: level, X: x}
		tile, err := s.Tile(context.Background(), info, p, a)
		if err != nil {
			t.Fatalf("%+v: %v", a, err)
		}
		if tile.Count() != n {
			t.Fatalf("%+v accounts for %d events, want %d", a, tile.Count(), n)
		}
		if diff := cmp.Diff(hidden[x], tile.Hidden); diff != "" {
			t.Fatalf("%+v hidden (-want +got):\n%s", a, diff)
		}
		for _, r := range tile.Tile.Labels {
			if _, ok := tile.Labels[r.ID]; !ok {
				t.Fatalf("%+v: row %d has no label", a, r.ID)
			}
			if !tile.CarriedIn(r) {
				got = append(got, r.ID)
			}
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("level %d, labels of all tiles (-layout +tiles):\n%s", level, diff)
	}
	return len(starts)
}

func TestEveryTileAccountsForItsEvents(t *testing.T) {
	for _, set := range eventSets {
		t.Run(set.name, func(t *testing.T) {
			s := open(t, Options{})
			put(t, s, mixedHead("set"), all(set.make(120)))
			checked := 0
			for _, p := range layout.Profiles() {
				checked += checkTiles(t, s, "set", p)
			}
			t.Logf("%d tiles", checked)
		})
	}
}

// TestTileCarriesInWhatReachesIt compares a tile with layout.Assemble over all
// rows of the layout.
func TestTileCarriesInWhatReachesIt(t *testing.T) {
	for _, set := range eventSets {
		t.Run(set.name, func(t *testing.T) {
			s := open(t, Options{})
			put(t, s, mixedHead("set"), all(set.make(40)))
			info, err := s.Timeline(context.Background(), "set")
			if err != nil {
				t.Fatal(err)
			}
			p := store.BandsOf(info.Head).Profile(layout.PageProfile())
			w := layOutWhole(t, s, "set", p)
			var rows []layout.Row
			for i, it := range w.items {
				if placed := w.placed[i]; placed.Level != layout.NoLevel {
					rows = append(rows, layout.Row{ID: it.ID, T0: it.T0, T1: it.T1, Level: placed.Level, Lane: placed.Lane, Weight: it.Weight, Range: it.Range})
				}
			}
			for level := w.extent.Root(); level >= layout.MinLevel; level-- {
				seen := make(map[int64]bool)
				for _, it := range w.items {
					for x := it.T0>>level - 1; x <= it.T0>>level+3; x++ {
						a := layout.Address{Level: level, X: x}
						if seen[x] || !w.extent.Valid(a) {
							continue
						}
						seen[x] = true
						tile, err := s.Tile(context.Background(), info, p, a)
						if err != nil {
							t.Fatal(err)
						}
						if diff := cmp.Diff(layout.Assemble(a, rows, tile.Hidden), tile.Tile); diff != "" {
							t.Fatalf("%+v (-all rows +store):\n%s", a, diff)
						}
					}
				}
			}
		})
	}
}

func TestTilesOutsideTheExtentAreNotFound(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("set"), mixedEvents(100, 1))
	info, err := s.Timeline(context.Background(), "set")
	if err != nil {
		t.Fatal(err)
	}
	root := info.Extent.Root()
	for claim, a := range map[string]layout.Address{
		"coarser than the root":  layout.AddressOf(0, root+1),
		"finer than the finest":  layout.AddressOf(0, layout.MinLevel-1),
		"after the end":          {Level: layout.MinLevel, X: info.Extent.Hi},
		"a level that is absurd": {Level: 127, X: 0},
	} {
		if _, err := s.Tile(context.Background(), info, layout.PageProfile(), a); !isNotFound(err) {
			t.Errorf("%s: %v", claim, err)
		}
	}
	put(t, s, &timeline.Timeline{Slug: "empty", Title: timeline.Plain("Empty")}, all(nil))
	if info, err = s.Timeline(context.Background(), "empty"); err != nil || !info.Extent.Empty() {
		t.Errorf("the extent of an empty timeline is %v (%v)", info.Extent, err)
	}
	if _, err := s.Tile(context.Background(), info, layout.PageProfile(), layout.Address{Level: layout.MinLevel}); !isNotFound(err) {
		t.Errorf("a tile of an empty timeline: %v", err)
	}
}
