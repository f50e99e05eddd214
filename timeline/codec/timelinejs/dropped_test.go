package timelinejs

import (
	"strings"
	"testing"

	"kronika/timeline/codec"
)

// What of a slide's HTML has no place in a text is counted in a note.
func TestHTMLThatIsLeftOutIsNoted(t *testing.T) {
	const slides = `{"title": {"text": {"headline": "T"}}, "events": [
		{"start_date": {"year": "1999"}, "text": {"headline": "A", "text": "<table><tr><td>1990</td></tr></table><iframe src='https://media.example/map'></iframe>"}},
		{"start_date": {"year": "2000"}, "text": {"headline": "B", "text": "<iframe src='https://media.example/b'></iframe>"}}]}`
	stream, err := JSON().Decode(strings.NewReader(slides), codec.DecodeOptions{Slug: "s"})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range stream.Events {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"events[0].text.text: <table> in texts", "events[0].text.text and 1 more: <iframe> in texts"} {
		if !strings.Contains(stream.Notes.String(), want) {
			t.Errorf("no note %q in\n%v", want, stream.Notes)
		}
	}
}
