package timeline

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTextKeepsItsJSONForm(t *testing.T) {
	rows := []struct{ claim, in string }{
		{"a plain string stays one", `"Tërmet"`},
		{"an object keeps the order of its languages", `{"sq":"Tërmet","en":"Quake","de":"Beben"}`},
		{"markup is not escaped beyond JSON", `"<b> & </b>"`},
		{"an object of one stays an object", `{"en":"Quake"}`},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			var text Text
			if err := json.Unmarshal([]byte(row.in), &text); err != nil {
				t.Fatal(err)
			}
			out, err := text.MarshalJSON()
			if err != nil || string(out) != row.in {
				t.Errorf("MarshalJSON() = %s, %v, want %s", out, err, row.in)
			}
		})
	}
}

func TestTextRefusesWhatIsNoText(t *testing.T) {
	for _, in := range []string{`5`, `["a"]`, `{"sq":5}`, `{"sq":{"sq":"a"}}`, `true`} {
		var text Text
		if err := json.Unmarshal([]byte(in), &text); err == nil {
			t.Errorf("%s is read as %v", in, text)
		}
	}
	text := Plain("left over")
	if err := json.Unmarshal([]byte(`null`), &text); err != nil || text != nil {
		t.Errorf("null is read as %v, %v, want no text", text, err)
	}
}

// FuzzText holds that whatever is read is written so that it is read again.
func FuzzText(f *testing.F) {
	for _, in := range []string{`"Tërmet"`, `{"sq":"Tërmet","en":"Quake"}`, `null`, `{}`, `{"":"a"}`, `{"sq":"a","sq":"b"}`, `"\ud800"`, `{"sq"`, ``} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		var text, again Text
		if text.UnmarshalJSON(in) != nil {
			return
		}
		out, err := text.MarshalJSON()
		if err != nil {
			t.Fatalf("%q cannot be written: %v", text, err)
		}
		if err := again.UnmarshalJSON(out); err != nil {
			t.Fatalf("%s, written of %q, cannot be read: %v", out, in, err)
		}
	})
}

func TestReaderSeesTheOriginalWhereATranslationIsMissing(t *testing.T) {
	text := Text{{"sq", "Tërmet"}, {"en", "Quake"}}
	for _, row := range []struct{ ask, words, lang string }{
		{"en", "Quake", "en"}, {"sq", "Tërmet", "sq"}, {"de", "Tërmet", "sq"},
	} {
		words, lang := text.In(row.ask)
		if words != row.words || lang != row.lang {
			t.Errorf("In(%q) = %q, %q, want %q, %q", row.ask, words, lang, row.words, row.lang)
		}
	}
	if words, lang := Text(nil).In("sq"); words != "" || lang != "" {
		t.Errorf("an empty text says %q in %q", words, lang)
	}
}

func TestShortenUndoesExpand(t *testing.T) {
	text := Plain("Tërmet")
	text.Expand("sq")
	if diff := cmp.Diff(Text{{"sq", "Tërmet"}}, text); diff != "" {
		t.Errorf("Expand (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(Plain("Tërmet"), text.Shorten("sq")); diff != "" {
		t.Errorf("Shorten (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(text, text.Shorten("en")); diff != "" {
		t.Errorf("another language must stay named (-want +got):\n%s", diff)
	}
}

func TestTranslationsFollowTheTimelinesLanguages(t *testing.T) {
	text := Text{{"it", "c"}, {"en", "b"}, {"de", "d"}, {"sq", "a"}}
	text.Sort([]string{"sq", "en"})
	if diff := cmp.Diff(Text{{"sq", "a"}, {"en", "b"}, {"de", "d"}, {"it", "c"}}, text); diff != "" {
		t.Errorf("Sort (-want +got):\n%s", diff)
	}
}
