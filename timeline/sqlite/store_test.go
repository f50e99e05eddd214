package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/edtf"
	"kronika/timeline/example"
	"kronika/timeline/store"
)

// open opens a database of its own for a test.
func open(t testing.TB, options Options) *Store {
	t.Helper()
	return reopen(t, filepath.Join(t.TempDir(), "kronika.db"), options)
}

func reopen(t testing.TB, path string, options Options) *Store {
	t.Helper()
	if options.Background == nil {
		options.Background = func(err error) { t.Error("in the background:", err) }
	}
	s, err := Open(context.Background(), path, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// put stores a timeline.
func put(t testing.TB, s *Store, head *timeline.Timeline, events iter.Seq2[timeline.Event, error]) store.ImportResult {
	t.Helper()
	result, err := s.Import(context.Background(), head, events, store.ImportOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// all yields events in memory.
func all(events []timeline.Event) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		for _, e := range events {
			if !yield(e, nil) {
				return
			}
		}
	}
}

// exampleTimeline is the example, all in memory.
func exampleTimeline(t testing.TB) *timeline.Timeline {
	t.Helper()
	format, _ := formats.ByName("json")
	whole, err := codec.ReadAll(format, bytes.NewReader(example.Document()), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return whole
}

const words = "harbour treaty siege flood election concert strike bridge railway census eclipse comet library " +
	"museum parliament border famine harvest voyage printing telegraph earthquake tërmet qytet kështjellë"

// mixedHead is the head of the synthetic timelines.
func mixedHead(slug string) *timeline.Timeline {
	return &timeline.Timeline{
		Slug: slug, Languages: []string{"en"}, Title: timeline.Text{{Lang: "en", Text: "Mixed"}},
		Groups: []timeline.Group{
			{ID: "war", Label: timeline.Text{{Lang: "en", Text: "War"}}},
			{ID: "peace", Label: timeline.Text{{Lang: "en", Text: "Peace"}}, Band: true},
		},
	}
}

// mixedEvents draws n events: points and ranges of every precision, most of
// them recent, some of deep time, a few with no start or no end.
func mixedEvents(n int, seed uint64) iter.Seq2[timeline.Event, error] {
	return func(yield func(timeline.Event, error) bool) {
		r := rand.New(rand.NewPCG(seed, uint64(n)))
		vocabulary := strings.Fields(words)
		for i := range n {
			if !yield(mixedEvent(r, vocabulary, fmt.Sprintf("e%d", i)), nil) {
				return
			}
		}
	}
}

func mixedEvent(r *rand.Rand, vocabulary []string, id string) timeline.Event {
	title := make([]string, 3+r.IntN(4))
	for i := range title {
		title[i] = vocabulary[r.IntN(len(vocabulary))]
	}
	e := timeline.Event{
		ID: id, Date: mixedDate(r), Importance: []int{20, 50, 50, 50, 80}[r.IntN(5)],
		Title: timeline.Text{{Lang: "en", Text: strings.Join(title, " ")}},
		Group: []string{"", "", "war", "peace"}[r.IntN(4)],
	}
	switch len(title[0]) { // no lot, so that the dates stay those of earlier versions
	case 5:
		e.Part = timeline.End
	case 6:
		e.Part = timeline.Middle
	}
	return e
}

func mixedDate(r *rand.Rand) edtf.Date {
	year := 2022 - r.IntN(30)
	switch p := r.IntN(100); {
	case p < 1:
		return edtf.MustParse(fmt.Sprintf("Y-%d", 10_000+r.IntN(1_000_000_000)))
	case p < 10:
		year = 2022 - r.IntN(5000)
	case p < 50:
		year = 2022 - r.IntN(300)
	}
	y := fmt.Sprintf("%04d", year)
	if year < 0 {
		y = fmt.Sprintf("-%04d", -year)
	}
	day := fmt.Sprintf("%s-%02d-%02d", y, 1+r.IntN(12), 1+r.IntN(28))
	switch p := r.IntN(100); {
	case p < 1:
		return edtf.MustParse("../" + y)
	case p < 2:
		return edtf.MustParse(day + "/..")
	case p < 10:
		return edtf.MustParse(y)
	case p < 18:
		return edtf.MustParse(fmt.Sprintf("%s/%04d", y, max(year, 0)+1+r.IntN(90)))
	case p < 48:
		return edtf.MustParse(fmt.Sprintf("%sT%02d:%02d:%02d", day, r.IntN(24), r.IntN(60), r.IntN(60)))
	}
	return edtf.MustParse(day)
}

func TestExampleComesBackAsItWas(t *testing.T) {
	s, want := open(t, Options{}), exampleTimeline(t)
	result := put(t, s, want.Head(), all(want.Events))
	if result.Events != int64(len(want.Events)) || result.Revision <= 0 || result.Replaced {
		t.Errorf("result = %+v", result)
	}
	head, events, err := s.Stream(context.Background(), want.Slug, store.Query{})
	if err != nil {
		t.Fatal(err)
	}
	got := *head
	for e, err := range events {
		if err != nil {
			t.Fatal(err)
		}
		got.Events = append(got.Events, e)
	}
	want.Sort()
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Errorf("(-imported +streamed):\n%s", diff)
	}
}

// eventSets are the data on which an index goes wrong.
var eventSets = []struct {
	name string
	make func(n int) []timeline.Event
}{
	{"mixed", func(n int) []timeline.Event { return draw(n, mixedDate) }},
	{"ranges", func(n int) []timeline.Event { return draw(n, rangeDate) }},
	{"piles", func(n int) []timeline.Event { return draw(n, pileDate) }},
	{"deep time", func(n int) []timeline.Event { return draw(n, deepDate) }},
	{"odd dates", func(n int) []timeline.Event { return draw(n, oddDate) }},
}

// draw makes n mixed events with other dates.
func draw(n int, date func(*rand.Rand) edtf.Date) []timeline.Event {
	r := rand.New(rand.NewPCG(1912, uint64(n)))
	var events []timeline.Event
	for i := range n {
		e := mixedEvent(r, strings.Fields(words), fmt.Sprintf("e%d", i))
		e.Date = date(r)
		events = append(events, e)
	}
	return events
}

func rangeDate(r *rand.Rand) edtf.Date {
	from := 1500 + r.IntN(500)
	return edtf.MustParse(fmt.Sprintf("%04d/%04d", from, from+r.IntN(1+r.IntN(400))))
}

func pileDate(r *rand.Rand) edtf.Date {
	switch r.IntN(10) {
	case 0:
		return mixedDate(r)
	case 1:
		return edtf.MustParse("1999")
	case 2:
		return edtf.MustParse("1999/2001")
	}
	return edtf.MustParse("2001-09-09T01:46:40Z")
}

func deepDate(r *rand.Rand) edtf.Date {
	if r.IntN(2) == 0 {
		return edtf.MustParse(fmt.Sprintf("2022-11-09T12:00:%02d", r.IntN(20)))
	}
	return edtf.MustParse(fmt.Sprintf("Y-%dE%d", 10+r.IntN(90), 3+r.IntN(6)))
}

// oddDate is a date whose place on the axis is not its bounds: without a start,
// without an end, beyond the axis, or nowhere at all.
func oddDate(r *rand.Rand) edtf.Date {
	y := 1900 + r.IntN(100)
	return edtf.MustParse([]string{
		fmt.Sprintf("../%d", y), fmt.Sprintf("/%d-05", y), fmt.Sprintf("%d/..", y), fmt.Sprintf("%d/", y),
		fmt.Sprint(y), fmt.Sprintf("[%d,%d]", y, y+2), fmt.Sprintf("{%d,%d}", y, y+2), fmt.Sprintf("%d-05-06T12:30:00.25Z", y),
		"Y-99E20", "Y99E20", fmt.Sprintf("Y-99E20/%d", y), fmt.Sprintf("%d-XX", y), fmt.Sprintf("%d~", y),
	}[r.IntN(13)])
}

func isNotFound(err error) bool { return errors.Is(err, timeline.ErrNotFound) }
