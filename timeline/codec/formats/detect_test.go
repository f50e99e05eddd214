package formats

import (
	"io"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/edtf"
)

func TestWhatIsWrittenIsRecognised(t *testing.T) {
	each(t, isReadAndWritten, func(t *testing.T, f codec.Format) {
		for name, tl := range corpus(t) {
			if name == "empty" && f.Name == "ndjson" {
				continue // a header by itself is a document too
			}
			written, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{BaseURL: "https://example.org"})
			found, rest, err := Sniff(strings.NewReader(written))
			if err != nil || found.Name != f.Name {
				t.Errorf("%s is taken for %q (%v)", name, found.Name, err)
				continue
			}
			if whole, _ := io.ReadAll(rest); string(whole) != written {
				t.Errorf("%s: the reader behind Sniff has lost something", name)
			}
		}
	})
}

// People do not hand over what was exported: mail and editors have been at it.
func TestWhatEditorsDoToAFileDoesNotHideItsFormat(t *testing.T) {
	rows := []struct {
		claim string
		edit  func(string) string
	}{
		{"a byte order mark", func(s string) string { return "\uFEFF" + s }},
		{"lines that end in CRLF", func(s string) string {
			return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
		}},
		{"lines that end in LF", func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }},
		{"empty lines before it", func(s string) string { return "\r\n\n" + s }},
		{"blanks before it", func(s string) string { return "  \n\t\n" + s }},
		{"a mark and empty lines", func(s string) string { return "\uFEFF\r\n \r\n" + s }},
		{"empty lines behind it", func(s string) string { return s + "\r\n\r\n  \n" }},
		{"no last line end", func(s string) string { return strings.TrimRight(s, "\r\n") }},
	}
	each(t, isTextReadAndWritten, func(t *testing.T, f codec.Format) {
		tl := codectest.Example(t)
		written, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{})
		for _, row := range rows {
			t.Run(row.claim, func(t *testing.T) {
				found, rest, err := Sniff(strings.NewReader(row.edit(written)))
				if err != nil || found.Name != f.Name {
					t.Fatalf("taken for %q (%v)", found.Name, err)
				}
				got, err := codec.ReadAll(f, rest, optionsFor(tl))
				if err != nil || len(got.Events) != len(tl.Events) {
					t.Errorf("got %v, want %d events", err, len(tl.Events))
				}
			})
		}
	})
}

// A file is recognised by its first bytes, which end anywhere, also within a
// letter. A short one ends there too, and its last letters may be Hebrew.
func TestTheFormatIsRecognisedWhereverThePrefixEnds(t *testing.T) {
	tl := &timeline.Timeline{Slug: "s", Languages: []string{"he"}, Title: codectest.Text("he", "תולדות העיר ירושלים"), Events: []timeline.Event{
		{ID: "a", Date: edtf.MustParse("1948-05-14"), Title: codectest.Text("he", "הכרזת העצמאות"), Text: codectest.Text("he", "בתל־אביב"), Importance: 50},
		{ID: "b", Date: edtf.MustParse("1967"), Title: codectest.Text("he", "שנה אחת"), Importance: 50}}}
	each(t, isReadAndWritten, func(t *testing.T, f codec.Format) {
		written, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{})
		found, rest, err := Sniff(strings.NewReader(written))
		if err != nil || found.Name != f.Name {
			t.Fatalf("taken for %q (%v)", found.Name, err)
		}
		if got, err := codec.ReadAll(f, rest, optionsFor(tl)); err != nil || len(got.Events) != 2 {
			t.Fatalf("read again: %v", err)
		}
		first := len(written) // from where on it is recognised
		for cut := len(written); cut > 0; cut-- {
			if found, ok := Detect([]byte(written[:cut])); ok && found.Name == f.Name {
				first = cut
			}
		}
		for cut := first; cut <= len(written); cut++ {
			if found, ok := Detect([]byte(written[:cut])); !ok || found.Name != f.Name {
				t.Errorf("cut after %d of %d bytes it is taken for %q, but not after %d", cut, len(written), found.Name, first)
			}
		}
		if first > len(written)*2/3 {
			t.Errorf("it takes %d of %d bytes to recognise it", first, len(written))
		}
	})
}

func TestALongFirstEventDoesNotHideTheFormat(t *testing.T) {
	// As programs that sort members write it: the head behind the events, the date
	// behind a long list.
	document := `{"events":[{"citations":[` + strings.Repeat(`{"source":"s"},`, 10_000) + `{"source":"s"}],"date":"2000","id":"a","title":"A"}],"kronika":1,"title":"T"}`
	if f, ok := Detect([]byte(document[:PrefixSize])); !ok || f.Name != "json" {
		t.Errorf("recognised as %q", f.Name)
	}
}

// Members of an object may stand in any order: eras before the events can fill all
// that is looked at.
func TestErasBeforeTheEventsDoNotHideTimelineJS(t *testing.T) {
	era := `{"start_date":{"year":"1900"},"end_date":{"year":"1901"},"text":{"headline":"Era"}}`
	written := `{"eras":[` + strings.Repeat(era+",", 2*PrefixSize/len(era)) + era + `],"events":[{"start_date":{"year":"1990"},"text":{"headline":"a"}}]}`
	found, _, err := Sniff(strings.NewReader(written))
	if err != nil || found.Name != "timelinejs.json" {
		t.Errorf("taken for %q (%v)", found.Name, err)
	}
}
