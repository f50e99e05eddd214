package sqlite

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/store"
)

func event(id, date, title string, links ...string) timeline.Event {
	e := timeline.Event{ID: id, Date: edtf.MustParse(date), Title: timeline.Text{{Lang: "en", Text: title}}}
	for _, to := range links {
		e.Links = append(e.Links, timeline.Link{To: to, Kind: timeline.RespondsTo})
	}
	return e
}

func TestEventsAreFoundByEveryName(t *testing.T) {
	s := open(t, Options{})
	e := event("a", "1999", "A")
	e.Aliases, e.Group = []string{"old name", "event-a"}, "war"
	put(t, s, mixedHead("set"), all([]timeline.Event{e, event("b", "1998", "{B}", "a")}))
	for _, name := range []string{"a", "old name", "event-a"} {
		got, err := s.Event(context.Background(), "set", name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(e, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", name, diff)
		}
	}
	if got, err := s.Event(context.Background(), "set", "b"); err != nil || got.Title[0].Text != "{B}" {
		t.Errorf("a title in braces: %v, %v", got.Title, err)
	}
	for _, name := range []string{"", "A", "c"} {
		if _, err := s.Event(context.Background(), "set", name); !isNotFound(err) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if _, err := s.Event(context.Background(), "nowhere", "a"); !isNotFound(err) {
		t.Errorf("in no timeline: %v", err)
	}
}

func TestLinksAreFoundFromBothEnds(t *testing.T) {
	s := open(t, Options{})
	ctx := context.Background()
	a := event("a", "2020", "A", "c")
	a.Record, a.Group = &timeline.Record{Date: edtf.MustParse("2019-11-26")}, "war"
	put(t, s, mixedHead("set"), all([]timeline.Event{a, event("b", "1998", "B", "c"), event("c", "2021", "C")}))
	labels, err := s.Related(ctx, "set", []string{"a", "c", "nobody"})
	if err != nil {
		t.Fatal(err)
	}
	labelA := store.Label{ID: "a", Date: a.Date, Title: a.Title, Group: "war", Record: a.Record.Date}
	want := map[string]*store.Label{"a": &labelA, "c": {ID: "c", Date: edtf.MustParse("2021"), Title: timeline.Text{{Lang: "en", Text: "C"}}}}
	if diff := cmp.Diff(want, labels); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
	backlinks, err := s.Backlinks(ctx, "set", []string{"a", "c"})
	if err != nil {
		t.Fatal(err)
	}
	labelB := store.Label{ID: "b", Date: edtf.MustParse("1998"), Title: timeline.Text{{Lang: "en", Text: "B"}}}
	wantLinks := map[string][]store.Backlink{"c": {{From: &labelB, Kind: timeline.RespondsTo}, {From: &labelA, Kind: timeline.RespondsTo}}}
	if diff := cmp.Diff(wantLinks, backlinks); diff != "" {
		t.Errorf("backlinks (-want +got):\n%s", diff)
	}
	items, total, err := s.Items(ctx, "set", store.Query{}, 2)
	if err != nil || total != 3 || len(items) != 2 {
		t.Fatalf("%d of %d items, %v", len(items), total, err)
	}
	byItem, err := s.Labels(ctx, "set", []int64{items[1].ID, 1, 1 << 60})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[int64]*store.Label{items[1].ID: &labelA}, byItem); diff != "" {
		t.Errorf("labels by item (-want +got):\n%s", diff)
	}
}

func TestRecentAreThoseWrittenLast(t *testing.T) {
	s := open(t, Options{})
	ctx := context.Background()
	put(t, s, mixedHead("set"), all([]timeline.Event{event("a", "1990", "A"), event("b", "1995", "B"), event("c", "2000", "C")}))
	for i, id := range []string{"d", "a"} {
		if _, err := s.PutEvent(ctx, "set", event(id, "1900", "Later"), nil); err != nil {
			t.Fatal(err)
		}
		if _, err := s.writer.Exec("UPDATE event SET recorded = ? WHERE eid = ?", 2_000_000_000+i, id); err != nil {
			t.Fatal(err)
		}
	}
	for limit, want := range [][]string{{}, {"a"}, {"a", "d"}, {"a", "d", "c"}, {"a", "d", "c", "b"}, {"a", "d", "c", "b"}} {
		events, recorded, err := s.Recent(ctx, "set", store.Query{}, limit)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, idsOf(events)); diff != "" {
			t.Errorf("the last %d (-want +got):\n%s", limit, diff)
		}
		if limit > 0 && !recorded["a"].Equal(time.Unix(2_000_000_001, 0)) {
			t.Errorf("recorded at %v", recorded["a"])
		}
	}
}

func TestProminentAreThoseShownFirst(t *testing.T) {
	s := open(t, Options{})
	events := draw(400, mixedDate)
	put(t, s, mixedHead("set"), all(events))
	for _, limit := range []int{1, 10, 100, 400, 1000} {
		got, err := s.Prominent(context.Background(), "set", store.Query{}, limit)
		if err != nil {
			t.Fatal(err)
		}
		if want := min(limit, len(events)); len(got) != want {
			t.Errorf("%d events, want %d", len(got), want)
		}
		sorted := timeline.Timeline{Events: got}
		ids := idsOf(got)
		sorted.Sort()
		if diff := cmp.Diff(idsOf(sorted.Events), ids); diff != "" {
			t.Errorf("not in order of time (-want +got):\n%s", diff)
		}
	}
}
