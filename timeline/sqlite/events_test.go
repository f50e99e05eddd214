package sqlite

import (
	"context"
	"errors"
	"fmt"
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

// chosenFrom does in memory what a query does in the store.
func chosenFrom(events []timeline.Event, q store.Query) []string {
	sorted := timeline.Timeline{Events: slices.Clone(events)}
	sorted.Sort()
	ids := []string{}
	for _, e := range sorted.Events {
		span := e.Date.Bounds(edtf.Calendar{})
		start := span.StartLo.Sec
		if start == edtf.NegInf { // it stands at its known end
			start = e.Beginning(edtf.Calendar{}).Sec
		}
		overlaps := q.Span.Empty() || start < q.Span.Hi && firstSecondAfter(span) > q.Span.Lo
		grouped := len(q.Groups) == 0 || slices.Contains(q.Groups, e.Group)
		if overlaps && grouped && hasWords(e.Title[0].Text, q.Search) {
			ids = append(ids, e.ID)
		}
	}
	if q.Newest {
		slices.Reverse(ids)
	}
	return ids
}

// hasWords reports whether all words of a search occur in a text without marks,
// the last as a beginning.
func hasWords(text, search string) bool {
	wanted := strings.Fields(search)
	for i, w := range wanted {
		if !slices.ContainsFunc(strings.Fields(fold.Replace(text)), func(word string) bool {
			return word == w || i == len(wanted)-1 && strings.HasPrefix(word, w)
		}) {
			return false
		}
	}
	return true
}

var fold = strings.NewReplacer("ë", "e")

func idsOf(events []timeline.Event) []string {
	ids := make([]string, len(events))
	for i, e := range events {
		ids[i] = e.ID
	}
	return ids
}

// queries combines every filter with every other.
func queries() []store.Query {
	var all []store.Query
	year := func(y int) int64 { return edtf.DaysFromCivil(int64(y), 1, 1) * 86400 }
	for _, span := range []layout.Extent{{}, {Lo: year(1950), Hi: year(2000)}, {Lo: year(2010), Hi: year(2010) + 1}, {Lo: layout.MinTime, Hi: year(-3000)}} {
		for _, groups := range [][]string{nil, {"war"}, {"", "peace"}, {"nobody"}} {
			for _, search := range []string{"", "termet", "siege b", "flood", "nothing"} {
				for _, newest := range []bool{false, true} {
					all = append(all, store.Query{Span: span, Groups: groups, Search: search, Newest: newest})
				}
			}
		}
	}
	return all
}

func nameOf(q store.Query) string {
	return fmt.Sprintf("span %v groups %q search %q newest %v", !q.Span.Empty(), q.Groups, q.Search, q.Newest)
}

// TestListsAreWhatTheQueryChooses pages through lists forwards by cursor, back
// by cursor, and by offset. It does so with lists in memory and with walks.
func TestListsAreWhatTheQueryChooses(t *testing.T) {
	for _, row := range []struct {
		claim string
		limit int
	}{{"lists in memory", 20_000}, {"walks over the index", 3}} {
		t.Run(row.claim, func(t *testing.T) {
			s := open(t, Options{})
			s.listLimit = row.limit
			events := append(draw(500, mixedDate), renamed(draw(100, rangeDate), "r")...)
			put(t, s, mixedHead("set"), all(events))
			for _, q := range queries() {
				want := chosenFrom(events, q)
				q.Limit = max(7, len(want)/6)
				checkPages(t, s, q, want)
				checkItems(t, s, q, want, events)
				checkStream(t, s, q, want)
			}
		})
	}
}

// checkItems demands that the layout gets those of the wanted events that lie on
// the axis.
func checkItems(t *testing.T, s *Store, q store.Query, want []string, events []timeline.Event) {
	t.Helper()
	ctx := context.Background()
	items, total, err := s.Items(ctx, "set", q, 1<<20)
	if err != nil || total != int64(len(want)) {
		t.Fatalf("%s: items of %d events, want %d, %v", nameOf(q), total, len(want), err)
	}
	var ids []int64
	for _, it := range items {
		ids = append(ids, it.ID)
	}
	labels, err := s.Labels(ctx, "set", ids)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, label := range labels {
		got[label.ID] = true
	}
	wanted := map[string]bool{}
	for _, e := range events {
		if _, _, _, onAxis := layout.FromDate(e.Date, edtf.Calendar{}); onAxis && slices.Contains(want, e.ID) {
			wanted[e.ID] = true
		}
	}
	if diff := cmp.Diff(wanted, got); diff != "" {
		t.Fatalf("%s: items (-want +got):\n%s", nameOf(q), diff)
	}
}

func renamed(events []timeline.Event, prefix string) []timeline.Event {
	for i := range events {
		events[i].ID = fmt.Sprint(prefix, i)
	}
	return events
}

func checkPages(t *testing.T, s *Store, q store.Query, want []string) {
	t.Helper()
	page := func(q store.Query) store.Result {
		r, err := s.Events(context.Background(), "set", q)
		if err != nil {
			t.Fatalf("%s: %v", nameOf(q), err)
		}
		from := min(int(r.Offset), len(want))
		if diff := cmp.Diff(want[from:min(from+q.Limit, len(want))], idsOf(r.Events)); diff != "" {
			t.Fatalf("%s, page at %d (-want +got):\n%s", nameOf(q), r.Offset, diff)
		}
		if r.Total != int64(len(want)) || (r.Next != "") != (from+len(r.Events) < len(want)) || (r.Prev != "") != (from > 0 && len(r.Events) > 0) {
			t.Fatalf("%s: total %d of %d, offset %d, next %q, prev %q", nameOf(q), r.Total, len(want), r.Offset, r.Next, r.Prev)
		}
		return r
	}
	last, pages := page(q), 1
	for r := last; r.Next != ""; pages++ {
		q.After = r.Next
		r = page(q)
		if r.Offset != int64(pages*q.Limit) {
			t.Fatalf("%s: page %d begins at %d", nameOf(q), pages, r.Offset)
		}
		last = r
	}
	for r := last; r.Prev != ""; pages-- {
		q.After = r.Prev
		r = page(q)
	}
	if len(want) > 0 && pages != 1 {
		t.Fatalf("%s: %d pages more forwards than back", nameOf(q), pages-1)
	}
	q.After = ""
	for _, offset := range []int64{0, 1, int64(len(want)) / 2, int64(len(want)) - 1, int64(len(want)), int64(len(want)) + 1000, -5} {
		q.Offset = offset
		if r := page(q); r.Offset != min(max(offset, 0), int64(len(want))) {
			t.Fatalf("%s: offset %d became %d", nameOf(q), offset, r.Offset)
		}
	}
	for i, id := range want {
		if i%17 != 0 {
			continue
		}
		if at, err := s.Position(context.Background(), "set", id, q); err != nil || at != int64(i) {
			t.Fatalf("%s: position of %s is %d (%v), want %d", nameOf(q), id, at, err, i)
		}
	}
}

func TestPositionOfWhatIsNotChosen(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("set"), mixedEvents(50, 1))
	for claim, q := range map[string]store.Query{
		"by search": {Search: "nothing"}, "by group": {Groups: []string{"nobody"}}, "by span": {Span: layout.Extent{Lo: layout.MaxTime - 2, Hi: layout.MaxTime - 1}},
	} {
		if at, err := s.Position(context.Background(), "set", "e7", q); !isNotFound(err) {
			t.Errorf("%s: %d, %v", claim, at, err)
		}
	}
	if _, err := s.Position(context.Background(), "set", "e999", store.Query{}); !isNotFound(err) {
		t.Errorf("of no event: %v", err)
	}
}

// TestCursorsHoldUnderEdits takes a page, changes the list before and behind
// it, and goes on: every event that was there throughout comes exactly once.
func TestCursorsHoldUnderEdits(t *testing.T) {
	for _, newest := range []bool{false, true} {
		s := open(t, Options{})
		m := newModel(t, s, "set", 200)
		r := rand.New(rand.NewPCG(7, 7))
		there := make(map[string]bool)
		for _, e := range m.events {
			there[e.ID] = true
		}
		seen := make(map[string]int)
		q := store.Query{Newest: newest, Limit: 11}
		for {
			page, err := s.Events(context.Background(), "set", q)
			if err != nil {
				t.Fatal(err)
			}
			if now := chosenFrom(m.events, q); len(page.Events) > 0 && now[page.Offset] != page.Events[0].ID {
				t.Errorf("the page says it begins at %d, but it begins at %d", page.Offset, slices.Index(now, page.Events[0].ID))
			}
			for _, e := range page.Events {
				seen[e.ID]++
			}
			if q.After = page.Next; q.After == "" {
				break
			}
			for range 3 {
				if r.IntN(2) == 0 {
					i := r.IntN(len(m.events))
					delete(there, m.events[i].ID)
					m.remove(i)
					continue
				}
				e := mixedEvent(r, strings.Fields(words), fmt.Sprintf("n%d", m.next))
				m.next++
				m.events = append(m.events, e)
				if _, err := s.PutEvent(context.Background(), "set", e, nil); err != nil {
					t.Fatal(err)
				}
			}
		}
		for id := range there {
			if seen[id] != 1 {
				t.Errorf("%s came %d times", id, seen[id])
			}
		}
	}
}

func TestForeignCursorsAreRefused(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("set"), mixedEvents(20, 1))
	good, err := s.Events(context.Background(), "set", store.Query{Limit: 5})
	if err != nil {
		t.Fatal(err)
	}
	for _, after := range []string{"x", "AQ", "....", good.Next + "A", good.Next[1:], strings.ToLower(good.Next), strings.Repeat("A", 5000)} {
		_, err := s.Events(context.Background(), "set", store.Query{After: after})
		if faults, ok := errors.AsType[timeline.Invalid](err); !ok || faults[0].Path != "after" {
			t.Errorf("%q: %v", timeline.Excerpt(after), err)
		}
	}
}

func FuzzParseCursor(f *testing.F) {
	f.Add(cursor{key: key{-5, 7, 2, "e1"}, back: true, offset: 9, list: 12}.String())
	f.Add("")
	f.Add("AQEJDhIAAAAAAAAADGUxHf\ng")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := parseCursor(text)
		if err == nil && c.String() != text {
			t.Errorf("%q was read as %+v, which is %q", text, c, c)
		}
	})
}

func TestSearchFindsWords(t *testing.T) {
	s := open(t, Options{})
	want := exampleTimeline(t)
	put(t, s, want.Head(), all(want.Events))
	quoted := timeline.Event{
		ID: "quoted", Date: edtf.MustParse("1999"), Title: timeline.Text{{Lang: "sq", Text: "Shqipërisë"}, {Lang: "en", Text: "O'Neil's \"quoted\" AND e-mail 2.0"}},
		Record: &timeline.Record{Note: timeline.Text{{Lang: "en", Text: "rigorously"}}},
	}
	if _, err := s.PutEvent(context.Background(), want.Slug, quoted, nil); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		search string
		found  bool
	}{
		{"shqiperise", true}, {"SHQIPËRISË", true}, {"shqip", true}, {"shqiperise quot", true}, {"quoted shqip", true},
		{"quot shqiperise", false}, // only the last is a beginning
		{`"quoted"`, true}, {"o'neil", true}, {"e-mail", true}, {"mail e", true}, {"2.0", true}, {"rigor", true},
		{"AND", true}, {"and quoted", true}, {"quoted OR nothing", false}, {"-quoted", true}, {"NEAR/2", false}, {"words:quoted", false},
		{"quoted*", true}, {"(quoted", true}, {`"`, false}, {"!?", false}, {"'; DROP TABLE event; --", false}, {"\x00", false}, {"\xff", false},
		{strings.Repeat("quoted ", 500), true}, {"", true}, {"  ", true},
	} {
		r, err := s.Events(context.Background(), want.Slug, store.Query{Search: row.search, Limit: 100})
		if err != nil {
			t.Errorf("%q: %v", timeline.Excerpt(row.search), err)
			continue
		}
		if got := slices.Contains(idsOf(r.Events), "quoted"); got != row.found {
			t.Errorf("%q finds it: %v, want %v", timeline.Excerpt(row.search), got, row.found)
		}
	}
}

func FuzzSearch(f *testing.F) {
	s := open(f, Options{})
	put(f, s, mixedHead("set"), mixedEvents(50, 1))
	for _, seed := range []string{"siege", `"a" OR b*`, "tërmet -x", "(", "words:x", "NEAR", "a\x00b", "\u0301"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, search string) {
		if _, err := s.Events(context.Background(), "set", store.Query{Search: search}); err != nil {
			t.Errorf("%q: %v", search, err)
		}
	})
}
