package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// dump is everything the store keeps of a timeline, row by row, with event ids
// in the place of row ids: what two timelines with the same events must share.
func dump(t testing.TB, s *Store, slug string) map[string][]string {
	t.Helper()
	tables := make(map[string][]string)
	var id int64
	if err := s.readers.QueryRow("SELECT id FROM timeline WHERE slug = ? AND state = 1", slug).Scan(&id); err != nil {
		t.Fatal(err)
	}
	for name, query := range map[string]string{
		"timeline": "SELECT events, lo, hi, laid = edits FROM timeline WHERE id = ?1",
		"event":    "SELECT eid, edtf, t0, t0n, t1, a0, a1, is_range, importance, weight, grp, title, body FROM event WHERE id >> 28 = ?1 ORDER BY eid",
		"name":     "SELECT name, eid, alias FROM name JOIN event USING (id) WHERE timeline_id = ?1 ORDER BY name",
		"chrono":   "SELECT c.t0, c.t0n, c.ord, c.eid, e.eid, c.grp, c.len FROM chrono c JOIN event e USING (id) WHERE timeline_id = ?1 ORDER BY c.t0, c.t0n, c.ord, c.eid",
		"span":     "SELECT s.dl, s.t0, e.eid, s.t1 FROM span s JOIN event e USING (id) WHERE timeline_id = ?1 ORDER BY s.dl, s.t0, e.eid",
		"tally":    "SELECT grp, n FROM tally WHERE timeline_id = ?1 AND n > 0 ORDER BY grp",
		"link":     "SELECT l.target, e.eid, l.pos, l.kind FROM link l JOIN event e USING (id) WHERE timeline_id = ?1 ORDER BY l.target, e.eid, l.pos",
		"layout":   "SELECT l.profile, l.lvl, l.t0, e.eid, l.lane, l.dl FROM layout l JOIN event e USING (id) WHERE timeline_id = ?1 ORDER BY l.profile, l.lvl, l.t0, e.eid",
		"density":  "SELECT profile, lvl, x, hex(h) FROM density WHERE timeline_id = ?1 ORDER BY profile, lvl, x",
		"stretch":  "SELECT sum(n) FROM stretch WHERE timeline_id = ?1",
	} {
		tables[name] = rowsOf(t, s.readers, query, id)
	}
	tables["search"] = searchDump(t, s, id)
	return tables
}

// searchDump is the index of words of a timeline: each word with the ids of the
// events that have it.
func searchDump(t testing.TB, s *Store, id int64) (lines []string) {
	t.Helper()
	names := map[int64]string{headNumber: "(head)"}
	for _, row := range rowsOf(t, s.readers, "SELECT id & ?, eid FROM event WHERE id >> 28 = ?", maxNumber, id) {
		number, eid, _ := strings.Cut(row, "|")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		names[n] = eid
	}
	words := make(map[string][]string)
	err := each(context.Background(), s.readers, func(rows *sql.Rows) error {
		var word string
		var first int64
		var more []byte
		err := rows.Scan(&word, &first, &more)
		for number := range numbersIn(first, append([]byte{0}, more...)) {
			words[word] = append(words[word], names[number])
		}
		return err
	}, "SELECT word, id & ?, more FROM search WHERE id >> 28 = ?", maxNumber, id)
	if err != nil {
		t.Fatal(err)
	}
	for word, eids := range words {
		slices.Sort(eids)
		lines = append(lines, word+": "+strings.Join(eids, " "))
	}
	slices.Sort(lines)
	return lines
}

// rowsOf writes the rows of a query as text.
func rowsOf(t testing.TB, q *sql.DB, query string, args ...any) []string {
	t.Helper()
	rows, err := q.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(sql.NullString)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		var line []string
		for _, v := range values {
			line = append(line, v.(*sql.NullString).String)
		}
		all = append(all, strings.Join(line, "|"))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEditedIsLikeImported edits a timeline in every way there is and then
// compares it, row for row, with one that was imported as it is now.
func TestEditedIsLikeImported(t *testing.T) {
	for name, inline := range map[string]int64{"laid out at every edit": 0, "placed one by one": 1} {
		t.Run(name, func(t *testing.T) {
			s := open(t, Options{InlineLayout: inline})
			model := newModel(t, s, "edited", 300)
			for i := range 120 {
				model.edit()
				if i%30 != 29 {
					continue
				}
				if inline > 0 {
					model.checkCounts()
					model.checkPlaces()
					if err := s.Rebuild(context.Background(), "edited"); err != nil {
						t.Fatal(err)
					}
				}
				slug := fmt.Sprintf("imported-%d", i)
				put(t, s, mixedHead(slug), all(stored(t, s, "edited")))
				want := dump(t, s, slug)
				for _, table := range []string{"span", "link", "layout", "density", "search"} {
					if len(want[table]) == 0 {
						t.Errorf("the test has nothing to compare of %s", table)
					}
				}
				if diff := cmp.Diff(want, dump(t, s, "edited")); diff != "" {
					t.Fatalf("after %d edits (-imported +edited):\n%s", i+1, diff)
				}
			}
		})
	}
}

// TestAnEditMovesFewLabels puts the weightiest event of all into the middle of
// many and counts the rows of the layout that differ.
func TestAnEditMovesFewLabels(t *testing.T) {
	s := open(t, Options{})
	put(t, s, mixedHead("set"), mixedEvents(20_000, 1))
	rows := func() map[string]bool {
		set := make(map[string]bool)
		for _, row := range rowsOf(t, s.readers, "SELECT profile, lvl, t0, id, lane FROM layout") {
			set[row] = true
		}
		return set
	}
	before := rows()
	e := timeline.Event{ID: "new", Date: edtf.MustParse("1990-06-15"), Title: timeline.Plain("New"), Importance: 100}
	if _, err := s.PutEvent(context.Background(), "set", e, nil); err != nil {
		t.Fatal(err)
	}
	after, changed := rows(), 0
	for row := range before {
		if !after[row] {
			changed++
		}
	}
	if changed > 100 {
		t.Errorf("%d labels have left their places", changed)
	}
	var level int
	if err := s.readers.QueryRow("SELECT lvl FROM layout JOIN event USING (id) WHERE eid = 'new' AND profile = 1").Scan(&level); err != nil {
		t.Fatal(err)
	}
	info, err := s.Timeline(context.Background(), "set")
	if err != nil {
		t.Fatal(err)
	}
	if root := int(info.Extent.Root()); level != root {
		t.Errorf("the new event shows from level %d, want the root, %d", level, root)
	}
}

func TestTitlesAndTextsLeaveTheLayoutAlone(t *testing.T) {
	s := open(t, Options{InlineLayout: 1})
	events := draw(50, mixedDate)
	before := put(t, s, mixedHead("set"), all(events)).Revision
	e := events[7]
	e.Title, e.Text = timeline.Text{{Lang: "en", Text: "Another"}}, timeline.Text{{Lang: "en", Text: "Words"}}
	if created, err := s.PutEvent(context.Background(), "set", e, nil); err != nil || created {
		t.Fatal(created, err)
	}
	var edits, revision int64
	if err := s.readers.QueryRow("SELECT edits, revision FROM timeline").Scan(&edits, &revision); err != nil {
		t.Fatal(err)
	}
	if edits != 0 || revision <= before {
		t.Errorf("edits, revision = %d, %d; want 0 and more than %d", edits, revision, before)
	}
}

func TestBadEditsAreRefused(t *testing.T) {
	s := open(t, Options{})
	events := draw(3, mixedDate)
	events[0].Aliases = []string{"first"}
	events[1].Links = []timeline.Link{{To: "e0", Kind: timeline.LedTo}}
	put(t, s, mixedHead("set"), all(events))
	before := dump(t, s, "set")
	with := func(change func(e *timeline.Event)) timeline.Event {
		e := timeline.Event{ID: "e9", Date: edtf.MustParse("1999"), Title: timeline.Plain("New")}
		change(&e)
		return e
	}
	for _, row := range []struct {
		claim string
		e     timeline.Event
		want  error
		path  string
	}{
		{"an event without a title", with(func(e *timeline.Event) { e.Title = nil }), nil, "title"},
		{"an event of no group", with(func(e *timeline.Event) { e.Group = "nobody" }), nil, "group"},
		{"a link that leads nowhere", with(func(e *timeline.Event) { e.Links = []timeline.Link{{To: "e99", Kind: timeline.LedTo}} }), nil, "links[0].to"},
		{"a link to an alias", with(func(e *timeline.Event) { e.Links = []timeline.Link{{To: "first", Kind: timeline.LedTo}} }), nil, "links[0].to"},
		{"an id that is an alias", with(func(e *timeline.Event) { e.ID = "first" }), timeline.ErrConflict, ""},
		{"an alias that is an id", with(func(e *timeline.Event) { e.Aliases = []string{"e1"} }), timeline.ErrConflict, ""},
		{"an alias that is taken", with(func(e *timeline.Event) { e.Aliases = []string{"first"} }), timeline.ErrConflict, ""},
	} {
		_, err := s.PutEvent(context.Background(), "set", row.e, nil)
		if row.want != nil && !errors.Is(err, row.want) {
			t.Errorf("%s: %v, want %v", row.claim, err, row.want)
		}
		faults, _ := errors.AsType[timeline.Invalid](err)
		if row.path != "" && (len(faults) != 1 || faults[0].Path != row.path) {
			t.Errorf("%s: %v, want one fault of %s", row.claim, err, row.path)
		}
	}
	if err := s.DeleteEvent(context.Background(), "set", "first", nil); !isNotFound(err) {
		t.Errorf("deleting by alias: %v", err)
	}
	if diff := cmp.Diff(before, dump(t, s, "set")); diff != "" {
		t.Errorf("the timeline has changed:\n%s", diff)
	}
	if _, err := s.PutEvent(context.Background(), "nowhere", with(func(*timeline.Event) {}), nil); !isNotFound(err) {
		t.Errorf("an edit of no timeline: %v", err)
	}
}

func TestRebuildRestoresTheLayout(t *testing.T) {
	s := open(t, Options{})
	before := put(t, s, mixedHead("set"), mixedEvents(400, 5)).Revision
	want := dump(t, s, "set")
	if err := s.Rebuild(context.Background(), "set"); err != nil {
		t.Fatal(err)
	}
	info, err := s.Timeline(context.Background(), "set")
	if err != nil {
		t.Fatal(err)
	}
	if info.Revision != before {
		t.Errorf("a rebuild that changes nothing makes revision %d", info.Revision)
	}
	for _, damage := range []string{
		"DELETE FROM layout WHERE lvl % 3 = 0", "UPDATE layout SET lane = 0", "DELETE FROM density", "UPDATE timeline SET lo = 0, hi = 1",
	} {
		if _, err := s.writer.Exec(damage); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Rebuild(context.Background(), "set"); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, dump(t, s, "set")); diff != "" {
		t.Errorf("(-before +rebuilt):\n%s", diff)
	}
}
