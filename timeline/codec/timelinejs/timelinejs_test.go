package timelinejs

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/codec/codectest"
	"kronika/timeline/codec/kronika"
	"kronika/timeline/document"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

// story reads the story of testdata, which has all that TimelineJS knows.
func story(t *testing.T) (document []byte, tl *timeline.Timeline) {
	t.Helper()
	document, err := os.ReadFile("testdata/story.timelinejs.json")
	if err != nil {
		t.Fatal(err)
	}
	tl, err = codec.ReadAll(JSON(), bytes.NewReader(document), codec.DecodeOptions{Slug: "ferry"})
	if err != nil {
		t.Fatal(err)
	}
	if err := tl.Validate(); err != nil {
		t.Fatal(err)
	}
	return document, tl
}

func eventOf(t *testing.T, tl *timeline.Timeline, id string) timeline.Event {
	t.Helper()
	i := slices.IndexFunc(tl.Events, func(e timeline.Event) bool { return e.ID == id })
	if i < 0 {
		t.Fatalf("there is no event %s", id)
	}
	return tl.Events[i]
}

func TestAStoryComesBackAsItWas(t *testing.T) {
	document, tl := story(t)
	written, _ := codectest.Encoded(t, JSON(), tl, codec.EncodeOptions{})
	if diff := cmp.Diff(jsonValue(t, document), jsonValue(t, []byte(written))); diff != "" {
		t.Errorf("import and export differ (-before +after):\n%s", diff)
	}
	// And through our own document, which is what a store holds.
	native, _ := codectest.Encoded(t, kronika.JSON(), tl, codec.EncodeOptions{})
	again, err := codectest.Decode(kronika.JSON(), native)
	if err != nil {
		t.Fatal(err)
	}
	written, _ = codectest.Encoded(t, JSON(), again, codec.EncodeOptions{Language: "und"})
	if diff := cmp.Diff(jsonValue(t, document), jsonValue(t, []byte(written))); diff != "" {
		t.Errorf("by way of our document they differ (-before +after):\n%s", diff)
	}
}

// jsonValue reads JSON with its numbers as they stand there.
func jsonValue(t *testing.T, document []byte) any {
	t.Helper()
	var v any
	dec := json.NewDecoder(bytes.NewReader(document))
	dec.UseNumber()
	if err := dec.Decode(&v); err != nil {
		t.Fatalf("%v in %s", err, document)
	}
	return v
}

func TestWhatASlideSaysIsRead(t *testing.T) {
	_, tl := story(t)
	if got, _ := tl.Title.In(""); got != "The Ferry & the Bridge" {
		t.Errorf("title %q", got)
	}
	if got, _ := tl.Summary.In(""); got != "How a town got across its river.\n\nIn nine slides." {
		t.Errorf("summary %q", got)
	}
	eras := []string{tl.Eras[0].Date.String(), tl.Eras[1].Date.String()}
	if diff := cmp.Diff([]string{"1850/1900", "1939"}, eras); diff != "" {
		t.Errorf("eras (-want +got):\n%s", diff)
	}
	wantGroups := []timeline.Group{{ID: "ferry", Label: timeline.Text{{Lang: "und", Text: "Ferry"}}}, {ID: "bridge", Label: timeline.Text{{Lang: "und", Text: "Bridge"}}}}
	if diff := cmp.Diff(wantGroups, tl.Groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	text := func(s string) timeline.Text { return timeline.Text{{Lang: "und", Text: s}} }
	lat, lon := 41.5, 19.25
	rows := map[string]timeline.Event{
		"midnight-crossing": {
			Date: edtf.MustParse("1912-11-28T00:00"), Title: text("Midnight crossing"), Text: text("It left **at midnight**.\\\nNobody saw it."),
			Group: "ferry", Aliases: []string{"event-Midnight/1"},
		},
		"a-ford-is-mentioned": {Date: edtf.MustParse("-0043-03-15"), Wording: text("The Ides of March"), Title: text("A ford is mentioned"), Aliases: []string{"event-a-ford-is-mentioned"}},
		"the-bridge-is-built": {
			Date: edtf.MustParse("1874/1881"), Title: text("The bridge is built"), Group: "bridge", Aliases: []string{"event-the-bridge-is-built"},
			Media: []timeline.Media{{URL: "https://example.org/bridge.PNG", Type: "image/png", Alt: text("A bridge"), Caption: text("The *bridge*"), Credit: "J. & Sons"}},
		},
		"the-bridge-is-built-2": {
			Date: edtf.MustParse("1874-05-02"), Title: text("The bridge is built"), Aliases: []string{"event-the-bridge-is-built-2"},
			Media: []timeline.Media{{URL: "https://example.org/film"}},
		},
		"what-a-passenger-wrote": {
			Date: edtf.MustParse("1881"), Title: text("What a passenger wrote"),
			Media: []timeline.Media{{URL: "https://example.org/q/1", Caption: text("What a passenger wrote")}},
			Place: &timeline.Place{Name: text("River bend"), Lat: &lat, Lon: &lon},
		},
		"covid-19":   {Date: edtf.MustParse("1990"), Title: text("covid-19"), Text: text("x"), Aliases: []string{"event-covid-19"}},
		"covid-19-2": {Date: edtf.MustParse("1991"), Title: text("covid-19"), Aliases: []string{"event-covid-19-1"}},
		"covid-19-3": {Date: edtf.MustParse("1992"), Title: text("covid-19"), Aliases: []string{"event-covid-19-2"}},
		"мост":       {Date: edtf.MustParse("Y-65999999"), Title: text("Мост")},
	}
	for id, want := range rows {
		t.Run(id, func(t *testing.T) {
			got := eventOf(t, tl, id)
			want.ID, want.Importance, got.Extra = id, timeline.DefaultImportance, nil
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// slides wraps slides into a document.
func slidesOf(of ...string) string {
	return `{"title":{"text":{"headline":"T"}},"events":[` + strings.Join(of, ",") + `]}`
}

const goodSlide = `{"start_date":{"year":"1999"},"text":{"headline":"Good"}}`

func TestAFaultySlideIsOneFaultAndNoMore(t *testing.T) {
	rows := []struct{ claim, slide, want string }{
		{"a year with words", `{"start_date":{"year":"2020 AD"},"text":{"headline":"A"}}`,
			`events[1].start_date.year: "2020 AD": not a whole number; write digits only, such as 1999, or -44 for 44 BCE`},
		{"a date that is a text", `{"start_date":"2020-03-05","text":{"headline":"A"}}`,
			`events[1].start_date: "2020-03-05": not an object; write it in braces, with members such as year`},
		{"no date at all", `{"text":{"headline":"A"}}`, `events[1].start_date: missing; write at least its year, such as 1999`},
		{"no year", `{"start_date":{"month":"3"},"text":{"headline":"A"}}`, `events[1].start_date.year: missing; write it in digits, such as 1999, or -44 for 44 BCE`},
		{"the year 0", `{"start_date":{"year":0},"text":{"headline":"A"}}`, `events[1].start_date.year: "0": there was no year 0; write -1 for 1 BCE or 1 for 1 CE`},
		{"a month that does not exist", `{"start_date":{"year":"1999","month":"13"},"text":{"headline":"A"}}`,
			`events[1].start_date.month: "13": out of range; write a number from 1 to 12, or leave it out`},
		{"an hour that does not exist", `{"start_date":{"year":"1999","month":"1","day":"2","hour":"24"},"text":{"headline":"A"}}`,
			`events[1].start_date.hour: "24": out of range; write a number from 0 to 23, or leave it out`},
		{"an end before the start", `{"start_date":{"year":"1999","month":"1","day":"2","hour":"9"},"end_date":{"year":"1999","month":"1","day":"2","hour":"8"},"text":{"headline":"A"}}`,
			`events[1].end_date: "1999-01-02T08:00": before the start; swap the two dates, or leave the end out`},
		{"no words", `{"start_date":{"year":"1999"}}`, `events[1].text.headline: missing; write what happened in a few words`},
		{"a slide that is none", `7`, `events[1]: "7": not an object; write it in braces, with members such as start_date`},
		{"media that is a list", `{"start_date":{"year":"1999"},"text":{"headline":"A"},"media":[]}`,
			`events[1].media: "[]": not an object; write it in braces, with members such as url`},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			tl, err := codectest.Decode(JSON(), slidesOf(goodSlide, row.slide, goodSlide))
			faults, ok := errors.AsType[timeline.Invalid](err)
			if !ok || len(faults) != 1 {
				t.Fatalf("got %v, want one fault", err)
			}
			if faults[0].String() != row.want {
				t.Errorf("got  %s\nwant %s", faults[0], row.want)
			}
			if len(tl.Events) != 2 {
				t.Errorf("%d events are left, want the two good ones", len(tl.Events))
			}
			checked, err := codec.Check(context.Background(), JSON(), strings.NewReader(slidesOf(goodSlide, row.slide, goodSlide)), codec.DecodeOptions{})
			if diff := cmp.Diff(faults, checked); err != nil || diff != "" {
				t.Errorf("Check: %v (-read +checked):\n%s", err, diff)
			}
		})
	}
}

func TestDaysThatDoNotExistAreNamed(t *testing.T) {
	_, err := codectest.Decode(JSON(), slidesOf(`{"start_date":{"year":"1999","month":"2","day":"30"},"text":{"headline":"A"}}`))
	faults, ok := errors.AsType[timeline.Invalid](err)
	if !ok || len(faults) != 1 || faults[0].Path != "events[0].start_date.day" {
		t.Errorf("got %v, want one fault at the day", err)
	}
}

func TestAFaultyEraLeavesTheStory(t *testing.T) {
	document := `{"eras":[{"start_date":{"year":"1900"},"text":{"headline":"Endless"}},{"start_date":{"year":"1900"},"end_date":{"year":"1910"},"text":{"headline":"Good"}}],"events":[` + goodSlide + `],"title":{"text":{"headline":"T"}}}`
	tl, err := codectest.Decode(JSON(), document)
	faults, _ := errors.AsType[timeline.Invalid](err)
	if len(faults) != 1 || faults[0].Path != "eras[0].end_date" {
		t.Fatalf("got %v, want a fault at eras[0].end_date", err)
	}
	if len(tl.Eras) != 1 || len(tl.Events) != 1 {
		t.Errorf("%d eras and %d events are left, want one of each", len(tl.Eras), len(tl.Events))
	}
	if _, err := decodeTimelineJS(strings.NewReader(document), codec.DecodeOptions{}); err != nil {
		t.Errorf("the head is at fault: %v", err)
	}
}

func TestWhatIsNotShownIsNoted(t *testing.T) {
	document, _ := story(t)
	s, err := decodeTimelineJS(bytes.NewReader(document), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Events {
	}
	want := []string{
		"title.media: the media of the title slide is kept, but not shown",
		"events[2].background: the member background of slides is kept, but not shown",
		"events[5].start_date.day and 1 more: a part of a date without the part before it is kept, but not used",
		"events[5].media: the caption of no media is kept, but not shown",
		"events[5].unknown: the member unknown of slides is kept, but not shown",
		"events[6].start_date: a time with the number 0, which TimelineJS does not show, is shown",
	}
	if diff := cmp.Diff(want, strings.Split(s.Notes.String(), "\n")); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func TestAnchorsAreThoseOfTimelineJS(t *testing.T) {
	rows := []struct {
		claim string
		ids   [][2]string // unique_id and headline, in the order of the file
		want  []string
	}{
		{"tags leave their letters", [][2]string{{"", "<b>Bold</b> & co"}}, []string{"bbold-b-co"}},
		{"accents go", [][2]string{{"", "Çka është · një/dy"}}, []string{"cka-eshte-nje-dy"}},
		{"a digit at the start", [][2]string{{"", "1991"}}, []string{"_1991"}},
		{"the same again", [][2]string{{"", "A"}, {"", "a"}, {"", " A "}}, []string{"a", "a-2", "a-3"}},
		{"a name that ends in a number", [][2]string{{"", "covid-19"}, {"", "covid-19"}, {"", "covid-19"}}, []string{"covid-19", "covid-19-1", "covid-19-2"}},
		{"ids of one's own", [][2]string{{"My Id/1", "x"}, {"My Id/1", "y"}}, []string{"My Id/1", "My Id/1-2"}},
		{"an id of blanks is none", [][2]string{{"  ", "x"}}, []string{"x"}},
		{"letters of other scripts go", [][2]string{{"", "Мост через реку"}, {"", "桥"}}, []string{"-", ""}},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			anchors, got := newTLAnchors(), []string(nil)
			for _, id := range row.ids {
				got = append(got, anchors.anchor(id[0], id[1]))
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestEveryDateBecomesOneThatTimelineJSShows(t *testing.T) {
	rows := []struct{ claim, date, want string }{
		{"a year", "1999", `{"start_date":{"year":"1999"}}`},
		{"a day", "1999-04-12", `{"start_date":{"year":"1999","month":"4","day":"12"}}`},
		{"44 BCE", "-0043", `{"start_date":{"year":"-44"}}`},
		{"1 BCE", "0000", `{"start_date":{"year":"-1"}}`},
		{"midnight is a text", "1999-04-12T00:00", `{"start_date":{"year":"1999","month":"4","day":"12","hour":"0","minute":"0"}}`},
		{"a thousandth", "1999-04-12T01:02:03.045", `{"start_date":{"year":"1999","month":"4","day":"12","hour":"1","minute":"2","second":"3","millisecond":"45"}}`},
		{"a range", "1939/1945", `{"start_date":{"year":"1939"},"end_date":{"year":"1945"}}`},
		{"an end that would be dropped", "2020/2020-05", `{"start_date":{"year":"2020","month":""},"end_date":{"year":"2020","month":"5"}}`},
		{"a zone is said in words", "1999-04-12T01:02:03Z", `{"start_date":{"year":"1999","month":"4","day":"12","hour":"1","minute":"2","second":"3"},"display_date":"1999-04-12T01:02:03Z"}`},
		{"about", "1850~", `{"start_date":{"year":"1850"},"display_date":"1850~"}`},
		{"a decade", "199X", `{"start_date":{"year":"1990"},"end_date":{"year":"1999"},"display_date":"199X"}`},
		{"a season", "2021-21", `{"start_date":{"year":"2021","month":"3"},"end_date":{"year":"2021","month":"5"},"display_date":"2021-21"}`},
		{"some day", "1999-05-XX", `{"start_date":{"year":"1999","month":"5","day":"1"},"end_date":{"year":"1999","month":"5","day":"31"},"display_date":"1999-05-XX"}`},
		{"no end yet", "2008/..", `{"start_date":{"year":"2008"},"display_date":"2008/.."}`},
		{"an end that nobody knows", "2008/", `{"start_date":{"year":"2008"},"display_date":"2008/"}`},
		{"no beginning", "../1944", `{"start_date":{"year":"1944"},"display_date":"../1944"}`},
		{"one of", "[1667,1668..1670]", `{"start_date":{"year":"1667"},"end_date":{"year":"1670"},"display_date":"[1667,1668..1670]"}`},
		{"one of, or earlier", "[..1984]", `{"start_date":{"year":"1984"},"display_date":"[..1984]"}`},
		{"long ago", "Y-65999999", `{"start_date":{"year":"-66000000"},"scale":"cosmological"}`},
		{"long ago, about", "Y-66E6S2", `{"start_date":{"year":"-67000000"},"end_date":{"year":"-66000001"},"display_date":"Y-66E6S2","scale":"cosmological"}`},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			tl := &timeline.Timeline{Slug: "s", Title: timeline.Plain("T"), Events: []timeline.Event{{ID: "a", Date: edtf.MustParse(row.date), Title: timeline.Plain("A"), Importance: 50}}}
			written, _ := codectest.Encoded(t, JSON(), tl, codec.EncodeOptions{})
			var story struct{ Events []json.RawMessage }
			if err := json.Unmarshal([]byte(written), &story); err != nil {
				t.Fatal(err)
			}
			got := string(document.ParseRawObject(story.Events[0]).Without("text", "unique_id", "autolink", tlOursName).AppendTo(nil))
			if !document.SameJSON(json.RawMessage(got), json.RawMessage(row.want)) {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}

func TestAnEditWinsOverWhatWasRemembered(t *testing.T) {
	t.Run("in an imported story", func(t *testing.T) {
		_, tl := story(t)
		for i := range tl.Events {
			if e := &tl.Events[i]; e.ID == "the-bridge-is-built" {
				e.Date, e.Importance = edtf.MustParse("1875/1881"), 90
			}
		}
		written, _ := codectest.Encoded(t, JSON(), tl, codec.EncodeOptions{})
		for _, want := range []string{`"start_date":{"year":"1875"},"end_date":{"year":"1881"}`, `"thumbnail":"/t.jpg"`, `"importance":90`, `"opacity":"50"`} {
			if !strings.Contains(written, want) {
				t.Errorf("%s is not in %s", want, written)
			}
		}
	})
	t.Run("in an exported timeline", func(t *testing.T) {
		written, _ := codectest.Encoded(t, JSON(), codectest.Example(t), codec.EncodeOptions{Language: "en"})
		edited := strings.Replace(written, `"headline":"Edi Rama arrives in Israel"`, `"headline":"Rama &amp; Israel"`, 1)
		if edited == written {
			t.Fatal("the headline is not there to be edited")
		}
		tl, err := codectest.Decode(JSON(), edited)
		if err != nil {
			t.Fatal(err)
		}
		visit := eventOf(t, tl, "visit")
		if diff := cmp.Diff(timeline.Text{{Lang: "en", Text: "Rama & Israel"}}, visit.Title); diff != "" {
			t.Errorf("title (-want +got):\n%s", diff)
		}
		if len(visit.Text) != 2 || visit.Record == nil {
			t.Errorf("the edit of the title changed the rest: %+v", visit)
		}
	})
}

func TestASlideOfTiesKeepsItsPlace(t *testing.T) {
	var of []string
	for _, title := range []string{"Z", "Y", "M", "A"} {
		of = append(of, `{"start_date":{"year":"1999"},"text":{"headline":"`+title+`"}}`)
	}
	tl, err := codectest.Decode(JSON(), slidesOf(of...))
	if err != nil {
		t.Fatal(err)
	}
	written, _ := codectest.Encoded(t, JSON(), tl, codec.EncodeOptions{})
	if !document.SameJSON(json.RawMessage(slidesOf(of...)), json.RawMessage(written)) {
		t.Errorf("the order has changed: %s", written)
	}
}

func TestTimesAtBothEndsOfARangeAreRead(t *testing.T) {
	const slide = `{"events":[{"start_date":%s,"end_date":%s,"text":{"headline":"A"}}]}`
	at := func(day, hour, minute, second string) string {
		return fmt.Sprintf(`{"year":"2024","month":"3","day":%q,"hour":%q,"minute":%q,"second":%q}`, day, hour, minute, second)
	}
	rows := []struct{ claim, start, end, want string }{
		{"of one day", at("26", "14", "00", ""), at("26", "15", "30", ""), "2024-03-26T14:00/2024-03-26T15:30"},
		{"over midnight", at("26", "22", "0", "0"), at("27", "4", "0", "0"), "2024-03-26T22:00/2024-03-27T04:00"},
		{"with seconds", at("26", "22", "0", "30"), at("27", "4", "0", ""), "2024-03-26T22:00:30.0/2024-03-27T04:00"},
		{"at one end only", at("26", "22", "0", ""), at("27", "", "", ""), "2024-03-26/2024-03-27"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			document := fmt.Sprintf(slide, row.start, row.end)
			tl, err := codectest.Decode(JSON(), document)
			if err != nil {
				t.Fatal(err)
			}
			if got := tl.Events[0].Date.String(); got != row.want {
				t.Errorf("date %s, want %s", got, row.want)
			}
			written, _ := codectest.Encoded(t, JSON(), tl, codec.EncodeOptions{Language: "und"})
			if diff := cmp.Diff(jsonValue(t, []byte(document)), jsonValue(t, []byte(written))); diff != "" {
				t.Errorf("(-before +after):\n%s", diff)
			}
		})
	}
}

func TestTheWordingOfADateIsItsDisplayDate(t *testing.T) {
	const document = `{"events":[{"start_date":{"year":"2024","month":"3","day":"26","hour":"0","minute":"45","display_date":"About <b>12:45</b> AM"},"text":{"headline":"A"}}]}`
	tl, err := codectest.Decode(JSON(), document)
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := tl.Events[0].Wording.In(""); got != "About 12:45 AM" {
		t.Errorf("wording %q", got)
	}
	written, _ := codectest.Encoded(t, JSON(), tl, codec.EncodeOptions{Language: "und"})
	if diff := cmp.Diff(jsonValue(t, []byte(document)), jsonValue(t, []byte(written))); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	tl.Events[0].Wording[0].Text = "Shortly before one"
	edited, _ := codectest.Encoded(t, JSON(), tl, codec.EncodeOptions{Language: "und"})
	if !strings.Contains(edited, `"display_date": "Shortly before one"`) && !strings.Contains(edited, `"display_date":"Shortly before one"`) || strings.Contains(edited, "12:45") {
		t.Errorf("the edited wording is not written: %s", edited)
	}
}

func TestWhatTheModelSaysOfADateComesBack(t *testing.T) {
	tl := &timeline.Timeline{Slug: "s", Languages: []string{"en"}, Title: timeline.Plain("S")}
	title := timeline.Text{{Lang: "en", Text: "A"}}
	tl.Events = []timeline.Event{
		{ID: "late", Importance: 50, Date: edtf.MustParse("1701/1800"), Part: timeline.End, Wording: timeline.Text{{Lang: "en", Text: "late 18th century"}}, Title: title},
		{ID: "about", Importance: 50, Date: edtf.MustParse("1850~"), Title: title},
		{ID: "off", Importance: 50, Date: edtf.MustParse("2020"), Status: timeline.Cancelled, Order: 1, Title: title},
		{ID: "b", Importance: 50, Date: edtf.MustParse("2020"), Order: 2, Title: title},
	}
	written, _ := codectest.Encoded(t, JSON(), tl, codec.EncodeOptions{})
	again, err := codectest.Decode(JSON(), written)
	if err != nil {
		t.Fatal(err)
	}
	for i := range again.Events {
		again.Events[i].Extra = nil
	}
	if diff := cmp.Diff(tl.Events, again.Events); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
}

func TestBlankPartsOfADateAreNoDate(t *testing.T) {
	tl, err := codectest.Decode(JSON(), slidesOf(`{"start_date":{"year":"1909"},"end_date":{"year":"","month":""},"text":{"headline":"A"}}`, `{"start_date":{"year":"1910"},"text":{"headline":"","text":""},"media":{"url":"https://vimeo.com/76979871","caption":""}}`))
	if err != nil {
		t.Fatal(err)
	}
	if title, _ := tl.Events[1].Title.In(""); tl.Events[0].Date.String() != "1909" || title != "vimeo.com" {
		t.Errorf("got %s and %q", tl.Events[0].Date, title)
	}
}

func TestVersion1IsRead(t *testing.T) {
	document := `{"timeline":{"headline":"The old story","type":"default","text":"<p>Opening</p>","date":[
		{"startDate":"2011,12,10","endDate":"2011,12,11","headline":"A","text":"<p>Body</p>","tag":"One","asset":{"media":"https://media.example/b.jpg","credit":"X","caption":"Y"}},
		{"startDate":"5/13/2015","endDate":"5/13/2015","headline":"B"},{"startDate":"1066","headline":"C","text":""},{"startDate":"2012,1,26,14,30","headline":"D"}],
		"era":[{"startDate":"2011","endDate":"2012","headline":"An era"}]}}`
	if !Version1().Detect([]byte(document)) || JSON().Detect([]byte(document)) {
		t.Error("is not recognised")
	}
	tl, err := codectest.Decode(Version1(), document)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range tl.Events {
		got = append(got, e.Date.String())
	}
	title, _ := tl.Title.In("")
	if want := "2011-12-10/2011-12-11 2015-05-13 1066 2012-01-26T14:30"; strings.Join(got, " ") != want || title != "The old story" {
		t.Errorf("got %q and %q", title, got)
	}
	if len(tl.Eras) != 1 || tl.Eras[0].Date.String() != "2011/2012" || len(tl.Groups) != 1 || len(tl.Events[0].Media) != 1 {
		t.Errorf("eras %v, groups %v, media %v", tl.Eras, tl.Groups, tl.Events[0].Media)
	}
	for _, broken := range []string{`{"timeline":{"date":[`, `{"timeline":{"date":7}}`} {
		if _, err := codectest.Decode(Version1(), broken); err == nil {
			t.Errorf("%s was read", broken)
		} else if _, named := source.Faults(err); !named {
			t.Errorf("%s: %v is no named error", broken, err)
		}
	}
}
