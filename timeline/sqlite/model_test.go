package sqlite

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// A model is a timeline in memory that is edited along with a stored one.
type model struct {
	t      *testing.T
	s      *Store
	slug   string
	r      *rand.Rand
	events []timeline.Event
	next   int
}

func newModel(t *testing.T, s *Store, slug string, n int) *model {
	m := &model{t: t, s: s, slug: slug, r: rand.New(rand.NewPCG(3, 4)), next: n}
	m.events = draw(n, mixedDate)
	put(t, s, mixedHead(slug), all(m.events))
	m.events = stored(t, s, slug) // with the orders that the import gave
	return m
}

// stored reads the events of a timeline.
func stored(t *testing.T, s *Store, slug string) (all []timeline.Event) {
	t.Helper()
	_, events, err := s.Stream(context.Background(), slug, store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for e, err := range events {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// edit makes one change, of a kind drawn by lot.
func (m *model) edit() {
	m.t.Helper()
	i := m.r.IntN(len(m.events))
	e := m.events[i]
	switch m.r.IntN(8) {
	case 0, 1:
		e = mixedEvent(m.r, strings.Fields(words), fmt.Sprintf("n%d", m.next))
		m.next++
		i = len(m.events)
		m.events = append(m.events, e)
	case 2:
		m.remove(i)
		return
	case 3:
		e.Date = mixedDate(m.r)
	case 4:
		e.Date = oddDate(m.r)
	case 5:
		e.Importance, e.Group = 10*m.r.IntN(11), []string{"", "war", "peace"}[m.r.IntN(3)]
	case 6:
		e.Title = timeline.Text{{Lang: "en", Text: "new tërmet"}}
		e.Text = timeline.Text{{Lang: "en", Text: "about a kështjellë"}}
		e.Aliases = []string{"alias-" + e.ID}
	case 7:
		if to := m.events[m.r.IntN(len(m.events))].ID; to != e.ID {
			e.Links = append(slices.Clone(e.Links), timeline.Link{To: to, Kind: timeline.LedTo})
		}
	}
	m.events[i] = e
	if _, err := m.s.PutEvent(context.Background(), m.slug, e, nil); err != nil {
		m.t.Fatal(err)
	}
}

// remove deletes an event, and the links to it.
func (m *model) remove(i int) {
	m.t.Helper()
	id := m.events[i].ID
	m.events = slices.Delete(m.events, i, i+1)
	for j := range m.events {
		links := slices.Clone(m.events[j].Links)
		m.events[j].Links = slices.DeleteFunc(links, func(l timeline.Link) bool { return l.To == id })
		if len(m.events[j].Links) == 0 {
			m.events[j].Links = nil
		}
	}
	if err := m.s.DeleteEvent(context.Background(), m.slug, id, nil); err != nil {
		m.t.Fatal(err)
	}
}

// checkCounts demands that every tile accounts for its events, of whatever age
// the layout is.
func (m *model) checkCounts() {
	m.t.Helper()
	ctx := context.Background()
	info, err := m.s.Timeline(ctx, m.slug)
	if err != nil {
		m.t.Fatal(err)
	}
	items, _, err := m.s.Items(ctx, m.slug, store.Query{}, 1<<30)
	if err != nil {
		m.t.Fatal(err)
	}
	for level := info.Extent.Root(); level >= layout.MinLevel; level -= 3 {
		want := make(map[int64]int)
		for _, it := range items {
			want[it.T0>>level]++
		}
		for x, n := range want {
			a := layout.Address{Level: level, X: x}
			tile, err := m.s.Tile(ctx, info, store.BandsOf(info.Head).Profile(layout.PageProfile()), a)
			if err != nil {
				m.t.Fatal(err)
			}
			if tile.Count() != n {
				m.t.Errorf("%+v accounts for %d events, want %d", a, tile.Count(), n)
			}
		}
	}
}

// checkPlaces demands that no two labels of a lane overlap, at any level.
func (m *model) checkPlaces() {
	m.t.Helper()
	const label = layout.LabelUnits + layout.GapUnits
	query := "SELECT l.profile, l.lane, l.lvl, l.t0, coalesce(e.a1, e.t1), l.dl > 0, e.eid FROM layout l JOIN event e USING (id) " +
		"WHERE timeline_id = (SELECT id FROM timeline WHERE slug = ? AND state = 1) AND l.lvl >= ? " +
		"AND l.dl - 1 <= ? ORDER BY l.profile, l.lane, l.t0"
	for level := layout.MaxLevel; level >= layout.MinLevel; level-- {
		lane, end, before := "", int64(0), ""
		rows, err := m.s.readers.Query(query, m.slug, level, level)
		if err != nil {
			m.t.Fatal(err)
		}
		for rows.Next() {
			var profile, lvl, in, t0, t1 int64
			var bar bool
			var eid string
			if err := rows.Scan(&profile, &in, &lvl, &t0, &t1, &bar, &eid); err != nil {
				m.t.Fatal(err)
			}
			if at := fmt.Sprint(profile, in); at != lane {
				lane, end = at, layout.MinTime
			}
			if t0 < end {
				m.t.Errorf("profile and lane %s, level %d: %s overlaps %s", lane, level, eid, before)
			}
			if before, end = eid, t0+label<<level/layout.TileUnits; bar {
				end = max(end, t1)
			}
		}
		if err := rows.Err(); err != nil {
			m.t.Fatal(err)
		}
	}
}
