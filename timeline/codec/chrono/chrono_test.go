package chrono

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/codec"
)

func TestItemsBecomeEvents(t *testing.T) {
	const text = `const items = [
	  { title: "May 1940", cardTitle: "Dunkirk", url: "https://example.org/d", cardSubtitle: "Boats", cardDetailedText: ["One.", "Two."],
	    media: { type: "IMAGE", source: { url: "https://example.org/a.jpg" }, name: "A beach" } },
	  { title: "late 18th century", cardTitle: "A mill" },
	  { date: "1945-05-08", title: "The end", id: "end" },
	];`
	if !detect([]byte(text)) {
		t.Error("it is not recognised")
	}
	s, err := decode(strings.NewReader(text), codec.DecodeOptions{Slug: "s", Languages: []string{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for e, err := range s.Events {
		if err != nil {
			t.Fatal(err)
		}
		title, _ := e.Title.In("")
		words, _ := e.Text.In("")
		wording, _ := e.Wording.In("")
		line := fmt.Sprintf("%s %s %s|%s|%s|%s", e.ID, e.Date, e.Part, title, words, wording)
		for _, m := range e.Media {
			line += "|" + m.URL + " " + m.Type
		}
		got = append(got, line)
	}
	want := []string{
		"dunkirk 1940-05 |Dunkirk|Boats\n\nOne.\n\nTwo.|May 1940|https://example.org/a.jpg image/jpeg",
		"a-mill 1701/1800 end|A mill||late 18th century",
		"end 1945-05-08 |The end||",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(s.Head.Sources) != 1 || s.Head.Sources[0].URL != "https://example.org/d" {
		t.Errorf("sources %+v", s.Head.Sources)
	}
}

func TestOtherDocumentsAreNotRecognised(t *testing.T) {
	for _, text := range []string{`[{"title":"A","start":"2014"}]`, `[]`, `{"items":[{"content":"A","start":"1"}]}`, "cardTitle,title\n"} {
		if detect([]byte(text)) {
			t.Errorf("%s is taken for react-chrono", text)
		}
	}
}
