package sqlite

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// verified returns the tables that differ from the events.
func verified(t *testing.T, s *Store) (tables []string) {
	t.Helper()
	v, err := s.Verify(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range v.Differences {
		t.Log(d)
		tables = append(tables, d.Table)
	}
	return tables
}

func TestVerifyFindsNothingInAHealthyDatabase(t *testing.T) {
	for name, inline := range map[string]int64{"laid out at every edit": 0, "placed one by one": 1} {
		t.Run(name, func(t *testing.T) {
			s := open(t, Options{InlineLayout: inline})
			put(t, s, mixedHead("set"), mixedEvents(3000, 2))
			model := newModel(t, s, "edited", 300)
			for range 60 {
				model.edit()
			}
			if tables := verified(t, s); len(tables) > 0 {
				t.Errorf("%v differ", tables)
			}
			v, err := s.Verify(context.Background())
			if err != nil || v.Timelines != 2 || v.Events != 3000+int64(len(model.events)) {
				t.Errorf("%d timelines, %d events, %v", v.Timelines, v.Events, err)
			}
		})
	}
}

func TestVerifyNamesTheDamagedTable(t *testing.T) {
	for _, row := range []struct{ table, damage string }{
		{"timeline", "UPDATE timeline SET events = events + 1"},
		{"timeline", "UPDATE timeline SET hi = hi + 1"},
		{"name", "DELETE FROM name WHERE name = (SELECT min(name) FROM name WHERE NOT alias)"},
		{"name", "UPDATE name SET id = id + 1 WHERE alias"},
		{"chrono", "DELETE FROM chrono WHERE id = (SELECT min(id) FROM chrono)"},
		{"chrono", "UPDATE chrono SET grp = grp + 1"},
		{"span", "UPDATE span SET t1 = t1 - 1"},
		{"span", "INSERT INTO span (timeline_id, dl, t0, id, t1) SELECT id >> 28, 20, 5, id, 6 FROM event LIMIT 1"},
		{"stretch", "UPDATE stretch SET n = n - 1"},
		{"stretch", "DELETE FROM stretch WHERE n > 0"},
		{"tally", "UPDATE tally SET n = n + 1 WHERE grp = 1"},
		{"link", "UPDATE link SET kind = 'other'"},
		{"link", "DELETE FROM link"},
		{"search", "DELETE FROM search WHERE word = 'siege'"},
		{"search", "UPDATE search SET word = 'sieges' WHERE word = 'siege'"},
		{"search", "UPDATE search SET more = CAST(more || x'01' AS BLOB) WHERE word = 'siege'"},
		{"search", "UPDATE search SET more = x'ff' WHERE word = 'siege'"},
		{"layout", "UPDATE layout SET lane = lane + 1 WHERE id = (SELECT min(id) FROM layout)"},
		{"layout", "DELETE FROM layout"},
		{"density", "DELETE FROM density"},
		{"density", "UPDATE density SET h = x'00'"},
		{"link", "INSERT INTO link (timeline_id, target, id, pos, kind) VALUES (77, 'x', 1, 0, '')"},
		{"search", "INSERT INTO search (word, id, more) VALUES ('x', 77 << 28, x'')"},
	} {
		s := open(t, Options{InlineLayout: 10_000})
		put(t, s, mixedHead("set"), mixedEvents(3000, 2))
		e := timeline.Event{ID: "new", Date: edtf.MustParse("1999"), Title: timeline.Plain("New"), Aliases: []string{"newer"},
			Links: []timeline.Link{{To: rowsOf(t, s.readers, "SELECT eid FROM event LIMIT 1")[0], Kind: timeline.PartOf}}}
		if _, err := s.PutEvent(context.Background(), "set", e, nil); err != nil {
			t.Fatal(err)
		}
		var rows int64
		result, err := s.writer.Exec(row.damage)
		if err == nil {
			rows, err = result.RowsAffected()
		}
		if err != nil || rows == 0 {
			t.Fatalf("%s: %d rows, %v", row.damage, rows, err)
		}
		if tables := verified(t, s); !slices.Equal(tables, []string{row.table}) {
			t.Errorf("after %s: %v differ, want %s", row.damage, tables, row.table)
		}
	}
}

// TestVerifyWhileTheLayoutIsBehind makes an edit of a timeline that is laid out
// later.
func TestVerifyWhileTheLayoutIsBehind(t *testing.T) {
	s := open(t, Options{InlineLayout: 1})
	put(t, s, mixedHead("set"), mixedEvents(300, 2))
	e := timeline.Event{ID: "new", Date: edtf.MustParse("1999"), Title: timeline.Plain("New")}
	if _, err := s.PutEvent(context.Background(), "set", e, nil); err != nil {
		t.Fatal(err)
	}
	v, err := s.Verify(context.Background())
	if err != nil || len(v.Differences) > 0 || len(v.Notes) != 1 || !strings.Contains(v.Notes[0], "behind the edits") {
		t.Errorf("%+v, %v", v, err)
	}
	if _, err := s.writer.Exec("UPDATE layout SET t0 = t0 + 1 WHERE id = (SELECT min(id) FROM layout)"); err != nil {
		t.Fatal(err)
	}
	if tables := verified(t, s); !slices.Equal(tables, []string{"layout"}) {
		t.Errorf("%v differ, want layout", tables)
	}
}
