package publish_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/publish"
	"kronika/timeline/sqlite"
	"kronika/timeline/store"
)

const moon = `{"kronika": 1, "slug": "moon", "title": "To the Moon", "events": [
	{"id": "landing", "date": "1969-07-20", "title": "Two people walk on the Moon"}]}`

func newStore(t *testing.T) *sqlite.Store {
	t.Helper()
	kept, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "kronika.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { kept.Close() })
	return kept
}

func importText(t *testing.T, kept store.Store, text, format string) (publish.Imported, error) {
	t.Helper()
	return publish.Import(t.Context(), kept, publish.Document{Reader: strings.NewReader(text), Format: format}, store.ImportOptions{})
}

func TestImportRecognisesTheFormat(t *testing.T) {
	for _, format := range []string{"", "auto", "json"} {
		done, err := importText(t, newStore(t), moon, format)
		if err != nil || done.Slug != "moon" || done.Format.Name != "json" || done.Events != 1 {
			t.Errorf("%q: %+v, %v", format, done, err)
		}
	}
}

func TestAFormatThatCannotBeRead(t *testing.T) {
	for _, row := range []struct{ format, want string }{
		{"jsn", `there is no format "jsn"; did you mean json?`},
		{"xyzzy", `there is no format "xyzzy"; write one of json, `},
		{"atom", `the format atom cannot be read; write one of json, `},
	} {
		_, err := importText(t, newStore(t), moon, row.format)
		if _, ok := errors.AsType[*publish.UnknownFormat](err); !ok || !strings.HasPrefix(err.Error(), row.want) {
			t.Errorf("%v, want %s", err, row.want)
		}
		if _, err := publish.Check(t.Context(), publish.Document{Format: row.format}, 0); err == nil {
			t.Errorf("check reads the format %s", row.format)
		}
	}
	if _, _, err := publish.FormatToWrite("jsn", ""); err == nil || !strings.Contains(err.Error(), "did you mean json?") {
		t.Errorf("write: %v", err)
	}
}

func TestTheFormatToWriteGoesByTheLongestExtension(t *testing.T) {
	for _, row := range []struct{ name, file, want string }{
		{"csv", "a.json", "csv"}, {"auto", "a.feed.json", "feed.json"}, {"", "a.json", "json"}, {"", "a.docx", ""}, {"", "", ""},
	} {
		format, ok, err := publish.FormatToWrite(row.name, row.file)
		if format.Name != row.want || ok != (row.want != "") || err != nil {
			t.Errorf("%q for %q: %q, %v, %v", row.name, row.file, format.Name, ok, err)
		}
	}
}

// A head with faults hides none of those of the events, and nothing is stored.
func TestImportReturnsEveryFault(t *testing.T) {
	kept := newStore(t)
	text := strings.NewReplacer(`"moon"`, `"The Moon"`, "1969-07-20", "yesterday").Replace(moon)
	_, err := importText(t, kept, text, "")
	for _, want := range []string{"slug", "events[0].date"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no fault of %s in %v", want, err)
		}
	}
	found, err := publish.Check(t.Context(), publish.Document{Reader: strings.NewReader(text)}, 0)
	if faults := found.Faults; len(faults) != 2 || err != nil {
		t.Errorf("check finds %v, %v", found.Faults, err)
	}
	if all, err := store.All(t.Context(), kept); len(all) > 0 || err != nil {
		t.Errorf("stored %v, %v", all, err)
	}
}

func TestCheckOfWhatIsNoTimeline(t *testing.T) {
	found, err := publish.Check(t.Context(), publish.Document{Reader: strings.NewReader("?PNG")}, 0)
	if len(found.Faults) != 1 || err != nil {
		t.Errorf("%v, %v", found.Faults, err)
	}
}

func TestWhatIsExportedCanBeImported(t *testing.T) {
	kept := newStore(t)
	if _, err := importText(t, kept, moon, ""); err != nil {
		t.Fatal(err)
	}
	format, _, _ := publish.FormatToWrite("json", "")
	var first, second bytes.Buffer
	for _, out := range []*bytes.Buffer{&first, &second} {
		if _, err := publish.Export(t.Context(), kept, out, "moon", format, publish.Options{}); err != nil {
			t.Fatal(err)
		}
		if _, err := importText(t, kept, first.String(), ""); err != nil {
			t.Fatal(err)
		}
	}
	if first.String() != second.String() {
		t.Errorf("%s\nbecame\n%s", &first, &second)
	}
}

func TestOptionsThatCannotBe(t *testing.T) {
	for _, row := range []struct {
		options publish.Options
		want    string
	}{
		{publish.Options{}, ""},
		{publish.Options{Scale: "linear", Width: 200, Limit: 2000}, ""},
		{publish.Options{Scale: "round"}, `scale: "round" is not a scale; write elastic or linear`},
		{publish.Options{Width: 5}, `width: "5" is out of range; write 200 to 4000`},
		{publish.Options{Limit: -1}, `limit: "-1" is out of range; write 1 to 2000`},
	} {
		got := ""
		if err := row.options.Check(); err != nil {
			got = err.Error()
		}
		if got != row.want {
			t.Errorf("%+v: %q, want %q", row.options, got, row.want)
		}
	}
	head := &timeline.Timeline{Languages: []string{"de"}}
	for _, row := range []struct {
		options publish.Options
		ok      bool
	}{
		{publish.Options{Language: "sq"}, true},
		{publish.Options{Language: "de"}, true},
		{publish.Options{Language: "de", BaseURL: "https://example.org"}, false}, // its page would be in German
		{publish.Options{Language: "fr"}, false},
	} {
		if err := row.options.CheckLanguage(head); (err == nil) != row.ok {
			t.Errorf("%+v: %v", row.options, err)
		}
	}
}

func TestPutEventAsksFirst(t *testing.T) {
	kept := newStore(t)
	if _, err := importText(t, kept, moon, ""); err != nil {
		t.Fatal(err)
	}
	put := func(text string, check store.Check) (bool, error) {
		return publish.PutEvent(t.Context(), kept, "moon", "landing", []byte(text), check)
	}
	refused := errors.New("refused")
	seen := ""
	_, err := put(`{"date": "1969", "title": "Changed"}`, func(_ store.Info, e *timeline.Event) error {
		seen, _ = e.Title.In("und")
		return refused
	})
	if !errors.Is(err, refused) || seen != "Two people walk on the Moon" {
		t.Errorf("got %v; the check saw %q", err, seen)
	}
	if created, err := put(`{"date": "1969", "title": "Changed"}`, nil); created || err != nil {
		t.Errorf("an event without an id gets that of its place: %v, %v", created, err)
	}
	if _, err := put(`{"id": "other", "date": "1969", "title": "x"}`, nil); err == nil || !strings.Contains(err.Error(), "write landing, or leave it out") {
		t.Errorf("another id: %v", err)
	}
	if _, err := publish.PutEvent(t.Context(), kept, "mars", "a", nil, nil); !errors.Is(err, timeline.ErrNotFound) {
		t.Errorf("no such timeline: %v", err)
	}
}

const doubtful = "date,title,Shelf\n3/4/1999,A,B 14\n5/6/1999,B,C 2\n1850,C,\n31 February 1887,D,\n"

// A question has one entry however many rows ask it, and its answer mends all of them.
func TestAQuestionIsAskedOnceForAColumn(t *testing.T) {
	read := func(o codec.DecodeOptions) publish.Checked {
		o.Slug = "s"
		found, err := publish.Check(t.Context(), publish.Document{Reader: strings.NewReader(doubtful), DecodeOptions: o}, 10)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	found := read(codec.DecodeOptions{})
	var told []string
	for _, f := range publish.Findings(found.Notes, found.Faults) {
		told = append(told, fmt.Sprint(f.Grade, " ", f.Asks, " ", f.Count, " ", f.Value))
	}
	want := []string{"note  1 ", "question order 2 3/4/1999", "fault  1 31 February 1887"}
	if !slices.Equal(told, want) {
		t.Errorf("findings %q, want %q", told, want)
	}
	if found.Read != 4 || found.Good != 1 || len(found.First) != 1 {
		t.Errorf("%d read, %d good, %d first", found.Read, found.Good, len(found.First))
	}
	if answered := read(codec.DecodeOptions{Order: "day"}); answered.Good != 3 || answered.First[0].Date.String() != "1999-04-03" {
		t.Errorf("answered: %d good, %v", answered.Good, answered.Faults)
	}
	columns := []codec.Column{
		{Name: "date", Means: "start", Filled: 4, Rows: 4, Samples: []string{"3/4/1999", "5/6/1999", "1850"}},
		{Name: "title", Means: "title", Filled: 4, Rows: 4, Samples: []string{"A", "B", "C"}},
		{Name: "Shelf", Filled: 2, Rows: 4, Samples: []string{"B 14", "C 2"}},
	}
	if !reflect.DeepEqual(found.Columns, columns) {
		t.Errorf("columns %+v, want %+v", found.Columns, columns)
	}
}

func TestAnswersReadWhatCanBeReadTwoWays(t *testing.T) {
	for _, row := range []struct {
		cell    string
		options codec.DecodeOptions
		want    string
	}{
		{"1903-11", codec.DecodeOptions{Dashes: "years"}, "1903/1911"},
		{"1903-11", codec.DecodeOptions{Dashes: "month"}, "1903-11"},
		{"36526", codec.DecodeOptions{Serial: true}, "2000-01-01"},
		{"caf\xe9 1850", codec.DecodeOptions{Encoding: "windows-1250"}, "1850"},
	} {
		row.options.Slug = "s"
		document := publish.Document{Reader: strings.NewReader("when,what\n" + row.cell + ",A\n"), DecodeOptions: row.options}
		found, err := publish.Check(t.Context(), document, 1)
		if err != nil || len(found.First) != 1 || found.First[0].Date.String() != row.want {
			t.Errorf("%q: %+v, %v, want %s", row.cell, found, err, row.want)
		}
	}
	_, err := publish.Check(t.Context(), publish.Document{Reader: strings.NewReader("a"), DecodeOptions: codec.DecodeOptions{Encoding: "klingon"}}, 0)
	if _, ok := errors.AsType[*publish.OptionError](err); !ok {
		t.Errorf("an unknown encoding: %v", err)
	}
}

// A document of which nothing can be read is not stored, whatever was asked for.
func TestATimelineWithNothingOfItsDocumentIsNotStored(t *testing.T) {
	kept := newStore(t)
	document := publish.Document{Reader: strings.NewReader("date,title\nsoon,A\nlater,B\n"), DecodeOptions: codec.DecodeOptions{Slug: "none"}}
	if _, err := publish.Import(t.Context(), kept, document, store.ImportOptions{Partial: true}); !errors.Is(err, publish.ErrNoEvent) || !strings.Contains(err.Error(), "soon") {
		t.Errorf("imported with %v", err)
	}
	if all, err := store.All(t.Context(), kept); len(all) > 0 || err != nil {
		t.Errorf("stored %v, %v", all, err)
	}
}
