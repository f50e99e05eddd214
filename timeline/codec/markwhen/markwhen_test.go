package markwhen

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/kronika"
	"kronika/timeline/edtf"
	"kronika/timeline/example"
	"kronika/timeline/source"
)

func TestMarkwhenDates(t *testing.T) {
	rows := []struct{ claim, line, want string }{
		{"a day", "2022-09-07: A", "2022-09-07"},
		{"a month", "2022-09: A", "2022-09"},
		{"a range of unlike ends", "2022-09-07/2022-10: A", "2022-09-07/2022-10"},
		{"blanks around the slash", "2022-09-07 / 2022-10: A", "2022-09-07/2022-10"},
		{"until now", "2022-09-07/now: A", "2022-09-07/.."},
		{"so many days", "2022-09-07 / 3 days: A", "2022-09-07/2022-09-09"},
		{"so many months from a month", "2022-09/2 months: A", "2022-09/2022-10-31"},
		{"a year", "1999 / 1 year: A", "1999/1999-12-31"},
		{"a time", "2022-09-07T14:05:00Z: A", "2022-09-07T14:05:00Z"},
		{"EDTF of any level", "1850~: A", "1850~"},
		{"44 BCE is the year -43", "44 BCE: A", "-0043"},
		{"from one era to the other", "50 BC–50 AD: A", "-0049/0050"},
		{"an era said once", "300-200 BCE: A", "-0299/-0199"},
		{"a year of five digits", "12000 BCE: A", "Y-11999"},
		{"no blank behind the colon", "2022:A", "2022"},
		{"more colons follow", "2022: 1999: A", "2022"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			tl, err := codec.ReadAll(Format(), strings.NewReader("title: T\n\n"+row.line+"\n"), codec.DecodeOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if len(tl.Events) != 1 || tl.Events[0].Date.String() != row.want {
				t.Errorf("got %v, want %s", tl.Events, row.want)
			}
		})
	}
}

func TestMarkwhenDocument(t *testing.T) {
	const text = `title: Two wars
timezone: Europe/Tirane
#rescue: #2f6f4f
view: gantt

// a comment
# Diplomacy

1991: Relations #1 begin
id: relations
importance: 75
contact:
  email: a@example.org
place: {"lat": 41.3, "lon": 19.4}

The two states
// not this
begin relations.

1991\: the year

## Visits
2022-10-23: A visit #rescue
More.
# Later

2023: After
`
	tl, err := codec.ReadAll(Format(), strings.NewReader(text), codec.DecodeOptions{Languages: []string{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	en := func(s string) timeline.Text { return timeline.Text{{Lang: "en", Text: s}} }
	lat, lon := 41.3, 19.4
	want := &timeline.Timeline{
		Slug: "two-wars", Languages: []string{"en"}, Title: en("Two wars"), TimeZone: "Europe/Tirane", Extra: []byte(`{"mw":["view: gantt"]}`),
		Groups: []timeline.Group{{ID: "diplomacy", Label: en("Diplomacy")}, {ID: "rescue", Label: en("rescue"), Color: "#2f6f4f"}, {ID: "later", Label: en("Later")}},
		Events: []timeline.Event{
			{ID: "relations", Date: edtf.MustParse("1991"), Title: en("Relations #1 begin"), Group: "diplomacy", Importance: 75,
				Text: en("The two states\nbegin relations.\n\n1991: the year"), Place: &timeline.Place{Lat: &lat, Lon: &lon},
				Extra: []byte(`{"mw":["contact:","  email: a@example.org"]}`)},
			{ID: "a-visit", Date: edtf.MustParse("2022-10-23"), Title: en("A visit"), Group: "rescue", Importance: 50, Text: en("More.")},
			{ID: "after", Date: edtf.MustParse("2023"), Title: en("After"), Group: "later", Importance: 50},
		},
	}
	if diff := cmp.Diff(want, tl); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarkwhenLosesNothingOfTheExample(t *testing.T) {
	want, err := codec.ReadAll(kronika.JSON(), bytes.NewReader(example.Document()), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	want.Sort()
	for _, language := range want.Languages {
		var b bytes.Buffer
		report, err := encodeMarkwhen(&b, codec.Of(want), codec.EncodeOptions{Language: language})
		if err != nil || len(report) > 0 {
			t.Fatalf("%v, report %s", err, report)
		}
		got, err := codec.ReadAll(Format(), &b, codec.DecodeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("in %s (-want +got):\n%s", language, diff)
		}
	}
}

func TestMarkwhenKeepsDatesItCannotWrite(t *testing.T) {
	tl := &timeline.Timeline{Slug: "x", Title: timeline.Plain("X")}
	for _, date := range []string{"1850~", "2008/..", "2008/", "../1944", "2022-21", "[1667,1668]", "-0043-03-15", "0000", "9999", "2022-09-07T14:05", "Y-12000", "199X"} {
		tl.Events = append(tl.Events, timeline.Event{ID: "e" + strings.Trim(codec.IDFrom(date), "-"), Date: edtf.MustParse(date), Title: timeline.Plain(date), Importance: 50})
	}
	tl.Events = append(tl.Events, timeline.Event{ID: "deep", Date: edtf.MustParse("Y-66E6S2"), Title: timeline.Plain("Impact"), Importance: 50})
	var b bytes.Buffer
	report, err := encodeMarkwhen(&b, codec.Of(tl), codec.EncodeOptions{})
	if err != nil || len(report) != 1 || !strings.Contains(b.String(), "// Y-66E6S2: Impact") {
		t.Errorf("%v, report %s\n%s", err, report, &b)
	}
	back, err := codec.ReadAll(Format(), &b, codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	tl.Sort()
	for _, e := range back.Events {
		if want, _ := e.Title.In(""); e.Date.String() != want {
			t.Errorf("%s came back as %s", want, e.Date)
		}
	}
	if len(back.Events) != len(tl.Events)-1 {
		t.Errorf("%d events of %d", len(back.Events), len(tl.Events))
	}
}

func TestMarkwhenLineCountsMoreThanTheProperty(t *testing.T) {
	for line, want := range map[string]string{"1850": "1850~", "1851": "1851"} {
		tl, err := codec.ReadAll(Format(), strings.NewReader(line+": A\ndate: 1850~\n"), codec.DecodeOptions{})
		if err != nil || tl.Events[0].Date.String() != want {
			t.Errorf("line %s: %v, %v", line, tl.Events, err)
		}
	}
}

func TestMarkwhenDatesInContext(t *testing.T) {
	year := time.Now().UTC().Year()
	today := time.Now().UTC().Format(time.DateOnly)
	rows := []struct{ claim, text, want string }{
		{"a month in numbers", "12/2012: A", "2012-12"},
		{"the month first", "5/12/2015: A", "2015-05-12"},
		{"the day first", "dateFormat: d/M/y\n\n5/12/2015: A\n6/12/2015 - 8/12/2015: B", "2015-12-05 2015-12-06/2015-12-08"},
		{"months in words", "Dec 25 2023: A\n25 December 2023: B\nFeb 1 2023 - Feb 3 2023: C", "2023-12-25 2023-12-25 2023-02-01/2023-02-03"},
		{"so long from a day on", "02/12/2023 - 6 months: A", "2023-02-12/2023-08-11"},
		{"so long after the event before", "2012-12-25: A\n5 months: B", "2012-12-25 2012-12-26/2013-05-25"},
		{"a start so long after it, and a length", "2012-12-25: A\n1 week - 3 days: B", "2012-12-25 2013-01-02/2013-01-04"},
		{"hours of the day before", "2012-12-25: A\n10am - 11:30am: B\n14:00: C", "2012-12-25 2012-12-25T10:00/2012-12-25T11:30 2012-12-25T14:00"},
		{"two moments", "2031-11-19T01:35:10Z-2099-08-04T18:22:48Z: A", "2031-11-19T01:35:10.0Z/2099-08-04T18:22:48.0Z"},
		{"until now", "2024 - now: A", "2024/.."},
		{"today", "now: A", today},
		{"no year", "January 3 - Apr 6: A", fmt.Sprintf("%d-01-03/%d-04-06", year, year)},
		{"a series", "2022-08-07 every 12 months x3: A", "2022-08-07 2023-08-07 2024-08-07"},
		{"a series of ranges", "2022-08-07/2022-08-09 every 2 weeks for 2 times: A", "2022-08-07/2022-08-09 2022-08-21/2022-08-23"},
		{"long ago", "800000 BCE - 300000 BCE: A", "Y-799999/Y-299999"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			text := row.text
			if !strings.HasPrefix(text, "dateFormat") {
				text = "title: T\n\n" + text
			}
			tl, err := codec.ReadAll(Format(), strings.NewReader(text+"\n"), codec.DecodeOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var dates []string
			for _, e := range tl.Events {
				dates = append(dates, e.Date.String())
			}
			if got := strings.Join(dates, " "); got != row.want {
				t.Errorf("got %s, want %s", got, row.want)
			}
		})
	}
}

// TestTextsThatLookLikeEventsComeBack writes texts with lines that a reader would take
// for events.
func TestTextsThatLookLikeEventsComeBack(t *testing.T) {
	for _, text := range []string{"3 people came: one, two", "5 months: long", "10am - 11am: tea", "12 May 2022: a day", "now: then", `2022\\: x`, "1 a: b: c", "10:30 at the gate: all"} {
		tl := &timeline.Timeline{Slug: "s", Languages: []string{"en"}, Title: timeline.Text{{Lang: "en", Text: "S"}}}
		tl.Events = []timeline.Event{{ID: "a", Importance: 50, Date: edtf.MustParse("2020"), Title: timeline.Text{{Lang: "en", Text: "A"}}, Text: timeline.Text{{Lang: "en", Text: "First.\n" + text}}}}
		var b bytes.Buffer
		if _, err := encodeMarkwhen(&b, codec.Of(tl), codec.EncodeOptions{}); err != nil {
			t.Fatal(err)
		}
		back, err := codec.ReadAll(Format(), &b, codec.DecodeOptions{})
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if diff := cmp.Diff(tl.Events, back.Events); diff != "" {
			t.Errorf("%q (-before +after):\n%s", text, diff)
		}
	}
}

func TestSectionsInWords(t *testing.T) {
	text := "title: T\n\nsection War\ngroup Front\n1941: A\nendGroup\n1942: B\nend section\n1946: C\nsection of the road: none\n"
	tl, err := codec.ReadAll(Format(), strings.NewReader(text), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var groups []string
	for _, e := range tl.Events {
		groups = append(groups, e.Group)
	}
	if diff := cmp.Diff([]string{"front", "war", ""}, groups); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	plain, err := codec.ReadAll(Format(), strings.NewReader("1941: A\ngroup of friends\n"), codec.DecodeOptions{})
	if words, _ := plain.Events[0].Text.In(""); err != nil || words != "group of friends" {
		t.Errorf("text %q, %v", words, err)
	}
}

func TestMarkwhenFaultsNamePlaceValueAndRemedy(t *testing.T) {
	rows := []struct{ claim, text, path, problem string }{
		{"relative to another event", "after !a 3 days: B\n", "line 1: date", "not a date by itself"},
		{"relative to the one before", "2022: A\n/ 3 days: B\n", "line 2: date", "not a date by itself"},
		{"a time beside no day", "2022: A\n10am - 11am: B\n", "line 2: date", "not a date by itself"},
		{"a line that looks like an event", "2022: A\nMore.\n3 people came: B\n", "line 3: date", "not a date by itself"},
		{"a day that does not exist", "2022: A\n31/31/2022: B\n", "line 2: date", "not a date by itself"},
		{"a series", "2022-01-01 every week: B\n", "line 1: date", "not a date by itself"},
		{"a member of the wrong kind", "2022: A\nimportance: high\n", "line 1: importance", "not a"},
		{"a member said twice", "2022: A\nid: a\nid: b\n", "line 3: id", "said twice"},
		{"a head that is no property", "Dear all\n2022: A\n", "line 1", "not a property"},
		{"not UTF-8", "2022: A\xff\n", "line 1: title", "not valid UTF-8"},
		{"not UTF-8 below a property", "2022: A\nkey:\n  - \xff\n", "line 3", "not valid UTF-8"},
		{"an exact date that is none", "2022: A\ndate: 2022-13\n", "line 1: date", ""},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			_, err := codec.ReadAll(Format(), strings.NewReader(row.text), codec.DecodeOptions{})
			faults, ok := source.Faults(err)
			if !ok || len(faults) != 1 || !strings.HasPrefix(faults[0].Path, row.path) || !strings.Contains(faults[0].Problem, row.problem) || faults[0].Remedy == "" {
				t.Fatalf("faults: %v (%v)", faults, err)
			}
		})
	}
	if _, err := decode(strings.NewReader(""), codec.DecodeOptions{}); !errors.Is(err, source.ErrEmpty) {
		t.Errorf("nothing: %v", err)
	}
}

func TestMarkwhenHostileTextStaysText(t *testing.T) {
	for _, hostile := range []string{"#tag", `\#tag`, "[x] done", "a #b", "# not a heading", "1999: not an event", `1999\: nor this`, "// no comment", "now: x", "---", "id: x", "\u202Eevil", "</script>", strings.Repeat("x", 10_000)} {
		tl := &timeline.Timeline{Slug: "x", Title: timeline.Plain(hostile), Events: []timeline.Event{
			{ID: "e", Date: edtf.MustParse("2022"), Title: timeline.Plain(hostile), Text: timeline.Plain("First\n\n" + hostile + "\n" + hostile), Importance: 50}}}
		tl.Expand()
		var b bytes.Buffer
		if _, err := encodeMarkwhen(&b, codec.Of(tl), codec.EncodeOptions{}); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		back, err := codec.ReadAll(Format(), &b, codec.DecodeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tl, back); diff != "" {
			t.Errorf("%q (-want +got):\n%s\n%s", hostile, diff, text)
		}
	}
}

func FuzzMarkwhen(f *testing.F) {
	f.Add("0000:0\n0:\n  \r0")
	f.Add("---\ntitle: x\n#a: #ffffff\n---\n# S #a\n2022/now: B #a\nid: x\nkey:\n  - y\n\ntext\n// c\n44 BCE: C\n")
	f.Add("2022-09-07T14:05:00Z: [x] a #b\nplace: {\"lat\":1,\"lon\":2}\n\n1999\\: x\n\\# y\n")
	f.Fuzz(func(t *testing.T, text string) {
		tl, err := codec.ReadAll(Format(), strings.NewReader(text), codec.DecodeOptions{})
		if err != nil || tl.Validate() != nil {
			return
		}
		var b bytes.Buffer
		report, err := encodeMarkwhen(&b, codec.Of(tl), codec.EncodeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		back, err := codec.ReadAll(Format(), bytes.NewReader(b.Bytes()), codec.DecodeOptions{})
		if err != nil {
			t.Fatalf("%v\n%s", err, &b)
		}
		if len(report) > 0 {
			return
		}
		tl.Sort()
		if diff := cmp.Diff(tl.Events, back.Events); diff != "" {
			t.Errorf("(-want +got):\n%s\n%s", diff, &b)
		}
	})
}
