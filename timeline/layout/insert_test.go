package layout

import (
	"fmt"
	"testing"
)

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
