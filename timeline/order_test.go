package timeline

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/edtf"
)

// order sorts events with these ids and dates and returns the ids.
func order(tl Timeline, idsAndDates ...string) string {
	for i := 0; i < len(idsAndDates); i += 2 {
		tl.Events = append(tl.Events, Event{ID: idsAndDates[i], Date: dateOf(idsAndDates[i+1])})
	}
	tl.Sort()
	var ids []string
	for _, e := range tl.Events {
		ids = append(ids, e.ID)
	}
	return strings.Join(ids, " ")
}

func TestEventsAreOrderedByStartThenID(t *testing.T) {
	rows := []struct {
		claim    string
		timeline Timeline
		events   []string
		want     string
	}{
		{"earlier first, before the era too", Timeline{}, []string{"a", "2021", "b", "2020-01-01", "c", "-0043"}, "c b a"},
		{"of one start, by id, however long they last", Timeline{}, []string{"c", "2020", "b", "2020-01-01", "a", "2020/.."}, "a b c"},
		{"what has no start comes first", Timeline{}, []string{"a", "Y-138E8", "b", "../1944"}, "b a"},
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
		id    string
		want  int
	}{
		{"the same", at, "b", 0},
		{"a second later", edtf.Instant{Sec: 6}, "a", -1},
		{"a nanosecond earlier", edtf.Instant{Sec: 5, Nsec: 4}, "c", 1},
		{"the same start and a later id", at, "c", -1},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := CompareStart(at, "b", row.start, row.id); got != row.want {
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
	want := strings.Fields("title summary group era source event text place alt caption note")
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
			Title: text("event"), Text: text("text"), Place: &Place{Name: text("place")},
			Media: []Media{{Alt: text("alt"), Caption: text("caption")}}, Record: &Record{Note: text("note")},
		}},
	}
}
