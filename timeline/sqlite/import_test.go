package sqlite

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/store"
)

// faulty is a document with one fault of every kind the store finds.
func faulty() []timeline.Event {
	events := draw(6, mixedDate)
	events[1].Title = nil
	events[2].ID = "e0"
	events[3].Links = []timeline.Link{{To: "e5", Kind: timeline.LedTo}, {To: "e99", Kind: timeline.PartOf}}
	events[4].Aliases = []string{"other", "e0"}
	return events
}

func TestFaultsAreListedAndNothingIsStored(t *testing.T) {
	s := open(t, Options{})
	_, err := s.Import(context.Background(), mixedHead("set"), all(faulty()), store.ImportOptions{})
	faults, _ := errors.AsType[timeline.Invalid](err)
	var got []string
	for _, f := range faults {
		got = append(got, f.Path+": "+f.Problem)
	}
	want := []string{
		"events[1].title: missing",
		"events[2].id: this id is taken by events[0]",
		"events[3].links[1].to: no event has this id",
		"events[4].aliases[1]: this name is taken by events[0]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	checkNothingIsLeft(t, s)
}

func TestFaultsHaveTheirPlacesInTheDocument(t *testing.T) {
	s := open(t, Options{})
	line := 1
	lines := func(yield func(timeline.Event, error) bool) {
		for e := range all(faulty()) {
			line += 2 // there are blank lines between
			if !yield(e, nil) {
				return
			}
		}
	}
	_, err := s.Import(context.Background(), mixedHead("set"), lines, store.ImportOptions{
		Number: func() int { return line },
		Path: func(n int, member string) string {
			return strings.TrimSuffix(fmt.Sprintf("line %d: %s", n, member), ": ")
		},
	})
	for _, want := range []string{"line 5: title: missing", "line 7: id: ", "taken by line 3", "line 9: links[1].to"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in:\n%v", want, err)
		}
	}
}

func TestPartialImportStoresTheSoundEvents(t *testing.T) {
	s := open(t, Options{})
	result, err := s.Import(context.Background(), mixedHead("set"), all(faulty()), store.ImportOptions{Partial: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Faults) != 4 || result.Events != 3 {
		t.Errorf("%d events, faults:\n%v", result.Events, result.Faults)
	}
	e, err := s.Event(context.Background(), "set", "e3")
	if want := []timeline.Link{{To: "e5", Kind: timeline.LedTo}}; err != nil || !slices.Equal(e.Links, want) {
		t.Errorf("links of e3 = %v (%v), want %v", e.Links, err, want)
	}
	sound := faulty()
	sound[3].Links = sound[3].Links[:1]
	put(t, s, mixedHead("sound"), all([]timeline.Event{sound[0], sound[3], sound[5]}))
	if diff := cmp.Diff(dump(t, s, "sound"), dump(t, s, "set")); diff != "" {
		t.Errorf("(-sound +partial):\n%s", diff)
	}
}

func TestOnlyTheFirstThousandFaultsAreListed(t *testing.T) {
	s := open(t, Options{})
	read := 0
	var endless iter.Seq2[timeline.Event, error] = func(yield func(timeline.Event, error) bool) {
		for yield(timeline.Event{}, timeline.Invalid{{Path: "here", Problem: "wrong"}}) {
			read++
		}
	}
	_, err := s.Import(context.Background(), mixedHead("set"), endless, store.ImportOptions{})
	if faults, _ := errors.AsType[timeline.Invalid](err); len(faults) != maxFaults {
		t.Errorf("%d faults, want %d", len(faults), maxFaults)
	}
	if read > maxFaults {
		t.Errorf("read on to event %d", read)
	}
}

func TestFaultyHeadStoresNothing(t *testing.T) {
	s := open(t, Options{})
	_, err := s.Import(context.Background(), &timeline.Timeline{Slug: "Not A Slug"}, all(nil), store.ImportOptions{Partial: true})
	if faults, _ := errors.AsType[timeline.Invalid](err); len(faults) != 2 || faults[0].Path != "slug" || faults[1].Path != "title" {
		t.Errorf("faults:\n%v", err)
	}
	checkNothingIsLeft(t, s)
}

func TestBrokenInputStoresNothing(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("set"), mixedEvents(50, 1))
	before := dump(t, s, "set")
	broken := errors.New("the line went dead")
	for claim, events := range map[string]iter.Seq2[timeline.Event, error]{
		"at once":     failing(0, broken),
		"later":       failing(30_000, broken),
		"after fault": failing(100, timeline.Invalid{{Path: "here", Problem: "wrong"}}),
	} {
		if _, err := s.Import(context.Background(), mixedHead("set"), events, store.ImportOptions{}); err == nil {
			t.Errorf("%s: no error", claim)
		} else if claim != "after fault" && !errors.Is(err, broken) {
			t.Errorf("%s: %v", claim, err)
		}
	}
	if diff := cmp.Diff(before, dump(t, s, "set")); diff != "" {
		t.Errorf("the timeline has changed:\n%s", diff)
	}
}

// failing yields n events and then an error.
func failing(n int, err error) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for e := range mixedEvents(n, 1) {
			if !yield(e, nil) {
				return
			}
		}
		yield(timeline.Event{}, err)
	}
}

func TestCancelledImportStoresNothing(t *testing.T) {
	s := open(t, Options{})
	for _, at := range []string{"events", "index", "layout"} {
		ctx, cancel := context.WithCancel(context.Background())
		o := store.ImportOptions{Stage: func(name string) {
			if name == at {
				cancel()
			}
		}, Progress: func(done int64) {
			if at == "events" && done >= 12_000 {
				cancel()
			}
		}}
		if _, err := s.Import(ctx, mixedHead("set"), mixedEvents(15_000, 1), o); !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled at %s: %v", at, err)
		}
		cancel()
	}
	checkNothingIsLeft(t, s)
}

// checkNothingIsLeft demands that no timeline is there and no row of one.
func checkNothingIsLeft(t *testing.T, s *Store) {
	t.Helper()
	timelines, err := store.All(context.Background(), s)
	if err != nil || len(timelines) > 0 {
		t.Errorf("timelines: %v, %v", timelines, err)
	}
	if err := s.sweep(context.Background()); err != nil {
		t.Error(err)
	}
	for _, table := range []string{"timeline", "event", "name", "chrono", "span", "stretch", "tally", "link", "layout", "density", "search"} {
		if rows := rowsOf(t, s.readers, "SELECT count(*) FROM "+table); rows[0] != "0" {
			t.Errorf("%s has %s rows left", table, rows[0])
		}
	}
	if rows := rowsOf(t, s.readers, "SELECT name FROM sqlite_schema WHERE name GLOB 'search_[0-9]*'"); len(rows) > 0 {
		t.Errorf("tables left: %v", rows)
	}
}

func TestImportReplacesAndGoesOnCounting(t *testing.T) {
	s := open(t, Options{})
	ctx := context.Background()
	first := put(t, s, mixedHead("set"), mixedEvents(100, 1))
	if _, err := s.PutEvent(ctx, "set", timeline.Event{ID: "new", Date: edtf.MustParse("1999"), Title: timeline.Plain("New")}, nil); err != nil {
		t.Fatal(err)
	}
	second := put(t, s, mixedHead("set"), mixedEvents(70, 2))
	if first.Replaced || !second.Replaced || first.Revision <= 0 || second.Revision <= first.Revision+1 {
		t.Errorf("results: %+v, %+v", first, second)
	}
	if err := s.DeleteTimeline(ctx, "set", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Timeline(ctx, "set"); !isNotFound(err) {
		t.Errorf("the deleted timeline: %v", err)
	}
	if err := s.DeleteTimeline(ctx, "set", nil); !isNotFound(err) {
		t.Errorf("deleting it again: %v", err)
	}
	checkNothingIsLeft(t, s)
	if third := put(t, s, mixedHead("set"), mixedEvents(5, 3)); third.Replaced || third.Revision <= second.Revision {
		t.Errorf("after the deletion: %+v", third)
	}
	if info, err := s.Timeline(ctx, "set"); err != nil || info.Count != 5 {
		t.Errorf("%+v, %v", info, err)
	}
}

func TestTimelinesComeNewestFirst(t *testing.T) {
	s := open(t, Options{})
	for _, slug := range []string{"one", "two", "three"} {
		put(t, s, mixedHead(slug), mixedEvents(10, 1))
	}
	if _, err := s.writer.Exec("UPDATE timeline SET updated = updated + 10 WHERE slug = 'two'"); err != nil {
		t.Fatal(err)
	}
	infos, err := store.All(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, info := range infos {
		slugs = append(slugs, info.Head.Slug)
		if sum := info.Groups[""] + info.Groups["war"] + info.Groups["peace"]; sum != 10 {
			t.Errorf("%s: groups %v", info.Head.Slug, info.Groups)
		}
	}
	if want := []string{"two", "three", "one"}; !slices.Equal(slugs, want) {
		t.Errorf("order %v, want %v", slugs, want)
	}
}

// TestHeadMayGrowWithTheEvents: a spreadsheet names its groups only where an
// event has one.
func TestHeadMayGrowWithTheEvents(t *testing.T) {
	s := open(t, Options{})
	head := &timeline.Timeline{Slug: "set", Title: timeline.Plain("Growing")}
	events := func(yield func(timeline.Event, error) bool) {
		for i := range 30 {
			id := fmt.Sprintf("g%d", i/10)
			if i%10 == 0 {
				head.Groups = append(head.Groups, timeline.Group{ID: id, Label: timeline.Plain(id)})
			}
			e := timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse("1999"), Title: timeline.Plain("Grown"), Group: id}
			if !yield(e, nil) {
				return
			}
		}
	}
	put(t, s, head, events)
	info, err := s.Timeline(context.Background(), "set")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]int64{"g0": 10, "g1": 10, "g2": 10}, info.Groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}

func TestAnImportClearsAwayWhatKilledOnesLeft(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("left"), mixedEvents(100, 1))
	// As a killed import leaves it: hidden, and without a sign of life for long.
	if _, err := s.writer.Exec("UPDATE timeline SET state = 0, alive = 1"); err != nil {
		t.Fatal(err)
	}
	// Before the first event is read, for it may need the room.
	var left []string
	events := func(yield func(timeline.Event, error) bool) {
		left = rowsOf(t, s.readers, "SELECT count(*) FROM event")
		mixedEvents(10, 1)(yield)
	}
	put(t, s, mixedHead("next"), events)
	if left[0] != "0" {
		t.Errorf("%s events of the killed import were there when the next one began", left[0])
	}
}
