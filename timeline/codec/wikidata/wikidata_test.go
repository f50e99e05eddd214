package wikidata

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/edtf"
)

// lines reads a document and writes each event, or what is wrong with it, on a line.
func lines(t *testing.T, text string) ([]string, *codec.Stream) {
	t.Helper()
	if !detect([]byte(text)) {
		t.Error("it is not recognised")
	}
	s, err := decode(strings.NewReader(text), codec.DecodeOptions{Slug: "s"})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for e, err := range s.Events {
		title, _ := e.Title.In("")
		words, _ := e.Text.In("")
		line := fmt.Sprintf("%s %s %s|%s|%s", e.ID, e.Date, title, words, e.Group)
		if e.Place != nil {
			name, _ := e.Place.Name.In("")
			line += fmt.Sprintf("|%s", name)
			if e.Place.Lat != nil {
				line += fmt.Sprintf(" %g %g", *e.Place.Lat, *e.Place.Lon)
			}
		}
		if err != nil {
			line = err.Error()
		}
		all = append(all, line)
	}
	return all, s
}

func TestDatesAreAsExactAsTheirPrecision(t *testing.T) {
	rows := []struct{ value, precision, want string }{
		{"1879-03-14T00:00:00Z", "11", "1879-03-14"},
		{"1879-03-01T00:00:00Z", "10", "1879-03"},
		{"1879-01-01T00:00:00Z", "9", "1879"},
		{"1870-01-01T00:00:00Z", "8", "187X"},
		{"1900-01-01T00:00:00Z", "7", "1801/1900"},
		{"1850-01-01T00:00:00Z", "7", "1801/1900"},
		{"-0199-01-01T00:00:00Z", "7", "-0199/-0100"},
		{"-0099-01-01T00:00:00Z", "7", "-0099/0000"},
		{"-0043-03-15T00:00:00Z", "11", "-0043-03-15"},
		{"-0050-01-01T00:00:00Z", "8", "-0050/-0041"},
		{"1200-01-01T00:00:00Z", "6", "1001/2000"},
		{"-9999-01-01T00:00:00Z", "9", "-9999"},
		{"-12000-01-01T00:00:00Z", "9", "Y-12000"},
		{"-66000000-01-01T00:00:00Z", "3", "Y-66000000S2"},
		{"-13798000000-00-00T00:00:00Z", "3", "Y-13798000000S5"},
		{"-300000-01-01T00:00:00Z", "4", "Y-300000S1"},
		{"+1879-00-00T00:00:00Z", "11", "1879"},
		{"1879-03-14T00:00:00Z", "", "1879-03-14"},
		{"1879-01-01T00:00:00Z", "", "1879"},
		{"1879", "9", "1879"},
	}
	for _, row := range rows {
		got, guessed := dateText(term{value: row.value}, row.precision)
		if got != row.want || guessed != (row.precision == "") {
			t.Errorf("%s with precision %q is %s, want %s", row.value, row.precision, got, row.want)
		}
		if _, err := edtf.Parse(got); err != nil {
			t.Errorf("%s: %v", got, err)
		}
	}
}

const sparql = `{"head":{"vars":["item","itemLabel","itemDescription","date","datePrecision","dateCalendar","typeLabel","coord","placeLabel","image","article","pop"]},
"results":{"bindings":[
{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q11"},"itemLabel":{"type":"literal","value":"Opening of a bridge","xml:lang":"en"},"itemDescription":{"type":"literal","value":"a < b"},
 "date":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#dateTime","value":"1566-05-11T00:00:00Z"},"datePrecision":{"type":"literal","value":"11"},"dateCalendar":{"type":"uri","value":"http://www.wikidata.org/entity/Q1985786"},
 "typeLabel":{"type":"literal","value":"Building"},"coord":{"type":"literal","value":"Point(17.8 43.3)"},"placeLabel":{"type":"literal","value":"By the river"},"image":{"type":"uri","value":"http://example.org/a.jpg"},"pop":{"type":"literal","value":"7"}},
{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q11"},"itemLabel":{"type":"literal","value":"Opening of a bridge","xml:lang":"en"},
 "date":{"type":"literal","value":"1566-05-11T00:00:00Z"},"datePrecision":{"type":"literal","value":"11"},"typeLabel":{"type":"literal","value":"Bridge"},"image":{"type":"uri","value":"http://example.org/b.jpg"}},
{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q12"},"itemLabel":{"type":"literal","value":"Q12"},"date":{"type":"literal","value":"1701-01-01T00:00:00Z"},"datePrecision":{"type":"literal","value":"7"}},
{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q13"},"itemLabel":{"type":"literal","value":"Unknown"},"date":{"type":"uri","value":"http://www.wikidata.org/.well-known/genid/77"}},
{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q14"},"itemLabel":{"type":"literal","value":"None"}}
]}}`

func TestResultsBecomeEvents(t *testing.T) {
	got, s := lines(t, sparql)
	want := []string{`Q11 1566-05-11 Opening of a bridge|a < b|Building|By the river 43.3 17.8`, "Q12 1701/1800 Q12||"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if s.Head.FirstLanguage() != "en" {
		t.Errorf("language %s, want that of the labels", s.Head.FirstLanguage())
	}
	notes := s.Notes.String()
	for _, part := range []string{"same item", "unknown", "without a date", "Julian", "their number"} {
		if !strings.Contains(notes, part) {
			t.Errorf("no note has %q:\n%s", part, notes)
		}
	}
}

func TestTheSecondValuesAreKept(t *testing.T) {
	s, err := decode(strings.NewReader(sparql), codec.DecodeOptions{Slug: "s"})
	if err != nil {
		t.Fatal(err)
	}
	for e := range s.Events {
		want := `{"wikidata":{"image":"http://example.org/b.jpg","pop":"7","typeLabel":"Bridge"}}`
		if e.ID == "Q11" && string(e.Extra) != want {
			t.Errorf("kept %s, want %s", e.Extra, want)
		}
		if len(e.Citations) == 0 || e.Citations[0] != (timeline.Citation{Source: "wikidata", URL: "https://www.wikidata.org/wiki/" + e.ID}) {
			t.Errorf("%s is cited as %+v", e.ID, e.Citations)
		}
	}
}

func TestEveryNotationIsRead(t *testing.T) {
	want := []string{"Q1 1998-06-10/2001-02 Fair|a market|", "Q2 ../2003 Mill||"}
	rows := []struct{ claim, text string }{
		{"the list that the query page saves", `[{"item":"http://www.wikidata.org/entity/Q1","itemLabel":"Fair","itemDescription":"a market","start":"1998-06-10T00:00:00Z","end":"2001-02-01T00:00:00Z","endPrecision":"10"},
			{"item":"http://www.wikidata.org/entity/Q2","itemLabel":"Mill","end":"2003-01-01T00:00:00Z"}]`},
		{"its longer form", `[{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q1"},"itemLabel":{"type":"literal","value":"Fair"},"itemDescription":{"value":"a market"},"start":{"value":"1998-06-10T00:00:00Z"},"end":{"value":"2001-02-01T00:00:00Z"},"endPrecision":{"value":10}},
			{"item":{"type":"uri","value":"http://www.wikidata.org/entity/Q2"},"itemLabel":{"value":"Mill"},"end":{"value":"2003-01-01T00:00:00Z"}}]`},
		{"CSV", "\uFEFFitem,itemLabel,itemDescription,start,end,endPrecision\r\nhttp://www.wikidata.org/entity/Q1,Fair,a market,1998-06-10T00:00:00Z,2001-02-01T00:00:00Z,10\r\nhttp://www.wikidata.org/entity/Q2,Mill,,,2003-01-01T00:00:00Z,\r\n"},
		{"TSV", "?item\t?itemLabel\t?itemDescription\t?start\t?end\t?endPrecision\n<http://www.wikidata.org/entity/Q1>\t\"Fair\"@en\t\"a market\"@en\t\"1998-06-10T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>\t\"2001-02-01T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>\t10\n<http://www.wikidata.org/entity/Q2>\t\"Mill\"@en\t\t\t\"2003-01-01T00:00:00Z\"\t\n"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			got, _ := lines(t, row.text)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFaultsNameTheVariable(t *testing.T) {
	got, _ := lines(t, "item,itemLabel,date\nhttp://www.wikidata.org/entity/Q1,A,1998-06-10T00:00:00Z\nhttp://www.wikidata.org/entity/Q2,B,1998-02-30T00:00:00Z\n")
	if len(got) != 2 || !strings.HasPrefix(got[1], "row 3: date: ") {
		t.Errorf("got %q, want a fault at row 3: date", got)
	}
}

func TestResultsThatMakeNoTimelineAreRefused(t *testing.T) {
	rows := []struct{ claim, text, want string }{
		{"no rows", `{"head":{"vars":["item"]},"results":{"bindings":[]}}`, "without any items"},
		{"no dates", `[{"item":"http://www.wikidata.org/entity/Q1","itemLabel":"A"}]`, "without any dates"},
		{"no labels", `{"head":{"vars":["x","date"]},"results":{"bindings":[{"date":{"value":"1998-06-10T00:00:00Z"}}]}}`, "without a label"},
		{"cut off", `{"head":{"vars":["item"]},"results":{"bindings":[`, ""},
	}
	for _, row := range rows {
		if _, err := decode(strings.NewReader(row.text), codec.DecodeOptions{}); err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: %v", row.claim, err)
		}
	}
}

func TestOtherDocumentsAreNotRecognised(t *testing.T) {
	for _, text := range []string{`[]`, `{"events":[]}`, `[{"content":"A","start":"1"}]`, "item,itemLabel\nA,B\n", "date,title\n", "", `{"results":{"a":1}}`} {
		if detect([]byte(text)) {
			t.Errorf("%s is taken for results of a query", text)
		}
	}
}

func FuzzWikidata(f *testing.F) {
	f.Add(sparql)
	f.Add("item,itemLabel,date\nhttp://www.wikidata.org/entity/Q1,A,1998-06-10T00:00:00Z\n")
	f.Add(`[{"item":"http://www.wikidata.org/entity/Q1","itemLabel":"A","date":"-99999-00-00T00:00:00Z","precision":3}]`)
	f.Fuzz(func(t *testing.T, text string) {
		detect([]byte(text))
		tl, err := codec.ReadAll(Format(), strings.NewReader(text), codec.DecodeOptions{Slug: "s"})
		if err != nil {
			return
		}
		for i := range tl.Events {
			if len(tl.Events[i].Title) == 0 {
				t.Fatalf("an event without a title of %q", text)
			}
		}
	})
}
