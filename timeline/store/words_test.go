package store

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
)

func TestWords(t *testing.T) {
	long := strings.Repeat("a", 200)
	for name, row := range map[string]struct {
		text string
		want []string
	}{
		"nothing":                       {"", nil},
		"no letters":                    {" -!?\"'\x00 \u0301 ❤\ufe0f", nil},
		"ASCII is lower case":           {"O'Neil's AND e-mail 2.0", []string{"o", "neil", "s", "and", "e", "mail", "2", "0"}},
		"accents are left out":          {"Shqipërisë e\u0301te\u0301", []string{"shqiperise", "ete"}},
		"composed and decomposed":       {"ç c\u0327", []string{"c", "c"}},
		"Hebrew points are left out":    {"בְּרֵאשִׁ֖ית בָּרָ֣א", []string{"בראשית", "ברא"}},
		"Arabic points are left out":    {"مُحَمَّد", []string{"محمد"}},
		"case is folded":                {"Straße STRASSE ΣΊΣΥΦΟΣ Σίσυφος", []string{"strasse", "strasse", "σισυφοσ", "σισυφοσ"}},
		"compatibility forms":           {"ﬁn m² Ａｂ", []string{"fin", "m2", "ab"}},
		"vowel signs are spelling":      {"किला ที่", []string{"किला", "ที"}},
		"Chinese without spaces":        {"地震，1976年", []string{"地震", "1976年"}},
		"invalid UTF-8 separates":       {"a\xffb ë", []string{"a", "b", "e"}},
		"a long word is cut":            {long, []string{long[:maxWordBytes]}},
		"a long word is cut at letters": {strings.Repeat("地", 50), []string{strings.Repeat("地", maxWordBytes/3)}},
	} {
		if diff := cmp.Diff(row.want, slices.Collect(Words(row.text))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestEventWordsComeFromEveryText(t *testing.T) {
	quote := func(exact string) []timeline.Citation {
		return []timeline.Citation{{Quote: &timeline.Quote{Exact: exact}}}
	}
	say := func(text string) timeline.Text { return timeline.Text{{Lang: "en", Text: text}} }
	e := timeline.Event{
		Title: timeline.Text{{Lang: "en", Text: "Siege"}, {Lang: "sq", Text: "Rrethimi"}},
		Text:  say("text siege"), Place: &timeline.Place{Name: say("place")},
		Citations: quote("quoted"), Record: &timeline.Record{Note: say("note"), Citations: quote("recorded")},
		Media: []timeline.Media{{Alt: say("alt"), Caption: say("caption")}},
	}
	want := []string{"alt", "caption", "note", "place", "quoted", "recorded", "rrethimi", "siege", "text"}
	if diff := cmp.Diff(want, EventWords(&e)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	short := timeline.Event{Title: say("one two one")}
	if diff := cmp.Diff([]string{"one", "two"}, EventWords(&short)); diff != "" {
		t.Errorf("of a title alone (-want +got):\n%s", diff)
	}
}

func TestSearchTerms(t *testing.T) {
	for _, row := range []struct {
		search string
		events int64
		want   Terms
	}{
		{"!?", 10, Terms{}},
		{"Tërmet në D", 10, Terms{[]string{"termet", "ne", "d"}, true}},
		{"d", 100_001, Terms{[]string{"d"}, false}},
		{"du", 100_001, Terms{[]string{"du"}, true}},
		{"du", 1_000_001, Terms{[]string{"du"}, false}},
		{"dur", 1_000_001, Terms{[]string{"dur"}, true}},
	} {
		if diff := cmp.Diff(row.want, SearchTerms(row.search, row.events)); diff != "" {
			t.Errorf("%q among %d (-want +got):\n%s", row.search, row.events, diff)
		}
	}
	if got := SearchTerms(strings.Repeat("word ", 500), 1); len(got.Words) != maxTerms {
		t.Errorf("%d words count, want %d", len(got.Words), maxTerms)
	}
}

func FuzzWords(f *testing.F) {
	for _, seed := range []string{"siege", "Tërmet 1926", "בְּרֵאשִׁית", "a\x00b", "\u0301", "ǰŉΐ", "İstanbul", "ﷺ", "Ꮠꮠᏸ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for word := range Words(text) {
			if word == "" || len(word) > maxWordBytes || !utf8.ValidString(word) {
				t.Fatalf("%q has the word %q", text, word)
			}
			if again := slices.Collect(Words(word)); !slices.Equal(again, []string{word}) {
				t.Fatalf("%q has the word %q, whose words are %q", text, word, again)
			}
		}
	})
}
