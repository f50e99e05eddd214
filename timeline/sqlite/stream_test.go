package sqlite

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/store"
)

// However many exports are under way, and however slowly they are read, pages
// are answered and edits taken.
func TestStreamsHoldNobodyUp(t *testing.T) {
	s := open(t, Options{Readers: 2})
	example := exampleTimeline(t)
	put(t, s, example.Head(), all(example.Events))
	streaming, stop := context.WithCancel(context.Background())
	defer stop()
	for range 2 { // as many as there are connections for them
		if _, _, err := s.Stream(streaming, example.Slug, store.Query{}); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if _, err := s.Timeline(ctx, example.Slug); err != nil {
		t.Errorf("a page waits for the streams: %v", err)
	}
	if _, err := s.PutEvent(ctx, example.Slug, example.Events[0], nil); err != nil {
		t.Errorf("an edit waits for the streams: %v", err)
	}
}

// checkStream demands that a stream, the feed and the drawing have what the query
// chooses.
func checkStream(t *testing.T, s *Store, q store.Query, want []string) {
	t.Helper()
	ctx := context.Background()
	want = slices.Clone(want)
	if q.Newest { // which is not an order of streams
		slices.Reverse(want)
	}
	_, events, err := s.Stream(ctx, "set", q)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for e, err := range events {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, e.ID)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: the stream (-want +got):\n%s", nameOf(q), diff)
	}
	for _, limit := range []int{5, 1000} {
		prominent, err := s.Prominent(ctx, "set", q, limit)
		if err != nil {
			t.Fatal(err)
		}
		checkFew(t, "prominent of "+nameOf(q), want, idsOf(prominent), limit)
		recent, _, err := s.Recent(ctx, "set", q, limit)
		if err != nil {
			t.Fatal(err)
		}
		checkFew(t, "recent of "+nameOf(q), want, idsOf(recent), limit)
	}
}

// checkFew demands that got are as many different events of want as there is room
// for.
func checkFew(t *testing.T, what string, want, got []string, limit int) {
	t.Helper()
	known := map[string]bool{}
	for _, id := range want {
		known[id] = true
	}
	for _, id := range got {
		if !known[id] {
			t.Errorf("%s: %s is not chosen, or given twice", what, id)
		}
		delete(known, id)
	}
	if len(got) != min(limit, len(want)) {
		t.Errorf("%s: %d events of %d, at most %d", what, len(got), len(want), limit)
	}
}

// What is chosen is a timeline of its own: its links lead to events that it has.
func TestStreamOfChosenEventsHasNoLooseLinks(t *testing.T) {
	s := open(t, Options{})
	linked := func(id, date, title string, to ...string) timeline.Event {
		e := event(id, date, title)
		for _, target := range to {
			e.Links = append(e.Links, timeline.Link{To: target, Kind: timeline.LedTo})
		}
		return e
	}
	put(t, s, mixedHead("set"), all([]timeline.Event{
		linked("a", "1950", "Siege", "b", "c"), linked("b", "1960", "Flood", "c"), linked("c", "1970", "Siege ends", "a"),
	}))
	got := map[string][]timeline.Link{}
	_, events, err := s.Stream(context.Background(), "set", store.Query{Search: "siege"})
	if err != nil {
		t.Fatal(err)
	}
	for e, err := range events {
		if err != nil {
			t.Fatal(err)
		}
		got[e.ID] = e.Links
	}
	want := map[string][]timeline.Link{"a": {{To: "c", Kind: timeline.LedTo}}, "c": {{To: "a", Kind: timeline.LedTo}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A feed of chosen events begins with those that were put last, like that of all.
func TestRecentOfChosenEventsBeginsWithThosePutLast(t *testing.T) {
	s := open(t, Options{})
	ctx := context.Background()
	put(t, s, mixedHead("set"), all([]timeline.Event{
		event("a", "1990", "Siege"), event("b", "1995", "Flood"), event("c", "2000", "Siege"), event("d", "2001", "Siege"),
	}))
	for i, id := range []string{"a", "b"} {
		if _, err := s.writer.Exec("UPDATE event SET recorded = ? WHERE eid = ?", 2_000_000_000+i, id); err != nil {
			t.Fatal(err)
		}
	}
	for limit, want := range [][]string{{}, {"a"}, {"a", "d"}, {"a", "d", "c"}, {"a", "d", "c"}} {
		events, recorded, err := s.Recent(ctx, "set", store.Query{Search: "siege"}, limit)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, idsOf(events)); diff != "" {
			t.Errorf("the last %d (-want +got):\n%s", limit, diff)
		}
		if limit > 0 && !recorded["a"].Equal(time.Unix(2_000_000_000, 0)) {
			t.Errorf("recorded at %v", recorded["a"])
		}
	}
}
