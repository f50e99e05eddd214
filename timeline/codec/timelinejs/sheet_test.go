package timelinejs

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
)

const sheetHeader = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background\r\n"

// sheet is the template with the rows.
func sheet(rows ...string) string { return sheetHeader + strings.Join(rows, "\r\n") + "\r\n" }

func decodeSheet(document string) (*timeline.Timeline, error) {
	return codec.ReadAll(Sheet(), strings.NewReader(document), codec.DecodeOptions{Slug: "s"})
}

func TestDatesOfSheetsAreRead(t *testing.T) {
	rows := []struct{ claim, cells, want string }{
		{"a year", "1999,,,,,,,", "1999"},
		{"a year as spreadsheets show it", `"2,021",,,,,,,`, "2021"},
		{"44 BCE", "-44,,,,,,,", "-0043"},
		{"a month by number", "1999,4,,,,,,", "1999-04"},
		{"a month by name", "1999,April,,,,,,", "1999-04"},
		{"a month cut short", "1999,Sept.,,,,,,", "1999-09"},
		{"a month in Albanian", "1999,nëntor,28,,,,,", "1999-11-28"},
		{"a day", "1999,04,12,,,,,", "1999-04-12"},
		{"a range", "1939,9,1,,1945,9,2,", "1939-09-01/1945-09-02"},
		{"an end that is the start", "1939,,,,1939,,,", "1939"},
		{"a time", "1999,4,12,14:05,,,,", "1999-04-12T14:05"},
		{"a time without a colon", "1999,4,12,1405,,,,", "1999-04-12T14:05"},
		{"a time after noon", "1999,4,12,2:05 PM,,,,", "1999-04-12T14:05"},
		{"noon and midnight", "1999,4,12,12 a.m.,,,,", "1999-04-12T00:00"},
		{"seconds and a fraction", "1999,4,12,14:05:09.5,,,,", "1999-04-12T14:05:09.500"},
		{"an ISO date in Year", "1999-04-12,,,,,,,", "1999-04-12"},
		{"an ISO month in Year", "1999-04,,,,2001-05,,,", "1999-04/2001-05"},
		{"any EDTF date in Year", "1850~,,,,,,,", "1850~"},
		{"a range in Year", "1939/1945,,,,,,,", "1939/1945"},
		{"deep time", "-66000000,,,,,,,", "Y-65999999"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			tl, err := decodeSheet(sheet(row.cells + ",,A,,,,,,,,,"))
			if err != nil {
				t.Fatal(err)
			}
			if got := tl.Events[0].Date.String(); got != row.want {
				t.Errorf("got %s, want %s", got, row.want)
			}
		})
	}
}

func TestEveryFaultOfASheetNamesRowAndColumn(t *testing.T) {
	rows := []struct{ claim, row, want string }{
		{"a year with words", "2020 AD,,,,,,,,,A,,,,,,,,,", `row 3: Year: "2020 AD": not a whole number; write the year in digits, such as 1999, or -44 for 44 BCE`},
		{"no year", ",3,,,,,,,,A,,,,,,,,,", `row 3: Year: missing; write the year to which the other cells belong`},
		{"nothing of a date", ",,,,,,,,,A,,,,,,,,,", `row 3: Year: missing; write at least its year, such as 1999`},
		{"the year 0", "0,,,,,,,,,A,,,,,,,,,", `row 3: Year: "0": there was no year 0; write -1 for 1 BCE or 1 for 1 CE`},
		{"thousands with a dot", "2.021,,,,,,,,,A,,,,,,,,,", `row 3: Year: "2.021": not a whole number; write the year in digits, such as 1999, or -44 for 44 BCE`},
		{"a month that is none", "1999,Marchember,,,,,,,,A,,,,,,,,,", `row 3: Month: "Marchember": not a whole number; write a number from 1 to 12 or the month's name, or leave it empty`},
		{"a month out of range", "1999,13,,,,,,,,A,,,,,,,,,", `row 3: Month: "13": out of range; write a number from 1 to 12, or leave it out`},
		{"a time that is none", "1999,4,12,25:00,,,,,,A,,,,,,,,,", `row 3: Time: "25:00": not a time of day; write it as 14:05 or 2:05 PM, or leave it empty`},
		{"an end time that is none", "1999,4,12,,1999,4,13,noon,,A,,,,,,,,,", `row 3: End Time: "noon": not a time of day; write it as 14:05 or 2:05 PM, or leave it empty`},
		{"an end time without an end", "1999,4,12,,,,,14:00,,A,,,,,,,,,", `row 3: End Year: missing; write the year to which the other cells belong`},
		{"no headline and nothing else", "1999,,,,,,,,,,,,,,,,,G,", `row 3: Headline: missing; write what happened in a few words`},
		{"an era without an end", "1999,,,,,,,,,A,,,,,,,era,,", `row 3: End Year: missing; write at least the year in which the era ended`},
		{"a cell too many", "1999,,,,,,,,,A,,,,,,,,,,x", `row 3: column 20: "x": there are only 19 columns; put cells that hold the delimiter in quotes`},
		{"a stray quote", `1999,,,,,,,,,A "b",,,,,,,,,`, `row 3: Headline: "A \"b\"": stray quote; put the whole cell in quotes, and write "" for a quote inside them`},
		{"bytes that are not UTF-8", "1999,,,,,,,,,A\xff,,,,,,,,,", "row 3: Headline: \"A\uFFFD\": not valid UTF-8; save the file as UTF-8"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			const good = "1998,,,,,,,,,Good,,,,,,,,,"
			document := sheet(good, row.row, good)
			tl, err := decodeSheet(document)
			faults, ok := errors.AsType[timeline.Invalid](err)
			if !ok || len(faults) == 0 {
				t.Fatalf("got %v, want a fault", err)
			}
			if faults[0].String() != row.want {
				t.Errorf("got  %s\nwant %s", faults[0], row.want)
			}
			if len(tl.Events) != 2 {
				t.Errorf("%d events are left, want the two good ones", len(tl.Events))
			}
			checked, err := codec.Check(context.Background(), Sheet(), strings.NewReader(document), codec.DecodeOptions{Slug: "s"})
			if diff := cmp.Diff(faults, checked); err != nil || diff != "" {
				t.Errorf("Check: %v (-read +checked):\n%s", err, diff)
			}
		})
	}
}

func TestDatesOfTheFirstTemplate(t *testing.T) {
	tl, err := decodeSheet("Start Date,End Date,Headline,Tag\n1999,,A,G\n4/12/1999,,B,\n4/1999,,C,\n1999-04-12,2000-01-02,D,\n4/12/1999 14:05,,E,\n-44,,F,\n")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range tl.Events {
		got = append(got, e.Date.String())
	}
	want := []string{"1999", "1999-04-12", "1999-04", "1999-04-12/2000-01-02", "1999-04-12T14:05", "-0043"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if tl.Events[0].Group != "g" {
		t.Errorf("group %q, want that of the tag", tl.Events[0].Group)
	}
	_, err = decodeSheet("Start Date,Headline\nlast summer,A\n")
	if err == nil || !strings.HasPrefix(err.Error(), `row 2: Start Date: "last summer": not a date`) {
		t.Errorf("got %v, want a fault in Start Date", err)
	}
}

func TestAMissingColumnIsNamed(t *testing.T) {
	_, err := decodeSheet("Yeer,Headline\n1999,A\n")
	if want := "column Year: missing; did you mean it with Yeer?"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = decodeSheet("Year,Year,Headline\n1999,,A\n")
	if want := "column Year: there twice; keep one of the two"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestASheetComesBackAsItWas(t *testing.T) {
	document := strings.Replace(sheetHeader, "\r\n", ",Notes\r\n", 1) + strings.Join([]string{
		`,,,,,,,,,The Ferry,<p>How a town got across.</p>,https://example.org/a.jpg,,,,,title,,#223344,`,
		`1850,,,,1900,,,,,Age of steam,,,,,,,era,,,`,
		`1874,5,2,,1881,,,,The years of building,The bridge,"Stone, <b>iron</b>",https://example.org/b.jpg,"J. &amp; Sons",The <i>bridge</i>,https://example.org/t.jpg,A bridge,,Works,/bg.jpg,ask the archive`,
		`-44,3,15,14:05,,,,,,'=A ford,,,,,,,,,,'+1`,
	}, "\r\n") + "\r\n"
	tl, err := decodeSheet(document)
	if err != nil {
		t.Fatal(err)
	}
	if title, _ := tl.Events[1].Title.In(""); title != "=A ford" {
		t.Errorf("the title %q is not what it was before it was neutralised", title)
	}
	written, report := codectest.Encoded(t, Sheet(), tl, codec.EncodeOptions{})
	if diff := cmp.Diff(strings.Split(document, "\r\n"), strings.Split(written, "\r\n")); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	if len(report) != 1 {
		t.Errorf("losses: %v, want that of the ids only", report)
	}
}

func TestASecondTitleIsAnEvent(t *testing.T) {
	tl, err := decodeSheet("Year,Headline,Type\n,T,title\n1999,A,title\n")
	if err != nil || len(tl.Events) != 1 {
		t.Errorf("got %v, %v, want the second title as an event", tl, err)
	}
}
