package formats

import (
	"context"
	"strings"
	"testing"

	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/kronika"
)

func TestControlCharactersAreDroppedWithANoteAndU0000IsAFault(t *testing.T) {
	read := func(title string) (*codec.Stream, []string) {
		t.Helper()
		s, err := kronika.JSON().Decode(strings.NewReader(`{"kronika":1,"slug":"s","title":"T","events":[
			{"id":"a","date":"1999","title":"`+title+`"}]}`), codec.DecodeOptions{})
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
	faults, err := codec.Check(context.Background(), kronika.JSON(), strings.NewReader(`{"kronika":1,"slug":"s","title":"T","events":[
		{"id":"a","date":"1999","title":"nul\u0000l"}]}`), codec.DecodeOptions{})
	if err != nil || len(faults) != 1 || !strings.HasPrefix(faults[0].Path, "events[0].title") || !strings.Contains(faults[0].Problem, "U+0000") {
		t.Errorf("got %v, %v", faults, err)
	}
}

// An id that TimelineJS makes of a very long headline fits nowhere: it is left
// out, so that what was read can be written and read again in every format.
func TestAVeryLongHeadlineCanBeExportedAndReadAgain(t *testing.T) {
	story, _ := ByName("timelinejs.json")
	tl, err := codec.ReadAll(story, strings.NewReader(`{"events":[{"start_date":{"year":"1999"},"text":{"headline":"`+
		strings.Repeat("x", 10_000)+`"}}]}`), codec.DecodeOptions{Slug: "s", Title: "T"})
	if err != nil {
		t.Fatal(err)
	}
	each(t, isReadAndWritten, func(t *testing.T, f codec.Format) {
		written, _ := codectest.Encoded(t, f, tl, codec.EncodeOptions{})
		read, err := codec.ReadAll(f, strings.NewReader(written), optionsFor(tl))
		if err == nil {
			err = read.Validate()
		}
		if err != nil {
			t.Error(err)
		}
	})
}
