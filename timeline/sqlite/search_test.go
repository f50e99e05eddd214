package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/store"
)

func TestSearchOfPointedHebrew(t *testing.T) {
	s := open(t, Options{})
	head := &timeline.Timeline{Slug: "hebrew", Languages: []string{"he"}, Title: timeline.Plain("ציר הזמן")}
	put(t, s, head, all([]timeline.Event{
		{ID: "genesis", Date: edtf.MustParse("2000"), Title: timeline.Plain("בְּרֵאשִׁית בָּרָא")},
		{ID: "other", Date: edtf.MustParse("2001"), Title: timeline.Plain("שנה")},
	}))
	for _, search := range []string{"בראשית", "בְּרֵאשִׁית", "ברא", "ברא בראש"} {
		r, err := s.Events(context.Background(), "hebrew", store.Query{Search: search})
		if err != nil || len(r.Events) != 1 || r.Events[0].ID != "genesis" {
			t.Errorf("%q finds %v, %v", search, idsOf(r.Events), err)
		}
	}
}

// TestIntegrityIsFlawless asks SQLite after every kind of change.
func TestIntegrityIsFlawless(t *testing.T) {
	s := open(t, Options{})
	ctx := context.Background()
	check := func(after string) {
		t.Helper()
		for _, pragma := range []string{"integrity_check", "quick_check"} {
			if rows := rowsOf(t, s.readers, "PRAGMA "+pragma); !slices.Equal(rows, []string{"ok"}) {
				t.Errorf("after %s: %s says %q", after, pragma, rows)
			}
		}
	}
	put(t, s, mixedHead("set"), mixedEvents(300, 1))
	check("an import")
	model := newModel(t, s, "edited", 50)
	for range 30 {
		model.edit()
	}
	check("edits")
	if err := s.DeleteTimeline(ctx, "set", nil); err != nil {
		t.Fatal(err)
	}
	if err := s.sweep(ctx); err != nil {
		t.Fatal(err)
	}
	check("a deletion")
}

func TestSearchOfAllTimelines(t *testing.T) {
	s := open(t, Options{})
	ctx := context.Background()
	for i, title := range []string{"Kështjella", "Ports", "Castles"} {
		slug := fmt.Sprint("t", i)
		head := &timeline.Timeline{Slug: slug, Languages: []string{"en"}, Title: timeline.Plain(title), Summary: timeline.Plain("Walls and gates")}
		events := []timeline.Event{
			{ID: "a", Date: edtf.MustParse("1500"), Title: timeline.Plain("Siege of the walls")},
			{ID: "b", Date: edtf.MustParse("1600"), Title: timeline.Plain("Siege of a port")},
		}
		put(t, s, head, all(events[:2-i%2]))
	}
	if _, err := s.writer.Exec("UPDATE timeline SET updated = id"); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		words         string
		offset, limit int
		want          []string // slug and number of events
		total         int
		events        int64
	}{
		{"siege", 0, 10, []string{"t2 2", "t1 1", "t0 2"}, 3, 5},
		{"siege", 1, 1, []string{"t1 1"}, 3, 5},
		{"siege", 5, 1, nil, 3, 5},
		{"siege port", 0, 10, []string{"t2 1", "t0 1"}, 2, 2},
		{"port", 0, 10, []string{"t2 1", "t1 0", "t0 1"}, 3, 2}, // t1 is named "Ports"
		{"keshtjella gates", 0, 10, []string{"t0 0"}, 1, 0},
		{"gates siege", 0, 10, nil, 0, 0}, // not in one event
		{"nothing", 0, 10, nil, 0, 0},
		{"!", 0, 10, nil, 0, 0},
	} {
		found, err := s.Search(ctx, row.words, row.offset, row.limit)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found.Timelines {
			got = append(got, fmt.Sprint(f.Head.Slug, " ", f.Events))
		}
		if diff := cmp.Diff(row.want, got); diff != "" || found.Total != row.total || found.Events != row.events {
			t.Errorf("%q from %d: %d timelines, %d events, want %d and %d (-want +got):\n%s",
				row.words, row.offset, found.Total, found.Events, row.total, row.events, diff)
		}
	}
	r, err := s.Events(ctx, "t0", store.Query{Search: "gates"})
	if err != nil || r.Total != 0 {
		t.Errorf("a word of the summary finds %d events, %v", r.Total, err)
	}
}

// TestIndexUnderEdits adds and removes numbers of one word in any order.
func TestIndexUnderEdits(t *testing.T) {
	s := open(t, Options{})
	r := rand.New(rand.NewPCG(1, 1))
	want := make(map[int64]bool)
	err := s.update(context.Background(), s.writer, func(tx *sql.Tx) error {
		for i := range 6000 {
			number := 1 + r.Int64N(40_000)
			if want[number] = i < 3000 || r.IntN(3) == 0; !want[number] {
				delete(want, number)
			}
			if err := index(context.Background(), tx, eventRow(7, number), []string{"word"}, want[number]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	set, err := searchIn(context.Background(), s.readers, 7, store.SearchTerms("word", 1))
	if err != nil {
		t.Fatal(err)
	}
	if set.n != int64(len(want)) {
		t.Errorf("the index has %d numbers, want %d", set.n, len(want))
	}
	for number := range want {
		if !set.has(number) {
			t.Errorf("the index lacks %d", number)
		}
	}
	longest := rowsOf(t, s.readers, "SELECT max(length(more)) <= 800, count(*) > 1 FROM search")
	if longest[0] != "1|1" {
		t.Errorf("rows are short, and many: %s", longest[0])
	}
}

// TestPostingsInFiles compares postings that fit in memory with postings that do
// not.
func TestPostingsInFiles(t *testing.T) {
	s := open(t, Options{})
	collect := func(limit int) (rows []searchRow) {
		p := newPostings(s.scratch)
		p.limit, p.head = limit, []string{"aa", "word7", "zz"}
		defer p.close()
		for number := int64(1); number < 3000; number++ {
			if err := p.add(number, []string{"all", fmt.Sprint("word", number%13), fmt.Sprint("word", number%17)}[:2+number%2]); err != nil {
				t.Fatal(err)
			}
		}
		if wantFiles := limit < postingMemory; wantFiles != (len(p.files) > 1) {
			t.Errorf("%d files", len(p.files))
		}
		for row, err := range p.rows(map[int64]bool{5: true}) {
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row)
		}
		return rows
	}
	if diff := cmp.Diff(collect(postingMemory), collect(3000), cmp.AllowUnexported(searchRow{})); diff != "" {
		t.Errorf("(-in memory +in files):\n%s", diff)
	}
}

func TestPostingsFailWhereTheFileDoes(t *testing.T) {
	p := newPostings(func() (layout.File, error) { return nil, store.ErrFull })
	p.limit = 1
	if err := p.add(1, []string{"word"}); err == nil {
		t.Error("a full disk is no error")
	}
}

// BenchmarkSearchAll searches ten thousand timelines.
func BenchmarkSearchAll(b *testing.B) {
	s := open(b, Options{})
	err := s.update(context.Background(), s.writer, func(tx *sql.Tx) error {
		for id := range int64(10_000) {
			if err := run(context.Background(), tx, []any{id + 1, fmt.Sprint("t", id), time.Now().Unix()}, "INSERT INTO timeline (id, slug, state, head, events, created, imported, updated, alive) "+
				"VALUES (?1, ?2, 1, '{\"languages\":[\"en\"],\"title\":\"One\"}', 60, ?3, ?3, ?3, ?3)"); err != nil {
				return err
			}
			p := newPostings(s.scratch)
			for number := range int64(60) {
				words := []string{"common", fmt.Sprint("some", number%20), fmt.Sprint("word", id, "x", number)}
				if err := p.add(number+1, words); err != nil {
					return err
				}
			}
			for row, err := range p.rows(nil) {
				if err == nil {
					err = run(context.Background(), tx, []any{row.word, eventRow(id+1, row.first), row.more}, "INSERT INTO "+searchColumns+" VALUES (?, ?, ?)")
				}
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, words := range []string{"common", "common some7", "som", "word77", "common some7 nothing"} {
		b.Run(words, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Search(context.Background(), words, 0, 20); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("one timeline, a beginning", func(b *testing.B) {
		for b.Loop() {
			s.searches = searchCache{}
			if _, err := s.Events(context.Background(), "t77", store.Query{Search: "w"}); err != nil {
				b.Fatal(err)
			}
		}
	})
}
