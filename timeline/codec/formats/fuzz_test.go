package formats

import (
	"strings"
	"testing"

	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/csv"
	"kronika/timeline/codec/kronika"
	"kronika/timeline/codec/timelinejs"
	"kronika/timeline/source"
)

// Every format that is read has a fuzz target: these, and FuzzICal and
// FuzzMarkwhen beside the tests of theirs.

func FuzzJSON(f *testing.F)            { fuzzFormat(f, kronika.JSON()) }
func FuzzNDJSON(f *testing.F)          { fuzzFormat(f, kronika.NDJSON()) }
func FuzzCSV(f *testing.F)             { fuzzFormat(f, csv.Format()) }
func FuzzTimelineJS(f *testing.F)      { fuzzFormat(f, timelinejs.JSON()) }
func FuzzTimelineJSSheet(f *testing.F) { fuzzFormat(f, timelinejs.Sheet()) }

// fuzzFormat holds a format to what it promises of any input: whatever is wrong is
// a named error, and of a timeline that makes sense all events come back.
func fuzzFormat(f *testing.F, format codec.Format) {
	for _, seed := range seedsFor(format.Name) {
		f.Add(seed)
	}
	options := codec.DecodeOptions{Slug: "s", Title: "T"}
	f.Fuzz(func(t *testing.T, document string) {
		format.Detect([]byte(document))
		tl, err := codec.ReadAll(format, strings.NewReader(document), options)
		if err != nil {
			if _, named := source.Faults(err); !named {
				t.Fatalf("%v is no named error", err)
			}
			return
		}
		if tl.Validate() != nil {
			return
		}
		written, report := codectest.Encoded(t, format, tl, codec.EncodeOptions{Language: tl.FirstLanguage()})
		again, err := codec.ReadAll(format, strings.NewReader(written), options)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v\n%s", err, written)
		}
		if len(again.Events) != len(tl.Events) && !ownsUp(report, "events") && !ownsUp(report, "date") {
			t.Fatalf("%d events became %d, and the report says only:\n%v", len(tl.Events), len(again.Events), report)
		}
	})
}

// seedsFor are small documents of a format, each with something of its own in it.
func seedsFor(format string) []string {
	switch format {
	case "json":
		return []string{`{"kronika":1,"slug":"s","title":{"en":"T"},"languages":["en"],"events":[{"id":"a","date":"1999","title":"A","links":[{"to":"a","kind":"led-to"}],"extra":{"x":[1]}}]}`,
			`{"events":[],"title":"T","kronika":1,"slug":"s","eras":[{"date":"1939/1945","label":"War"}],"sources":[{"id":"s","title":"S"}]}`}
	case "ndjson":
		return []string{"{\"kronika\":1,\"slug\":\"s\",\"title\":\"T\"}\n{\"id\":\"a\",\"date\":\"1850~\",\"title\":\"A\"}\r\n\n{\"id\":\"b\",\"date\":\"-0043\",\"title\":\"\\ud83d\\ude00\"}"}
	case "csv":
		return []string{"id,date,title:en,title:sq,group,source_title,quote,lat,lon,links,more\r\na,1999,\"A \"\"b\"\"\",'=x,G,S,q,1.5,-2,led-to:a,\"{\"\"aliases\"\":[\"\"o\"\"]}\"\r\n",
			"date;title\n1999;A\n", "\uFEFFdate\ttitle\r1999\tA\r"}
	case "timelinejs.json":
		return []string{`{"title":{"text":{"headline":"T"}},"events":[{"start_date":{"year":"1999"},"text":{"headline":"Good"}},{"start_date":{"year":-44,"month":"3","hour":0},"end_date":{"year":"1"},"media":{"url":"<iframe src=\"//x.y/z\">","caption":"<b>c</b>"},"display_date":"d","group":"G","unique_id":"u"}]}`,
			`{"eras":[{"start_date":{"year":"1"},"end_date":{"year":"2"},"text":{"headline":"E"}}],"scale":"human","events":[{"start_date":{"year":"1999"},"text":{"headline":"Good"}}]}`}
	case "timelinejs.csv":
		return []string{"Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background\r\n1999,April,12,2:05 PM,2000,,,,shown,A,<p>b</p>,https://x.y/z.jpg,c,d,t,a,,G,#123456\r\n,,,,,,,,,T,,,,,,,title,,\r\n1,,,,2,,,,,E,,,,,,,era,,\r\n",
			"Start Date,End Date,Headline,Tag,Mine\n4/12/1999 14:05,,A,G,x\n"}
	}
	return nil
}
