package simile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/codec"
)

// lines writes each event of a stream, or what is wrong with it, on a line.
func lines(s *codec.Stream) []string {
	var all []string
	for e, err := range s.Events {
		title, _ := e.Title.In("")
		words, _ := e.Text.In("")
		line := fmt.Sprintf("%s %s|%s|%s", e.ID, e.Date, title, words)
		for _, m := range e.Media {
			line += "|" + m.URL
		}
		if err != nil {
			line = err.Error()
		}
		all = append(all, line)
	}
	return all
}

const xmlFile = `<?xml version="1.0" encoding="ISO-8859-1"?>
<data wiki-url="http://example.org">
  <!-- two kinds of dates -->
  <event start="May 28 2006 09:00:00 GMT" end="Jun 15 2006 00:00:00 GMT" isDuration="true" title="Writing &amp; sending" image="https://example.org/a.png">
    A few days to write &lt;b&gt;it&lt;/b&gt;.
  </event>
  <event start="Fri Nov 22 1963 13:00:00 GMT-0600" title="A call" link="https://example.org/call">Words <i>here</i>.</event>
  <event start="1961" end="1963" title="Some time"><![CDATA[<p>One</p>]]></event>
  <event start="-500" title="Long ago" color="red"></event>
  <event start="never" title="Not"></event>
</data>`

func TestXML(t *testing.T) {
	text := strings.Replace(xmlFile, "sending", "sending \xfc", 1)
	if !detectXML([]byte(text)) {
		t.Error("it is not recognised")
	}
	s, err := decodeXML(strings.NewReader(text), codec.DecodeOptions{Slug: "s", Languages: []string{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"writing-sending-u 2006-05-28T09:00Z/2006-06-15|Writing & sending ü|A few days to write **it**.|https://example.org/a.png",
		"a-call 1963-11-22T13:00:00-06:00|A call|Words *here*.",
		"some-time [1961..1963]|Some time|One",
		"long-ago -0499|Long ago|",
		`events[4].start: "never": not a date that can be read; write it as 2022-09-07, September 2022 or c. 1850`,
	}
	want[0] = strings.Replace(want[0], "2006-05-28T09:00Z/2006-06-15", "2006-05-28/2006-06-15", 1)
	if diff := cmp.Diff(want, lines(s)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestJSON(t *testing.T) {
	const text = `{
	'dateTimeFormat': 'iso8601',
	'wikiURL': "http://example.org/",
	'events' : [
	  {'start': '1880', 'title': 'The barn', 'description': 'By <em>one</em> hand', 'image': 'http://example.org/b.jpg', 'link': 'http://example.org/b'},
	  {start: '1943-01-02T03:04:05Z', end: '1944', durationEvent: true, title: 'It lasted'},
	]
	}`
	if !detectJSON([]byte(text)) {
		t.Error("it is not recognised")
	}
	s, err := decodeJSON(strings.NewReader(text), codec.DecodeOptions{Slug: "s", Languages: []string{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"the-barn 1880|The barn|By *one* hand|http://example.org/b.jpg", "it-lasted 1943-01-02/1944|It lasted|"}
	if diff := cmp.Diff(want, lines(s)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBrokenFilesSayWhere(t *testing.T) {
	if _, err := decodeXML(strings.NewReader("<data>\n<event start='1'"), codec.DecodeOptions{}); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("XML: %v", err)
	}
	if _, err := decodeXML(strings.NewReader("<data></data>"), codec.DecodeOptions{}); err == nil || !strings.Contains(err.Error(), "without any items") {
		t.Errorf("no events: %v", err)
	}
}

func TestOtherDocumentsAreNotRecognised(t *testing.T) {
	for _, text := range []string{"<svg/>", "<data><row/></data>", "<rss><event/></rss>", `{"events":[{"start_date":{},"text":{}}]}`, `{"events":[{"date":"2022","title":"A"}]}`} {
		if detectXML([]byte(text)) || detectJSON([]byte(text)) {
			t.Errorf("%s is taken for SIMILE", text)
		}
	}
}

func FuzzSIMILE(f *testing.F) {
	f.Add(xmlFile)
	f.Add(`{events:[{start:'1880',end:1881,title:'A',description:'<b>x'}]}`)
	f.Add(`{"events":[{"start":"new Date(1,2)","title":"\u0000"}],}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, format := range []codec.Format{XML(), JSON()} {
			format.Detect([]byte(text))
			tl, err := codec.ReadAll(format, strings.NewReader(text), codec.DecodeOptions{Slug: "s"})
			if err != nil {
				continue
			}
			for i := range tl.Events {
				if err := tl.Events[i].Title; len(err) == 0 {
					t.Fatalf("an event without a title of %q", text)
				}
			}
		}
	})
}
