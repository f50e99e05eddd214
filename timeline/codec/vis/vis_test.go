package vis

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/codec"
)

// lines reads a document and writes each event, or what is wrong with it, on a line.
func lines(t *testing.T, text string) []string {
	t.Helper()
	if !detect([]byte(text)) {
		t.Error("it is not recognised")
	}
	s, err := decode(strings.NewReader(text), codec.DecodeOptions{Slug: "s", Languages: []string{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for e, err := range s.Events {
		title, _ := e.Title.In("")
		words, _ := e.Text.In("")
		line := strings.TrimSpace(fmt.Sprintf("%s %s %s|%s|%s", e.ID, e.Date, title, words, e.Group))
		if err != nil {
			line = err.Error()
		}
		all = append(all, line)
	}
	for _, era := range s.Head.Eras {
		label, _ := era.Label.In("")
		all = append(all, "era "+era.Date.String()+" "+label)
	}
	for _, g := range s.Head.Groups {
		label, _ := g.Label.In("")
		all = append(all, "group "+g.ID+" "+label)
	}
	return all
}

func TestItemsBecomeEvents(t *testing.T) {
	rows := []struct {
		claim, text string
		want        []string
	}{
		{"a list of items", `[{"id": 1, "content": "Item one", "start": "2014-04-20"}, {"id": 2, "content": "Item <b>two</b>", "start": "2014-04-14", "end": "2014-04-18", "group": "g"}]`,
			[]string{"1 2014-04-20 Item one||", "2 2014-04-14/2014-04-18 Item two||g", "group g g"}},
		{"JavaScript of a page", "// mine\nvar items = new vis.DataSet([\n  {id: 'a', content: 'It\\'s one', start: new Date(2014, 3, 20)}, /* two */\n  {id: 'b', content: `Two`, start: '2014-04-14T09:30:00', type: 'point', end: '2015',},\n]);",
			[]string{"a 2014-04-20 It's one||", "b 2014-04-14T09:30:00 Two||"}},
		{"groups and backgrounds", `{"groups":[{"id":7,"content":"Front <i>west</i>"}],"items":[{"id":1,"content":"A","start":1397952000000,"group":7,"title":"<p>More</p>"},{"id":2,"content":"War","start":"1914","end":"1918","type":"background"}]}`,
			[]string{"1 2014-04-20 A|More|front-west", "era 1914/1918 War", "group front-west Front west"}},
		{"an item at fault among others", `[{"content":"A","start":"soon"},{"content":"B","start":"2014"}]`,
			[]string{`events[0].start: "soon": not a date that can be read; write it as 2022-09-07, September 2022 or c. 1850`, "b 2014 B||"}},
		{"times", `[{"id":1,"content":"A","start":"2014-04-20T10:00:00.000Z","end":"2014-04-20T11:30:00.000Z"}]`, []string{"1 2014-04-20T10:00Z/2014-04-20T11:30Z A||"}},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if diff := cmp.Diff(row.want, lines(t, row.text)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestOtherDocumentsAreNotRecognised(t *testing.T) {
	for _, text := range []string{`[]`, `{"events":[{"start":"2014","content":"A"}]}`, `[{"title":"A"}]`, "start,content\n2014,A\n", ""} {
		if detect([]byte(text)) {
			t.Errorf("%s is taken for vis-timeline", text)
		}
	}
}

func TestWhatHasNoPlaceIsKept(t *testing.T) {
	s, err := decode(strings.NewReader(`[{"content":"A","start":"2014","className":"red","style":{"x":1}}]`), codec.DecodeOptions{Slug: "s"})
	if err != nil {
		t.Fatal(err)
	}
	for e := range s.Events {
		if want := `{"vis":{"className":"red","style":{"x":1}}}`; string(e.Extra) != want {
			t.Errorf("kept %s, want %s", e.Extra, want)
		}
	}
	if len(s.Notes.String()) == 0 {
		t.Error("no note")
	}
}

func TestBrokenDocumentsSayWhere(t *testing.T) {
	for text, want := range map[string]string{`[{"content":"A","start":"2014"}`: "", `[{"content":"A","start":"2014"},]x`: "", `[]`: "without any items"} {
		if _, err := decode(strings.NewReader(text), codec.DecodeOptions{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
