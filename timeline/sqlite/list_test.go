package sqlite

import (
	"fmt"
	"testing"

	"kronika/timeline/store"
)

// manyTimelines makes n timelines of one by copying its row, ten in each second.
func manyTimelines(t testing.TB, n int) *Store {
	t.Helper()
	s := open(t, Options{})
	put(t, s, mixedHead("first"), mixedEvents(10, 1))
	_, err := s.writer.Exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
		INSERT INTO timeline (slug, state, head, revision, events, lo, hi, created, imported, updated, alive)
		SELECT printf('t%05d', i), 1, head, revision + i, events, lo, hi, created, imported, 1000 + i / 10, alive FROM n, timeline WHERE slug = 'first'`, n-1)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheListOfTimelinesIsReadInPages(t *testing.T) {
	const n = 2500
	s := manyTimelines(t, n)
	all, err := store.All(t.Context(), s)
	if err != nil || len(all) != n {
		t.Fatalf("%d timelines, %v", len(all), err)
	}
	seen := map[string]bool{}
	for i, info := range all {
		slug := info.Head.Slug
		if seen[slug] {
			t.Fatalf("%s is there twice", slug)
		}
		seen[slug] = true
		if i > 1 && (info.Updated.After(all[i-1].Updated) || info.Updated.Equal(all[i-1].Updated) && info.Key > all[i-1].Key) {
			t.Fatalf("%s stands behind %s", slug, all[i-1].Head.Slug)
		}
	}
	page, err := s.Timelines(t.Context(), store.ListQuery{Offset: 120, Limit: 20})
	if err != nil || page.Total != n || len(page.Timelines) != 20 || page.Timelines[0].Head.Slug != all[120].Head.Slug {
		t.Errorf("page of %d of %d that begins with %v, %v", len(page.Timelines), page.Total, page.Timelines[0].Head.Slug, err)
	}
	if sum := all[0].Groups["war"] + all[0].Groups["peace"] + all[0].Groups[""]; sum != 10 {
		t.Errorf("groups of the first: %v", all[0].Groups)
	}
	if err := s.DeleteTimeline(t.Context(), "first", nil); err != nil {
		t.Fatal(err)
	}
	if after, err := s.Timelines(t.Context(), store.ListQuery{}); err != nil || after.State == page.State || after.Total != n-1 {
		t.Errorf("after a change: state %q of %d, before %q, %v", after.State, after.Total, page.State, err)
	}
}

// BenchmarkListOfTimelines reads the first page of 10,000 timelines.
func BenchmarkListOfTimelines(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		s := manyTimelines(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Timelines(b.Context(), store.ListQuery{Limit: 20}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
