package example_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/formats"
	"kronika/timeline/example"
)

// load reads the example as an import does.
func load(t *testing.T) *timeline.Timeline {
	t.Helper()
	tl, err := codec.ReadAll(format(t), bytes.NewReader(example.Document()), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

func format(t *testing.T) codec.Format {
	t.Helper()
	f, ok := formats.ByName("json")
	if !ok {
		t.Fatal("there is no format json")
	}
	return f
}

func TestExampleIsSound(t *testing.T) {
	tl := load(t)
	if err := tl.Validate(); err != nil {
		t.Error(err)
	}
	if tl.Slug != example.Slug {
		t.Errorf("slug = %s, want %s", tl.Slug, example.Slug)
	}
}

func TestExampleIsInCanonicalForm(t *testing.T) {
	var out bytes.Buffer
	report, err := format(t).Encode(&out, codec.Of(load(t)), codec.EncodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(example.Document()), out.String()); diff != "" {
		t.Errorf("export (-file +export):\n%s", diff)
	}
	if len(report) > 0 {
		t.Errorf("the export reports %v", report)
	}
}

// The dates and verdicts are those of the facts that the example is drawn from.
func TestExampleStatesTheFacts(t *testing.T) {
	rows := []struct {
		id, stated, record string
		verdict            timeline.Verdict
		group              string
	}{
		{"wartime-shelter", "1939/1945", "1939/1945", timeline.Agrees, "shelter"},
		{"relations", "1991", "1991-08-19", timeline.Refined, "diplomacy"},
		{"kosovo-refugees", "1999", "1999-04-12/1999-07-28", timeline.Refined, "shelter"},
		{"earthquake", "2020", "2019-11-26", timeline.Differs, "shelter"},
		{"ihra", "2020", "2020-10-22", timeline.Refined, "diplomacy"},
		{"cyberattack", "2022", "2022-07-15", timeline.Differs, "cyber"},
		{"ties-severed", "2022-09", "2022-09-07", timeline.Refined, "cyber"},
		{"visit", "2022-10-23", "2022-10-23/2022-10-25", timeline.Agrees, "diplomacy"},
	}
	tl := load(t)
	if len(tl.Events) != len(rows) {
		t.Fatalf("there are %d events, want %d", len(tl.Events), len(rows))
	}
	for i, row := range rows {
		t.Run(row.id, func(t *testing.T) {
			e := &tl.Events[i]
			if e.ID != row.id || e.Group != row.group || e.Date.String() != row.stated {
				t.Errorf("event %d is %s of %s on %s", i, e.ID, e.Group, e.Date)
			}
			if e.Record == nil || e.Record.Date.String() != row.record {
				t.Fatalf("record = %+v, want %s", e.Record, row.record)
			}
			if got := e.Verdict(tl.Calendar()); got != row.verdict {
				t.Errorf("the record %s, want that it %s", got, row.verdict)
			}
			if len(e.Citations) == 0 || e.Citations[0].Source != "report" || len(e.Record.Citations) == 0 {
				t.Error("a side of it names no source")
			}
		})
	}
}

// Where the record does not simply bear out what is stated, a note says so.
func TestNotesSayWhatDiffersAndWhatIsDisputed(t *testing.T) {
	notes := map[string][2]string{ // words of the notes in Albanian and English
		"earthquake":  {"ndryshon", "differ"},
		"cyberattack": {"ndryshon", "differ"},
		"ihra":        {"e diskutueshme", "disputed"},
	}
	tl := load(t)
	told := 0
	for _, e := range tl.Events {
		words, ok := notes[e.ID]
		if !ok {
			if e.Verdict(tl.Calendar()) == timeline.Differs {
				t.Errorf("%s differs without being told", e.ID)
			}
			continue
		}
		told++
		for i, lang := range []string{"sq", "en"} {
			if note, _ := e.Record.Note.In(lang); !strings.Contains(note, words[i]) {
				t.Errorf("the note of %s in %s does not say %q: %s", e.ID, lang, words[i], note)
			}
		}
	}
	if told != len(notes) {
		t.Errorf("%d notes were read, want %d", told, len(notes))
	}
}

func TestLinksAreThoseTheReportMakes(t *testing.T) {
	var got []string
	for _, e := range load(t).Events {
		for _, l := range e.Links {
			got = append(got, fmt.Sprintf("%s %s %s", e.ID, l.Kind, l.To))
		}
	}
	want := []string{"cyberattack led-to ties-severed", "ties-severed led-to visit"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
}

func TestTheAttackIsDatedInTheWordsOfTheReport(t *testing.T) {
	tl := load(t)
	i := slices.IndexFunc(tl.Events, func(e timeline.Event) bool { return e.ID == "cyberattack" })
	e := &tl.Events[i]
	if words, _ := e.Wording.In("sq"); e.Part != timeline.Start || words != "në fillim të këtij viti" {
		t.Errorf("part %q, wording %q", e.Part, words)
	}
}

func TestEveryTextIsInBothLanguages(t *testing.T) {
	tl := load(t)
	texts := 0
	check := func(where string) func(*timeline.Text) {
		return func(text *timeline.Text) {
			if len(*text) == 0 {
				return
			}
			texts++
			for _, lang := range []string{"sq", "en"} {
				if words, got := text.In(lang); got != lang || strings.TrimSpace(words) == "" {
					t.Errorf("%s: %v lacks %s", where, *text, lang)
				}
			}
		}
	}
	tl.EachText(check("head"))
	for i := range tl.Events {
		e := &tl.Events[i]
		if len(e.Title) == 0 || len(e.Text) == 0 || len(e.Record.Note) == 0 {
			t.Errorf("%s lacks a title, text or note", e.ID)
		}
		e.EachText(check(e.ID))
	}
	if want := 2 + 3 + 1 + len(tl.Sources) + 3*8 + 2; texts != want {
		t.Errorf("%d texts were read, want %d", texts, want)
	}
}

// article is the report that the example is drawn from. It is no part of the
// project; where it is not beside the checkout, what needs it is skipped.
func article(t *testing.T) string {
	t.Helper()
	const path = "../../../shared/data/article.sq.txt"
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skipf("%s is not there: quotations are not compared with the report", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(words(string(text)), " ")
}

func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func TestQuotationsAreTheReportsWords(t *testing.T) {
	report := article(t)
	quotes := 0
	for _, e := range load(t).Events {
		for _, c := range e.Citations {
			if c.Quote == nil {
				continue
			}
			quotes++
			if quote := strings.Join(words(c.Quote.Exact), " "); !strings.Contains(report, quote) {
				t.Errorf("%s quotes %q, which the report does not say", e.ID, c.Quote.Exact)
			}
		}
	}
	if quotes == 0 {
		t.Error("nothing is quoted")
	}
}

// Facts carry over, sentences do not: no run of eight words is the report's.
func TestTextsAreNotTheReports(t *testing.T) {
	const run = 8
	report := article(t)
	tl := load(t)
	runs := 0
	check := func(text *timeline.Text) {
		written, _ := text.In("sq")
		list := words(written)
		for i := 0; i+run <= len(list); i++ {
			runs++
			if copied := strings.Join(list[i:i+run], " "); strings.Contains(report, copied) {
				t.Errorf("the report has the same words: %q", copied)
			}
		}
	}
	tl.EachText(check)
	for i := range tl.Events {
		tl.Events[i].EachText(check)
	}
	if runs < 100 {
		t.Errorf("only %d runs of words were compared", runs)
	}
}
