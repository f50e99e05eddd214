package csv

import (
	"fmt"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/source"
)

// readTable reads a table and returns what became of each row: the event, or its fault.
// Spreadsheets that people read have rows above the names of the columns.
func TestRowsAboveTheHeader(t *testing.T) {
	for _, row := range []struct{ claim, table, title string }{
		{"a title", "The old ferry\nwhen,what\n1850,A\n", "The old ferry"},
		{"a title with empty cells, and who made it", "The old ferry,\nmade by,Ana\n,\nwhen,what\n1850,A\n", "The old ferry"},
		{"two cells are no title", "made by,Ana\nwhen,what\n1850,A\n", "s"},
		{"a title without any delimiter", "The old ferry\n\nwhen;what;kind\n1850;A, B;C\n", "The old ferry"},
		{"semicolons", "The old ferry;;\nwhen;what;kind\n1850;A;B\n", "The old ferry"},
	} {
		read, err := codec.ReadAll(Table(), strings.NewReader(row.table), codec.DecodeOptions{Slug: "s"})
		if err != nil || len(read.Events) != 1 || read.Events[0].Date.String() != "1850" {
			t.Errorf("%s: %+v, %v", row.claim, read, err)
			continue
		}
		if title, _ := read.Title.In(""); title != row.title {
			t.Errorf("%s: title %q, want %q", row.claim, title, row.title)
		}
		if !detectTable([]byte(row.table)) {
			t.Errorf("%s: not recognised", row.claim)
		}
	}
}

func readTable(t *testing.T, document string, opts codec.DecodeOptions) (rows []string, head *timeline.Timeline, notes string) {
	t.Helper()
	s, err := Table().Decode(strings.NewReader(document), opts)
	if err != nil {
		t.Fatal(err)
	}
	for e, err := range s.Events {
		if err != nil {
			rows = append(rows, "fault: "+err.Error())
			continue
		}
		title, _ := e.Title.In("")
		rows = append(rows, e.Date.String()+" "+title)
	}
	return rows, s.Head, s.Notes.String()
}

func TestTablesOfAnyColumns(t *testing.T) {
	rows := []struct{ claim, document, want string }{
		{"the names that newsrooms use", "Event name;When\nA;1999\n", "1999 A"},
		{"start and end", "start,end,label\n1200,,A\n1438,1463,B\n1532,1532,C\n", "1200 A|1438/1463 B|1532 C"},
		{"an end with a doubt", "from,to,title\nc. 1850,1860?,A\n", "1850~/1860? A"},
		{"parts of the date in columns of their own", "Year,Month,Day,What\n1999,4,12,A\n1999,April,,B\n1999,,,C\n2000.0,,,D\n", "1999-04-12 A|1999-04 B|1999 C|2000 D"},
		{"a time", "date,time,title\n4/13/1999,2:05 PM,A\n", "1999-04-13T14:05 A"},
		{"Albanian", "Data,Ngjarja\n7 shtator 2022,A\nrreth vitit 1850,B\n", "2022-09-07 A|1850~ B"},
		{"German", "Datum|Titel\n3. März 1921|A\n", "1921-03-03 A"},
		{"French", "Année;Titre\n1848;A\n", "1848 A"},
		{"pasted cells", "date\ttitle\n1999\tA\n", "1999 A"},
		{"a line that names the delimiter", "sep=;\r\ndate;title\r\n1999;A, B\r\n", "1999 A, B"},
		{"UTF-16", "\xff\xfed\x00a\x00t\x00e\x00,\x00t\x00i\x00t\x00l\x00e\x00\n\x001\x009\x009\x009\x00,\x00\xeb\x00\n\x00", "1999 ë"},
		{"Windows-1252", "date;title\n1999;\xdcber die F\xe4hre\n", "1999 Über die Fähre"},
		{"cells that say nothing", "date,title,text\n1999,A,n/a\n2000,B,-\n", "1999 A|2000 B"},
		{"no title but a text", "date,description\n1999,What happened then\n", "1999 What happened then"},
		{"another row tells that the day comes first", "date,title\n3/4/1999,A\n13/4/1999,B\n", "1999-04-03 A|1999-04-13 B"},
		{"another row tells that the month comes first", "date,title\n3/4/1999,A\n4/13/1999,B\n", "1999-03-04 A|1999-04-13 B"},
		{"another row tells that there are ranges", "date,title\n1903-11,A\n1926-27,B\n", "1903/1911 A|1926/1927 B"},
		{"another row tells that there are months", "date,title\n1903-11,A\n1903-02,B\n", "1903-11 A|1903-02 B"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if !Table().Detect([]byte(row.document)) && !strings.Contains(row.document, "description") {
				t.Error("is not recognised")
			}
			got, _, _ := readTable(t, row.document, codec.DecodeOptions{Slug: "s"})
			if joined := strings.Join(got, "|"); joined != row.want {
				t.Errorf("got  %s\nwant %s", joined, row.want)
			}
		})
	}
}

func TestADoubtfulRowIsSetAsideAndTheOthersAreRead(t *testing.T) {
	got, _, _ := readTable(t, "date,title\n3/4/1999,A\n1999,B\nn.d.,C\n36526,D\n31 February 1999,E\n1999-05,F\n", codec.DecodeOptions{Slug: "s"})
	want := []string{"1999-03-04 or 1999-04-03", "1999 B", "no date", "2000-01-01", "Feb", "1999-05 F"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if !strings.Contains(got[i], want[i]) {
			t.Errorf("row %d: got %q, want %q in it", i+2, got[i], want[i])
		}
	}
	got, _, _ = readTable(t, "date,title\n3/4/1999,A\n", codec.DecodeOptions{Slug: "s", Order: "day"})
	if got[0] != "1999-04-03 A" {
		t.Errorf("with the day first: got %q", got[0])
	}
}

func TestNothingOfATableIsLost(t *testing.T) {
	document := "position,title,date,photo,status,lat,long,desc,era,link\n0,The story,,,,,,,,\n1,A,\"December 7, 1941\",img/a.jpg,Done,21.35,-157.95,<p>Two <b>words</b></p>,War,https://example.org/a\n"
	s, err := Table().Decode(strings.NewReader(document), codec.DecodeOptions{Slug: "s"})
	if err != nil {
		t.Fatal(err)
	}
	for e, err := range s.Events {
		if err != nil {
			t.Fatal(err)
		}
		text, _ := e.Text.In("")
		switch {
		case string(e.Extra) != `{"columns":{"position":"1","photo":"img/a.jpg","status":"Done"}}`:
			t.Errorf("kept: %s", e.Extra)
		case len(e.Wording) != 1 || e.Wording[0].Text != "December 7, 1941":
			t.Errorf("wording: %v", e.Wording)
		case text != "Two **words**" || e.Place == nil || *e.Place.Lon != -157.95 || e.Group != "War" || len(e.Citations) != 1:
			t.Errorf("got %+v", e)
		}
	}
	if title, _ := s.Head.Title.In(""); title != "The story" || len(s.Head.Groups) != 1 || s.Head.Sources[0].URL != "https://example.org/a" {
		t.Errorf("head: %+v", s.Head)
	}
	if n := len(*s.Notes); n != 4 {
		t.Errorf("%d notes, want one each for the title, the unknown column, the picture and the status:\n%v", n, s.Notes)
	}
}

func TestWordsOfADateAreKept(t *testing.T) {
	s, err := Table().Decode(strings.NewReader("date,end,title\nlate 18th century,,A\n31/12/1999,,B\n2024-03-26 14:00,2024-03-26 15:30,C\nc. 1850,1860,D\n"),
		codec.DecodeOptions{Slug: "s", Languages: []string{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"1701/1800 end late 18th century ", `1999-12-31   {"columns":{"date":"31/12/1999"}}`,
		`2024-03-26T14:00/2024-03-26T15:30   {"columns":{"date":"2024-03-26 14:00 – 2024-03-26 15:30"}}`, "1850~/1860  c. 1850 – 1860 ",
	}
	i := 0
	for e, err := range s.Events {
		if err != nil {
			t.Fatal(err)
		}
		words, _ := e.Wording.In("en")
		if got := fmt.Sprintf("%s %s %s %s", e.Date, e.Part, words, e.Extra); got != want[i] {
			t.Errorf("got %q, want %q", got, want[i])
		}
		i++
	}
}

func TestColumnsCanBeNamed(t *testing.T) {
	document := "Wann genau,Kurz\n1999,A\n"
	if Table().Detect([]byte(document)) {
		t.Error("recognised, although no column is known")
	}
	if _, err := Table().Decode(strings.NewReader(document), codec.DecodeOptions{}); err == nil || !strings.Contains(err.Error(), "Wann genau, Kurz") {
		t.Errorf("got %v, want a fault that names the columns", err)
	}
	got, _, _ := readTable(t, document, codec.DecodeOptions{Slug: "s", Columns: map[string]string{"Wann genau": "date", "Kurz": "title"}})
	if len(got) != 1 || got[0] != "1999 A" {
		t.Errorf("got %q", got)
	}
}

func TestRowsBehindTheSampleAreReadAsItTells(t *testing.T) {
	var b strings.Builder
	b.WriteString("date,title,text\n13/4/1999,A,\n")
	filler := strings.Repeat("word ", 2000)
	for i := range 600 { // more than is read ahead
		fmt.Fprintf(&b, "%d,B,%s\n", 1000+i, filler)
	}
	b.WriteString("3/4/1999,C,\n")
	got, _, _ := readTable(t, b.String(), codec.DecodeOptions{Slug: "s"})
	if last := got[len(got)-1]; len(got) != 602 || last != "1999-04-03 C" {
		t.Errorf("%d rows, the last is %q", len(got), last)
	}
}

// FuzzTable holds a table of any columns to this: whatever is wrong is a named error.
func FuzzTable(f *testing.F) {
	f.Add("Event name;When\nA;c. 1850\n")
	f.Add("sep=|\ndate|end|title|lat|long|photo\n1850-60|n.d.|A|1|2|x.jpg\n3/4/1999||B\n")
	f.Add("Year,Month,Day,time,what,tag,importance,id\n1999,4,12,2:05 PM,A,G,7,x\n,,,,T,,,\n")
	f.Fuzz(func(t *testing.T, document string) {
		s, err := Table().Decode(strings.NewReader(document), codec.DecodeOptions{Slug: "s", Title: "T"})
		if err != nil {
			if _, named := source.Faults(err); !named {
				t.Fatalf("%v is no named error", err)
			}
			return
		}
		for e, err := range s.Events {
			if err != nil {
				if _, named := source.Faults(err); !named {
					t.Fatalf("%v is no named error", err)
				}
			}
			s.Head.CheckEvent("", &e)
		}
	})
}
