package codec

import (
	"context"
	"strings"
	"testing"
)

func TestControlCharactersAreDroppedWithANoteAndU0000IsAFault(t *testing.T) {
	read := func(title string) (*Stream, []string) {
		t.Helper()
		s, err := jsonFormat().Decode(strings.NewReader(`{"kronika":1,"slug":"s","title":"T","events":[
			{"id":"a","date":"1999","title":"`+title+`"}]}`), DecodeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		s.DropControls()
		var titles []string
		for e, err := range s.Events {
			if err != nil {
				t.Fatal(err)
			}
			text, _ := e.Title.In("")
			titles = append(titles, text)
		}
		return s, titles
	}
	s, titles := read(`be\u0007ll`)
	if titles[0] != "bell" || s.Notes.String() != "events[0].title: control characters, which were removed" {
		t.Errorf("title %q, notes %q", titles[0], s.Notes)
	}
	faults, err := Check(context.Background(), jsonFormat(), strings.NewReader(`{"kronika":1,"slug":"s","title":"T","events":[
		{"id":"a","date":"1999","title":"nul\u0000l"}]}`), DecodeOptions{})
	if err != nil || len(faults) != 1 || !strings.HasPrefix(faults[0].Path, "events[0].title") || !strings.Contains(faults[0].Problem, "U+0000") {
		t.Errorf("got %v, %v", faults, err)
	}
}

// An id that TimelineJS makes of a very long headline fits nowhere: it is left
// out, so that what was read can be written and read again in every format.
func TestAVeryLongHeadlineCanBeExportedAndReadAgain(t *testing.T) {
	story, _ := ByName("timelinejs.json")
	tl, err := ReadAll(story, strings.NewReader(`{"events":[{"start_date":{"year":"1999"},"text":{"headline":"`+
		strings.Repeat("x", 10_000)+`"}}]}`), DecodeOptions{Slug: "s", Title: "T"})
	if err != nil {
		t.Fatal(err)
	}
	each(t, isReadAndWritten, func(t *testing.T, f Format) {
		written, _ := encoded(t, f, tl, EncodeOptions{})
		read, err := ReadAll(f, strings.NewReader(written), optionsFor(tl))
		if err == nil {
			err = read.Validate()
		}
		if err != nil {
			t.Error(err)
		}
	})
}
