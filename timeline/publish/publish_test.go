package publish_test

import (
	"bytes"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"kronika/timeline"
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
		if _, _, err := publish.Check(t.Context(), publish.Document{Format: row.format}); err == nil {
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
	_, faults, err := publish.Check(t.Context(), publish.Document{Reader: strings.NewReader(text)})
	if len(faults) != 2 || err != nil {
		t.Errorf("check finds %v, %v", faults, err)
	}
	if all, err := store.All(t.Context(), kept); len(all) > 0 || err != nil {
		t.Errorf("stored %v, %v", all, err)
	}
}

func TestCheckOfWhatIsNoTimeline(t *testing.T) {
	_, faults, err := publish.Check(t.Context(), publish.Document{Reader: strings.NewReader("?PNG")})
	if len(faults) != 1 || err != nil {
		t.Errorf("%v, %v", faults, err)
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
