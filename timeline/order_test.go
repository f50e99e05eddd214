package timeline

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/edtf"
)

// order sorts events with these ids and dates and returns the ids. An event with
// the name of a part as its id has that part.
func order(tl Timeline, idsAndDates ...string) string {
	for i := 0; i < len(idsAndDates); i += 2 {
		e := Event{ID: idsAndDates[i], Date: dateOf(idsAndDates[i+1])}
		if slices.Contains(Parts(), Part(e.ID)) {
			e.Part = Part(e.ID)
		}
		tl.Events = append(tl.Events, e)
	}
	tl.Sort()
	var ids []string
	for _, e := range tl.Events {
		ids = append(ids, e.ID)
	}
	return strings.Join(ids, " ")
}

func TestEventsAreOrderedByStartThenAsTheyStand(t *testing.T) {
	rows := []struct {
		claim    string
		timeline Timeline
		events   []string
		want     string
	}{
		{"earlier first, before the era too", Timeline{}, []string{"a", "2021", "b", "2020-01-01", "c", "-0043"}, "c b a"},
		{"of one start, as they stand, however long they last", Timeline{}, []string{"c", "2020", "a", "2020-01-01", "b", "2020/.."}, "c a b"},
		{"what has no known start stands at its end", Timeline{}, []string{"a", "1944-02", "b", "../1944", "c", "1943", "d", "/1944-03"}, "c b a d"},
		{"the start of a period before its middle and its end", Timeline{}, []string{"a", "1995", "end", "199X", "b", "1991", "middle", "199X", "start", "199X"}, "start b middle a end"},
		{"times of a range", Timeline{}, []string{"a", "2024-03-26T22:00/2024-03-27T04:00", "b", "2024-03-26T14:00/2024-03-26T15:30"}, "b a"},
		{"a fraction of a second counts", Timeline{}, []string{"a", "2020-01-01T12:00:00.2", "b", "2020-01-01T12:00:00.1"}, "b a"},
		{"a local time is that of the timeline's zone", Timeline{TimeZone: "Pacific/Auckland"}, []string{"a", "2020-01-01T01:00:00Z", "b", "2020-01-01T12:00:00"}, "b a"},
		{"seasons are those of the hemisphere", Timeline{Hemisphere: Southern}, []string{"a", "2020-04", "b", "2020-23"}, "b a"},
		{"an event without a date keeps its place at the epoch", Timeline{}, []string{"a", "1971", "b", "", "c", "1969"}, "c b a"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := order(row.timeline, row.events...); got != row.want {
				t.Errorf("order = %s, want %s", got, row.want)
			}
		})
	}
}

func TestNumberKeepsTheOrderOfThoseThatBeginTogether(t *testing.T) {
	rows := []struct {
		claim, ids string
		given      []int
		want       []int
	}{
		{"ids that ascend need no order", "a b c", []int{0, 0, 0}, []int{0, 0, 0}},
		{"ids that do not", "b a c", []int{0, 0, 0}, []int{1, 2, 3}},
		{"orders that ascend stay", "b a c", []int{0, 4, 9}, []int{0, 4, 9}},
		{"one order for two whose ids do not ascend", "b a c", []int{4, 4, 9}, []int{1, 2, 3}},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			var events []Event
			for i, id := range strings.Fields(row.ids) {
				events = append(events, Event{ID: id, Order: row.given[i]})
			}
			Number(events, func(e *Event) (string, *int) { return e.ID, &e.Order })
			for i, e := range events {
				if e.Order != row.want[i] {
					t.Errorf("%s has the order %d, want %d", e.ID, e.Order, row.want[i])
				}
			}
		})
	}
}

func TestUnknownZoneCountsAsUTC(t *testing.T) {
	tl := Timeline{TimeZone: "Tirana"}
	if got := tl.Calendar().Zone; got != time.UTC {
		t.Errorf("zone = %v, want UTC", got)
	}
}

func TestCompareStartIsThatOfSort(t *testing.T) {
	at := edtf.Instant{Sec: 5, Nsec: 5}
	rows := []struct {
		claim string
		start edtf.Instant
		order int
		id    string
		want  int
	}{
		{"the same", at, 1, "b", 0},
		{"a second later", edtf.Instant{Sec: 6}, 0, "a", -1},
		{"a nanosecond earlier", edtf.Instant{Sec: 5, Nsec: 4}, 2, "c", 1},
		{"the same start and a later id", at, 1, "c", -1},
		{"the same start and a later place in the author's order", at, 2, "a", -1},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := CompareStart(at, 1, "b", row.start, row.order, row.id); got != row.want {
				t.Errorf("CompareStart = %d, want %d", got, row.want)
			}
		})
	}
}

func TestHeadHasNoEventsAndLeavesThemWhereTheyAre(t *testing.T) {
	tl := sound()
	head := tl.Head()
	if len(head.Events) != 0 || head.Slug != tl.Slug {
		t.Errorf("the head of %q has %d events", head.Slug, len(head.Events))
	}
	if len(tl.Events) != 2 {
		t.Errorf("the timeline has %d events left", len(tl.Events))
	}
}

func TestExpandNamesTheLanguageOfEveryText(t *testing.T) {
	tl := everyText()
	tl.Expand()
	want := strings.Fields("title summary group era source wording event text place alt caption note")
	var got []string
	collect := func(text *Text) {
		if len(*text) != 2 || (*text)[0].Lang != "sq" || (*text)[1].Lang != "en" {
			t.Errorf("text %v, want sq and then en", *text)
			return
		}
		got = append(got, (*text)[0].Text)
	}
	tl.EachText(collect)
	tl.Events[0].EachText(collect)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
}

// everyText is a timeline with a text wherever there can be one, each with its
// English before its plain wording.
func everyText() *Timeline {
	text := func(s string) Text { return Text{{"en", "English"}, {"", s}} }
	return &Timeline{
		Languages: []string{"sq", "en"}, Title: text("title"), Summary: text("summary"),
		Groups: []Group{{Label: text("group")}}, Eras: []Era{{Label: text("era")}}, Sources: []Source{{Title: text("source")}},
		Events: []Event{{
			Wording: text("wording"), Title: text("event"), Text: text("text"), Place: &Place{Name: text("place")},
			Media: []Media{{Alt: text("alt"), Caption: text("caption")}}, Record: &Record{Note: text("note")},
		}},
	}
}
