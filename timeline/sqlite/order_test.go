package sqlite

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

// dated are events with these ids and dates; an id may have a part behind a colon.
func dated(idsAndDates ...string) []timeline.Event {
	var events []timeline.Event
	for i := 0; i < len(idsAndDates); i += 2 {
		id, part, _ := strings.Cut(idsAndDates[i], ":")
		events = append(events, timeline.Event{
			ID: id, Part: timeline.Part(part), Date: edtf.MustParse(idsAndDates[i+1]), Title: timeline.Text{{Lang: "en", Text: id}},
		})
	}
	return events
}

// listed reads the ids of a list.
func listed(t *testing.T, s *Store, q store.Query) string {
	t.Helper()
	result, err := s.Events(context.Background(), "set", q)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(idsOf(result.Events), " ")
}

func TestEventsThatBeginTogetherKeepTheirOrder(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("set"), all(dated("z", "2020", "a", "2020-01-01", "m", "2020", "first", "2019", "b", "2021", "c", "2021")))
	if got, want := listed(t, s, store.Query{}), "first z a m b c"; got != want {
		t.Errorf("list = %s, want %s", got, want)
	}
	if got, want := listed(t, s, store.Query{Newest: true}), "c b m a z first"; got != want {
		t.Errorf("newest first = %s, want %s", got, want)
	}
	before := stored(t, s, "set")
	put(t, s, mixedHead("set"), all(before))
	if diff := cmp.Diff(before, stored(t, s, "set")); diff != "" {
		t.Errorf("imported again (-before +after):\n%s", diff)
	}
	edited := before[2]
	edited.Title = timeline.Text{{Lang: "en", Text: "edited"}}
	if _, err := s.PutEvent(context.Background(), "set", edited, nil); err != nil {
		t.Fatal(err)
	}
	if got, want := listed(t, s, store.Query{}), "first z a m b c"; got != want {
		t.Errorf("after an edit the list = %s, want %s", got, want)
	}
	checkLikeImported(t, s, "set")
}

// TestOrderedImportOfManyChunks has more events that begin together than one
// chunk holds, in an order that their ids do not have.
func TestOrderedImportOfManyChunks(t *testing.T) {
	events := draw(chunkRows+chunkRows/2, func(r *rand.Rand) edtf.Date { return edtf.MustParse([]string{"1999", "2000"}[r.IntN(2)]) })
	slices.Reverse(events)
	s := open(t, Options{})
	put(t, s, mixedHead("set"), all(events))
	want := timeline.Timeline{Events: events}
	want.Sort()
	got := idsOf(stored(t, s, "set"))
	if diff := cmp.Diff(idsOf(want.Events), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPartOrdersAndDoesNotMoveBounds(t *testing.T) {
	year := func(y int64) int64 { return edtf.DaysFromCivil(y, 1, 1) * 86400 }
	for _, limit := range []int{defaultListLimit, 0} {
		s := open(t, Options{})
		s.listLimit = limit
		put(t, s, mixedHead("set"), all(dated("late:end", "1701/1800", "plain", "1750", "early:start", "1701/1800", "before", "../1700")))
		if got, want := listed(t, s, store.Query{}), "before early plain late"; got != want {
			t.Errorf("list = %s, want %s", got, want)
		}
		if got, want := listed(t, s, store.Query{Span: layout.Extent{Lo: year(1710), Hi: year(1720)}}), "early late"; got != want {
			t.Errorf("from 1710 to 1720 = %s, want %s", got, want)
		}
		if got, want := listed(t, s, store.Query{Span: layout.Extent{Lo: year(1780), Hi: year(1790)}}), "early late"; got != want {
			t.Errorf("from 1780 to 1790 = %s, want %s", got, want)
		}
	}
}

// TestOldDatabaseIsOrderedAnew opens a database in which floating times stand in
// UTC and unknown beginnings at the beginning of the axis.
func TestOldDatabaseIsOrderedAnew(t *testing.T) {
	head := mixedHead("set")
	head.TimeZone = "Europe/Tirane"
	s := open(t, Options{})
	put(t, s, head, all(dated("floating", "2022-09-07T07:00", "zoned", "2022-09-07T04:30Z", "before", "../1700", "old", "1600")))
	want := dump(t, s, "set")
	for _, statement := range []string{
		"UPDATE event SET t0 = t0 - 7200, t1 = t1 - 7200 WHERE eid = 'floating'",
		"UPDATE event SET t0 = -9223372036854775808 WHERE eid = 'before'",
		"DELETE FROM chrono", "DELETE FROM stretch",
	} {
		if _, err := s.writer.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	ctx := context.Background()
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := orderAll(ctx, s, tx); err != nil {
		t.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		t.Fatal(err)
	}
	if err := s.Rebuild(ctx, "set"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, dump(t, s, "set")); diff != "" {
		t.Errorf("(-imported +migrated):\n%s", diff)
	}
	if got, want := listed(t, s, store.Query{}), "old before zoned floating"; got != want {
		t.Errorf("list = %s, want %s", got, want)
	}
}
