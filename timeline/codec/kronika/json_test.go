package kronika_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/kronika"
	"kronika/timeline/document"
	"kronika/timeline/example"
	"kronika/timeline/source"
)

func TestTheCanonicalTextIsAFixedPoint(t *testing.T) {
	for _, f := range []codec.Format{kronika.JSON(), kronika.NDJSON()} {
		t.Run(f.Name, func(t *testing.T) {
			want := codectest.Example(t)
			want.Sort()
			once, report := codectest.Encoded(t, f, want, codec.EncodeOptions{})
			if len(report) > 0 {
				t.Errorf("the native format reports losses: %v", report)
			}
			got, err := codectest.Decode(f, once)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("what came back differs (-before +after):\n%s", diff)
			}
			twice, _ := codectest.Encoded(t, f, got, codec.EncodeOptions{})
			if diff := cmp.Diff(once, twice); diff != "" {
				t.Errorf("the second export differs from the first:\n%s", diff)
			}
		})
	}
}

func TestTheCanonicalText(t *testing.T) {
	const document = `{"events":[
		{"status":"cancelled","wording":"at the start of 2020","part":"start","date":"2020","title":"Third","id":"c"},
		{"status":"confirmed","title":"Second","date":"2020","id":"b","links":[{"kind":"led-to","to":"a"}],"importance":50},
		{"id":"a","date":"2020","title":{"en":"First","sq":"E para"},"extra":{"x": [1, 2.50]},"place":{"lat":41.32,"lon":19.45}}],
		"title":"T","languages":["sq","en"],"groups":[{"id":"g","label":"G","band":true},{"id":"h","label":"H"}],
		"slug":"s","kronika":1}`
	const want = `{
  "kronika": 1,
  "slug": "s",
  "languages": ["sq", "en"],
  "title": "T",
  "groups": [
    {"id": "g", "label": "G", "band": true},
    {"id": "h", "label": "H"}
  ],
  "events": [
    {
      "id": "c",
      "date": "2020",
      "part": "start",
      "wording": "at the start of 2020",
      "title": "Third",
      "status": "cancelled",
      "order": 1
    },
    {
      "id": "b",
      "date": "2020",
      "title": "Second",
      "order": 2,
      "links": [{"to": "a", "kind": "led-to"}]
    },
    {
      "id": "a",
      "date": "2020",
      "title": {"sq": "E para", "en": "First"},
      "order": 3,
      "place": {"lat": 41.32, "lon": 19.45},
      "extra": {"x":[1,2.50]}
    }
  ]
}
`
	tl, err := codectest.Decode(kronika.JSON(), document)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := codectest.Encoded(t, kronika.JSON(), tl, codec.EncodeOptions{})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestATimelineWithoutEventsIsADocument(t *testing.T) {
	got, _ := codectest.Encoded(t, kronika.JSON(), &timeline.Timeline{Slug: "s", Title: timeline.Plain("T")}, codec.EncodeOptions{})
	if want := "{\n  \"kronika\": 1,\n  \"slug\": \"s\",\n  \"title\": \"T\",\n  \"events\": []\n}\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := codectest.Decode(kronika.JSON(), got); err != nil {
		t.Error(err)
	}
}

// head and event wrap a member into a document that has all the rest.
func head(member string) string {
	return `{"kronika":1,"slug":"s","title":"T",` + member + `}`
}

func event(member string) string {
	return head(`"events":[{"id":"a","date":"2020","title":"A"},{"id":"b",` + member + `}]`)
}

func TestEveryFaultNamesPathValueAndRemedy(t *testing.T) {
	tests := map[string]struct {
		document string
		want     []string
	}{
		"an unknown member of an event": {event(`"date":"2020","titel":"B","title":"B"`), []string{`events[1].titel: unknown; did you mean title?`}},
		"an unknown member of the head": {head(`"titles":"x"`), []string{`titles: unknown; did you mean title?`}},
		"an unknown member like no other": {head(`"groups":[{"id":"g","label":"G","weight":3}]`),
			[]string{`groups[0].weight: unknown; remove it, or write one of: id, label, color, band`}},
		"a word for a number":         {event(`"date":"2020","title":"B","importance":"high"`), []string{`events[1].importance: "high": not a number; write a whole number from 0 to 100`}},
		"a fraction for whole":        {event(`"date":"2020","title":"B","importance":1.5`), []string{`events[1].importance: "1.5": not a whole number; write a whole number from 0 to 100`}},
		"null":                        {event(`"date":"2020","title":"B","group":null`), []string{`events[1].group: "null": not a text; write it in double quotes, or leave it out`}},
		"a number for a text":         {event(`"date":"2020","title":7`), []string{`events[1].title: "7": not a text; write it in double quotes, or as an object by language such as {"en": "…"}`}},
		"a number for a date":         {event(`"date":2020,"title":"B"`), []string{`events[1].date: "2020": not a text; write the date in double quotes, such as "1999" or "2022-09-07"`}},
		"an object for a list":        {event(`"date":"2020","title":"B","links":{"to":"a"}`), []string{`events[1].links: "{\"to\":\"a\"}": not a list; write it in square brackets`}},
		"a list for an object":        {event(`"date":"2020","title":"B","place":[1]`), []string{`events[1].place: "[1]": not an object; write it in braces, with members such as name`}},
		"a text for a flag":           {head(`"groups":[{"id":"g","label":"G","band":"yes"}]`), []string{`groups[0].band: "yes": neither true nor false; write one of the two, without quotes`}},
		"a member said twice":         {event(`"date":"2020","title":"B","title":"C"`), []string{`events[1].title: said twice; keep one of the two`}},
		"a language said twice":       {event(`"date":"2020","title":{"sq":"B","sq":"C"}`), []string{`events[1].title.sq: "C": said twice; keep one of the two`}},
		"half a surrogate pair":       {event(`"date":"2020","title":"a\ud800b"`), []string{"events[1].title: \"a\uFFFDb\": half a surrogate pair, which is no character; write the character itself"}},
		"bytes that are not UTF-8":    {event("\"date\":\"2020\",\"title\":\"a\xffb\""), []string{"events[1].title: \"a\uFFFDb\": not valid UTF-8; save the file as UTF-8"}},
		"events that are no list":     {head(`"events":{}`), []string{`events: "{}": not a list; write the events in square brackets`}},
		"an event that is no object":  {head(`"events":[7]`), []string{`events[0]: "7": not an object; write it in braces, with members such as id`}},
		"no version":                  {`{"slug":"s","title":"T"}`, []string{`kronika: missing; write "kronika": 1, the version of the format`}},
		"a version of tomorrow":       {`{"kronika":2,"slug":"s","title":"T"}`, []string{`kronika: "2": a version of the format that this program does not know; write 1, or read it with a newer program`}},
		"extra that is no object":     {head(`"extra":"x"`), []string{`extra: "x": not an object; write an object with a member for each format`}},
		"a number beyond all numbers": {event(`"date":"2020","title":"B","place":{"lat":1e999,"lon":1}`), []string{`events[1].place.lat: "1e999": beyond what a number can be; write decimal degrees, such as 41.32`}},
		"a nested path":               {event(`"date":"2020","title":"B","citations":[{"source":"s"},{"source":"s","quote":{"exact":7}}]`), []string{`events[1].citations[1].quote.exact: "7": not a text; write it in double quotes`}},
		"all of them": {`{"slug":7,"foo":1,"events":[{"bar":2},{"baz":3}]}`, []string{
			`slug: "7": not a text; write it in double quotes`,
			`foo: unknown; remove it, or write one of: kronika, slug, languages, title, summary, authors, license, updated, time_zone, hemisphere, deep_time, groups, eras, sources, extra, events`,
			`kronika: missing; write "kronika": 1, the version of the format`,
			`events[0].bar: unknown; remove it, or write one of: id, date, part, wording, title, text, group, importance, status, order, place, media, citations, record, links, aliases, extra`,
			`events[1].baz: unknown; remove it, or write one of: id, date, part, wording, title, text, group, importance, status, order, place, media, citations, record, links, aliases, extra`}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := codectest.Decode(kronika.JSON(), test.document)
			faults, ok := errors.AsType[timeline.Invalid](err)
			if !ok {
				t.Fatalf("got %v, want faults", err)
			}
			if diff := cmp.Diff(test.want, strings.Split(faults.Error(), "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestADateThatIsNoneIsAFaultWithTheParsersWords(t *testing.T) {
	_, err := codectest.Decode(kronika.JSON(), event(`"date":"last summer","title":"B"`))
	faults, ok := errors.AsType[timeline.Invalid](err)
	if !ok || len(faults) != 1 {
		t.Fatalf("got %v, want one fault", err)
	}
	f := faults[0]
	if f.Path != "events[1].date" || f.Value != "last summer" || f.Problem == "" || f.Remedy == "" {
		t.Errorf("got %+v", f)
	}
}

func TestBrokenSyntaxHasALineAndAColumn(t *testing.T) {
	tests := map[string]struct {
		document     string
		kind         error
		line, column int
	}{
		"nothing":                    {"", source.ErrEmpty, 0, 0},
		"white space":                {" \n ", source.ErrEmpty, 0, 0},
		"a list":                     {"[1]", source.ErrFormat, 1, 1},
		"words":                      {"hello", source.ErrFormat, 1, 1},
		"UTF-16":                     {"\xff\xfe{\x00}\x00", source.ErrEncoding, 1, 0},
		"cut off in the head":        {"{\n\"kronika\": 1,\n\"slug\": \"s", source.ErrTruncated, 3, 11},
		"cut off between members":    {"{\n\"kronika\": 1,", source.ErrTruncated, 2, 14},
		"cut off in an event":        {"{\"events\":[\n{\"id\":", source.ErrTruncated, 2, 7},
		"a missing comma":            {"{\"kronika\": 1\n \"slug\": \"s\"}", source.ErrSyntax, 2, 2},
		"a missing colon":            {"{\"kronika\" 1}", source.ErrSyntax, 1, 12},
		"a name without quotes":      {"{kronika: 1}", source.ErrSyntax, 1, 2},
		"a comma too many":           {"{\"kronika\": 1,\n}", source.ErrSyntax, 2, 1},
		"a comma too many in events": {"{\"events\":[{},\n]}", source.ErrSyntax, 2, 1},
		"a missing comma in events":  {"{\"events\":[{}\n{}]}", source.ErrSyntax, 2, 1},
		"a missing comma in one":     {"{\"kronika\":1,\"events\":[\n{\"id\":\"ë\" \"date\":\"2020\"}]}", source.ErrSyntax, 2, 11},
		"a line end in a text":       {"{\"title\":\"a\nb\"}", source.ErrSyntax, 1, 12},
		"a tab in a text":            {"{\"title\":\"a\tb\"}", source.ErrSyntax, 1, 12},
		"an escape that is none":     {`{"title":"a\xb"}`, source.ErrSyntax, 1, 12},
		"a number that is none":      {`{"kronika":01}`, source.ErrSyntax, 1, 13},
		"something behind":           {"{\"kronika\":1}\nx", source.ErrSyntax, 2, 1},
		"a second document":          {"{\"kronika\":1}\n{}", source.ErrSyntax, 2, 1},
		"brackets that do not match": {`{"title":{"a":"b"]}`, source.ErrSyntax, 1, 18},
		"a nesting bomb":             {`{"extra":` + strings.Repeat("[", 100_000), source.ErrTooLarge, 1, 10},
		"a nesting bomb of objects":  {`{"events":[` + strings.Repeat(`{"a":`, 100_000), source.ErrTooLarge, 1, 12},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := codectest.Decode(kronika.JSON(), test.document)
			input, ok := errors.AsType[*source.InputError](err)
			if !ok {
				t.Fatalf("got %v, want an InputError", err)
			}
			if !errors.Is(err, test.kind) || input.Line != test.line || input.Column != test.column {
				t.Errorf("got %v at %d:%d, want %v at %d:%d (%v)", input.Kind, input.Line, input.Column, test.kind, test.line, test.column, err)
			}
		})
	}
}

func TestEveryPrefixOfADocumentIsRefused(t *testing.T) {
	whole := strings.TrimSpace(string(example.Document()))
	for i := range len(whole) {
		if _, err := codectest.Decode(kronika.JSON(), whole[:i]); !errors.Is(err, source.ErrTruncated) && !errors.Is(err, source.ErrEmpty) {
			t.Fatalf("the first %d bytes: got %v, want ErrTruncated", i, err)
		}
	}
}

func TestTheHeadMayStandBehindTheEvents(t *testing.T) {
	tl, err := codectest.Decode(kronika.JSON(), `{"events":[{"id":"a","date":"2020","title":"A","group":"g"}],"groups":[{"id":"g","label":"G"}],"kronika":1,"languages":["sq"],"slug":"s","title":"T"}`)
	if err != nil {
		t.Fatal(err)
	}
	if got := tl.Events[0].Title[0].Lang; got != "sq" {
		t.Errorf("the title is in %q, want sq", got)
	}
	if err := tl.Validate(); err != nil {
		t.Error(err)
	}
}

// manyEvents is a reader of a document with n events, made while it is read.
func manyEvents(open, tail string, n int) io.Reader {
	r, w := io.Pipe()
	go func() {
		io.WriteString(w, open)
		for i := range n {
			comma := ","
			if i == 0 {
				comma = ""
			}
			if _, err := fmt.Fprintf(w, "%s\n{\"id\":\"e%d\",\"date\":\"2020\",\"title\":\"%s\"}", comma, i, strings.Repeat("x", 1000)); err != nil {
				return
			}
		}
		io.WriteString(w, tail)
		w.Close()
	}()
	return r
}

func TestALongDocumentStreams(t *testing.T) {
	const n = 20_000 // beyond what is read ahead
	s, err := kronika.JSON().Decode(manyEvents(`{"kronika":1,"slug":"s","title":"T","events":[`, `]}`, n), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	for e, err := range s.Events {
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprint("e", count); e.ID != want {
			t.Fatalf("got event %s, want %s", e.ID, want)
		}
		count++
	}
	if count != n {
		t.Errorf("got %d events, want %d", count, n)
	}
}

func TestALongDocumentMustEndWithItsEvents(t *testing.T) {
	_, err := codec.ReadAll(kronika.JSON(), manyEvents(`{"kronika":1,"slug":"s","events":[`, `],"title":"T"}`, 20_000), codec.DecodeOptions{})
	input, ok := errors.AsType[*source.InputError](err)
	if !ok || !errors.Is(err, source.ErrTooLarge) || input.Value != "title" {
		t.Errorf("got %v, want a refusal that names title", err)
	}
}

func TestOneEndlessTextIsRefused(t *testing.T) {
	endless := io.MultiReader(strings.NewReader(`{"kronika":1,"title":"`), io.LimitReader(codectest.Repeat('x'), 1<<30))
	if _, err := kronika.JSON().Decode(endless, codec.DecodeOptions{}); !errors.Is(err, source.ErrTooLarge) {
		t.Errorf("got %v, want ErrTooLarge", err)
	}
}

func TestTheOptionsSlugWins(t *testing.T) {
	s, err := kronika.JSON().Decode(strings.NewReader(head(`"events":[]`)), codec.DecodeOptions{Slug: "mine"})
	if err != nil || s.Head.Slug != "mine" {
		t.Errorf("got %v, %v, want the slug mine", s, err)
	}
}

func TestWholeNumbersMayBeWrittenInAnyWay(t *testing.T) {
	tl, err := codectest.Decode(kronika.JSON(), event(`"date":"2020","title":"B","importance":6.0e1`))
	if err != nil || tl.Events[1].Importance != 60 {
		t.Errorf("got %v, want an importance of 60", err)
	}
}

func TestStringsAreEscapedAsTheStandardHasIt(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"quotes and backslashes":      {`a"b\c`, `"a\"b\\c"`},
		"line ends and tabs":          {"a\nb\rc\td", `"a\nb\rc\td"`},
		"control characters":          {"a\x00b\x1fc", `"a\u0000b\u001fc"`},
		"markup is data":              {"</script>&]]>", `"</script>&]]>"`},
		"letters of all kinds":        {"ë😀\u202e\u2028", "\"ë😀\u202e\u2028\""},
		"bytes that are not UTF-8":    {"a\xffb\xc3", "\"a\uFFFDb\uFFFD\""},
		"a real replacement is no fa": {"\uFFFD", "\"\uFFFD\""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := string(document.AppendString(nil, test.text)); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
