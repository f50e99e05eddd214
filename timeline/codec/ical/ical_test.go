package ical

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

// calendarOf puts lines between BEGIN and END of a calendar and one event.
func calendarOf(lines ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nSUMMARY:A\r\n" +
		strings.Join(lines, "\r\n") + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
}

func readICal(t *testing.T, text string, opts codec.DecodeOptions) *timeline.Timeline {
	t.Helper()
	tl, err := codec.ReadAll(Format(), strings.NewReader(text), opts)
	if err != nil {
		t.Fatal(err)
	}
	return tl
}

func TestICalDates(t *testing.T) {
	const tz = "BEGIN:VTIMEZONE\r\nTZID:Here\r\n" +
		"BEGIN:STANDARD\r\nDTSTART:16011028T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n" +
		"BEGIN:DAYLIGHT\r\nDTSTART:16010325T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
	rows := []struct{ claim, lines, want string }{
		{"a day", "DTSTART;VALUE=DATE:20220907", "2022-09-07"},
		{"a day with the end that says so", "DTSTART;VALUE=DATE:20220907\r\nDTEND;VALUE=DATE:20220908", "2022-09-07"},
		{"the end is not among the days", "DTSTART;VALUE=DATE:20221023\r\nDTEND;VALUE=DATE:20221026", "2022-10-23/2022-10-25"},
		{"a duration of days", "DTSTART;VALUE=DATE:20221023\r\nDURATION:P3D", "2022-10-23/2022-10-25"},
		{"a duration of weeks", "DTSTART;VALUE=DATE:20221001\r\nDURATION:P1W", "2022-10-01/2022-10-07"},
		{"a time in UTC", "DTSTART:20220907T120500Z", "2022-09-07T12:05:00Z"},
		{"a floating time", "DTSTART:20220907T140500", "2022-09-07T14:05:00"},
		{"a time in a named zone", "DTSTART;TZID=Europe/Tirane:20220907T140500", "2022-09-07T14:05:00+02:00"},
		{"a zone at the end of a path", "DTSTART;TZID=\"/mozilla.org/20050126_1/Europe/Tirane\":20220107T140500", "2022-01-07T14:05:00+01:00"},
		{"a described zone in summer", "DTSTART;TZID=Here:20220907T140500", "2022-09-07T14:05:00+02:00"},
		{"a described zone in winter", "DTSTART;TZID=Here:20220107T140500", "2022-01-07T14:05:00+01:00"},
		{"a time that ends on the same day", "DTSTART:20220907T140500Z\r\nDTEND:20220907T160000Z", "2022-09-07T14:05Z/2022-09-07T16:00Z"},
		{"seconds", "DTSTART:20220907T140530Z\r\nDTEND:20220907T160000Z", "2022-09-07T14:05:30.0Z/2022-09-07T16:00:00.0Z"},
		{"midnight ends the same day", "DTSTART:20220907T200000Z\r\nDURATION:PT4H", "2022-09-07T20:00Z/2022-09-08T00:00Z"},
		{"a time that goes on for days", "DTSTART:20220907T140500Z\r\nDTEND:20220909T160000Z", "2022-09-07T14:05Z/2022-09-09T16:00Z"},
		{"a leap second", "DTSTART:20161231T235960Z", "2016-12-31T23:59:59Z"},
		{"X-EDTF says it exactly", "DTSTART;VALUE=DATE:19390101\r\nDTEND;VALUE=DATE:19460101\r\nX-EDTF:1939/1945", "1939/1945"},
		{"unless the event was moved", "DTSTART;VALUE=DATE:19390102\r\nDTEND;VALUE=DATE:19460101\r\nX-EDTF:1939/1945", "1939-01-02/1945-12-31"},
		{"or made longer", "DTSTART;VALUE=DATE:19390101\r\nDTEND;VALUE=DATE:19470101\r\nX-EDTF:1939/1945", "1939-01-01/1946-12-31"},
		{"X-EDTF alone will do", "X-EDTF:-0043-03-15", "-0043-03-15"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			text := strings.Replace(calendarOf(row.lines), "BEGIN:VEVENT", tz+"BEGIN:VEVENT", 1)
			tl := readICal(t, text, codec.DecodeOptions{})
			if len(tl.Events) != 1 || tl.Events[0].Date.String() != row.want {
				t.Errorf("got %v, want %s", tl.Events, row.want)
			}
		})
	}
}

func TestICalTimeOfTheTimelinesOwnZoneNeedsNone(t *testing.T) {
	tl := readICal(t, calendarOf("DTSTART;TZID=Europe/Tirane:20220907T140500"), codec.DecodeOptions{TimeZone: "Europe/Tirane"})
	if got := tl.Events[0].Date.String(); got != "2022-09-07T14:05:00" {
		t.Errorf("got %s", got)
	}
}

func TestICalSeries(t *testing.T) {
	rows := []struct {
		claim, lines string
		want         string // ids and dates
	}{
		{"a rule with a count", "DTSTART;VALUE=DATE:19121128\r\nRRULE:FREQ=YEARLY;COUNT=3", "a-19121128 1912-11-28, a-19131128 1913-11-28, a-19141128 1914-11-28"},
		{"a rule with a last day", "DTSTART;VALUE=DATE:20220901\r\nRRULE:FREQ=DAILY;INTERVAL=7;UNTIL=20220910", "a-20220901 2022-09-01, a-20220908 2022-09-08"},
		{"every hundred years", "DTSTART;VALUE=DATE:18120101\r\nRRULE:FREQ=YEARLY;INTERVAL=100;UNTIL=20200101", "a-18120101 1812-01-01, a-19120101 1912-01-01, a-20120101 2012-01-01"},
		{"further dates and days left out", "DTSTART;VALUE=DATE:20220901\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20220902\r\nRDATE;VALUE=DATE:20230101", "a-20220901 2022-09-01, a-20220903 2022-09-03, a-20230101 2023-01-01"},
		{"dates without a rule", "DTSTART;VALUE=DATE:20220901\r\nRDATE;VALUE=DATE:20220905,20220909", "a-20220901 2022-09-01, a-20220905 2022-09-05, a-20220909 2022-09-09"},
		{"a wall time stays when summer ends", "DTSTART;TZID=Europe/Tirane:20221029T100000\r\nRRULE:FREQ=DAILY;COUNT=2", "a-20221029T100000 2022-10-29T10:00:00+02:00, a-20221030T100000 2022-10-30T10:00:00+01:00"},
		{"a last time in UTC", "DTSTART;TZID=Europe/Tirane:20221029T100000\r\nRRULE:FREQ=DAILY;UNTIL=20221030T090000Z", "a-20221029T100000 2022-10-29T10:00:00+02:00, a-20221030T100000 2022-10-30T10:00:00+01:00"},
		{"what lasts for days does so each time", "DTSTART;VALUE=DATE:20220901\r\nDURATION:P2D\r\nRRULE:FREQ=MONTHLY;COUNT=2", "a-20220901 2022-09-01/2022-09-02, a-20221001 2022-10-01/2022-10-02"},
		{"a changed occurrence that the rule no longer has stays", "DTSTART;VALUE=DATE:20220901\r\nRRULE:FREQ=DAILY;COUNT=1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nSUMMARY:B\r\nRECURRENCE-ID;VALUE=DATE:20221224\r\nDTSTART;VALUE=DATE:20221225", "a-20220901 2022-09-01, a-20221224 2022-12-25"},
		{"a changed occurrence takes its place", "DTSTART;VALUE=DATE:20220901\r\nRRULE:FREQ=DAILY;COUNT=2\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\nSUMMARY:B\r\nRECURRENCE-ID;VALUE=DATE:20220902\r\nDTSTART;VALUE=DATE:20220904", "a-20220901 2022-09-01, a-20220902 2022-09-04"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			var got []string
			for _, e := range readICal(t, calendarOf(row.lines), codec.DecodeOptions{}).Events {
				got = append(got, e.ID+" "+e.Date.String())
			}
			if diff := cmp.Diff(row.want, strings.Join(got, ", ")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestICalEndlessSeriesIsBoundedAndReported(t *testing.T) {
	endless := calendarOf("DTSTART;VALUE=DATE:20220901", "RRULE:FREQ=DAILY")
	stream, err := Format().Decode(strings.NewReader(endless), codec.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	tl := stream.Head
	for e, err := range stream.Events {
		if err != nil {
			t.Fatal(err)
		}
		tl.Events = append(tl.Events, e)
	}
	if notes := stream.Notes.String(); !strings.Contains(notes, "line 4: RRULE: a series without an end") {
		t.Errorf("notes: %s", notes)
	}
	if checked, err := codec.Check(context.Background(), Format(), strings.NewReader(endless), codec.DecodeOptions{}); err != nil || len(checked) != 0 {
		t.Errorf("checked, it has the faults %v (%v), want none", checked, err)
	}
	if len(tl.Events) != expandBound {
		t.Errorf("%d events, want %d", len(tl.Events), expandBound)
	}
	if tl := readICal(t, endless, codec.DecodeOptions{Expand: 7}); len(tl.Events) != 7 {
		t.Errorf("%d events where 7 were asked for", len(tl.Events))
	}
}

func TestICalRulesThatNeverComeEnd(t *testing.T) {
	for _, rule := range []string{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;INTERVAL=7;BYYEARDAY=366;BYMONTH=1", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=HOURLY;BYSETPOS=366"} {
		tl, _ := codec.ReadAll(Format(), strings.NewReader(calendarOf("DTSTART:20220901T000000Z", "RRULE:"+rule)), codec.DecodeOptions{})
		if tl == nil || len(tl.Events) > expandBound {
			t.Errorf("%s: %v", rule, tl)
		}
	}
}

func TestICalEntryBecomesAnEvent(t *testing.T) {
	tl := readICal(t, calendarOf(
		"DTSTART;VALUE=DATE:20191126", "DESCRIPTION:It struck near Durrës\\,\\nbefore dawn; 51 di",
		" ed.", "LOCATION:Durrës", "GEO:41.32;19.45", "CATEGORIES:Shelter\\, rescue,Nature", "PRIORITY:2",
		"ATTACH;FMTTYPE=image/jpeg:https://example.org/a.jpg", "URL:https://example.org/report",
		`LINK;LINKREL=via;VALUE=URI;LABEL="AP, ^'late^' edition":https://example.org/ap`, "RELATED-TO;RELTYPE=X-LED-TO:b@example.org",
		"STATUS:CONFIRMED", "ORGANIZER;CN=\"A; B\":mailto:a@example.org", "BEGIN:VALARM", "ACTION:DISPLAY", "END:VALARM",
	), codec.DecodeOptions{Title: "Albania", Languages: []string{"en"}})
	lat, lon := 41.32, 19.45
	text := func(s string) timeline.Text { return timeline.Text{{Lang: "en", Text: s}} }
	want := timeline.Event{
		ID: "a", Date: edtf.MustParse("2019-11-26"), Title: text("A"), Text: text("It struck near Durrës,\\\nbefore dawn; 51 died."),
		Group: "shelter-rescue", Importance: 80, Place: &timeline.Place{Name: text("Durrës"), Lat: &lat, Lon: &lon},
		Media:     []timeline.Media{{URL: "https://example.org/a.jpg", Type: "image/jpeg"}},
		Citations: []timeline.Citation{{Source: "example-org-report"}, {Source: "ap-late-edition"}},
		Links:     []timeline.Link{{To: "b", Kind: timeline.LedTo}},
	}
	got := tl.Events[0]
	kept := string(got.Extra)
	got.Extra = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, line := range []string{"STATUS:CONFIRMED", "mailto:a@example.org", "UID:a@example.org", "Nature"} {
		if !strings.Contains(kept, line) {
			t.Errorf("%s was not kept: %s", line, kept)
		}
	}
	if tl.Slug != "albania" || len(tl.Sources) != 2 || len(tl.Groups) != 1 {
		t.Errorf("head: %+v", tl.Head())
	}
}

func TestICalKeepsWhatItHasNoWordFor(t *testing.T) {
	tl := readICal(t, calendarOf("DTSTART;VALUE=DATE:20191126", "STATUS:TENTATIVE", "X-FOO;BAR=\"a;b\":c\\,d", "TRANSP:OPAQUE"), codec.DecodeOptions{})
	var b bytes.Buffer
	if _, err := encode(&b, codec.Of(tl), codec.EncodeOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"\r\nUID:a@example.org\r\n", "\r\nSTATUS:TENTATIVE\r\n", "\r\nX-FOO;BAR=\"a;b\":c\\,d\r\n", "\r\nTRANSP:OPAQUE\r\n"} {
		if strings.Count(b.String(), line) != 1 {
			t.Errorf("%q is there %d times in\n%s", line, strings.Count(b.String(), line), &b)
		}
	}
}

func TestICalIDsAreThoseOfTheUIDs(t *testing.T) {
	entry := func(uid string) string {
		return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nSUMMARY:X\r\nDTSTART:20220101\r\nEND:VEVENT\r\n"
	}
	text := "BEGIN:VCALENDAR\r\n" + entry("visit@a.example") + entry("visit@b.example") + entry("{F00-BA/R}") + entry("ëndërr") + "END:VCALENDAR\r\n"
	var got []string
	for _, e := range readICal(t, text, codec.DecodeOptions{}).Events {
		got = append(got, e.ID)
	}
	if diff := cmp.Diff([]string{"visit", "visit-5833185a", "f00-ba-r", "ëndërr"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestICalFaultsNamePlaceValueAndRemedy(t *testing.T) {
	rows := []struct{ claim, lines, path, problem string }{
		{"a date that is none", "DTSTART;VALUE=DATE:20221399", "line 4: date", "DTSTART on line 7"},
		{"an end before the start", "DTSTART:20220907\r\nDTEND:20220901", "line 4: date", "DTEND on line 8: it ends before it begins"},
		{"a duration that is none", "DTSTART:20220907\r\nDURATION:3 days", "line 4: date", "DURATION on line 8"},
		{"no date", "COMMENT:x", "line 4: date", "missing"},
		{"an X-EDTF that is none", "DTSTART:20220907\r\nX-EDTF:2022-13", "line 4: date", "X-EDTF on line 8"},
		{"a position that is none", "DTSTART:20220907\r\nGEO:north", "line 8: GEO", "not a position"},
		{"a priority that is none", "DTSTART:20220907\r\nPRIORITY:high", "line 8: PRIORITY", "not a priority"},
		{"a file inside", "DTSTART:20220907\r\nATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA", "line 8: ATTACH", "a file inside"},
		{"a rule that is none", "DTSTART:20220907\r\nRRULE:FREQ=FORTNIGHTLY", "line 8: RRULE", "not a rule of recurrence"},
		{"a line without a colon", "DTSTART:20220907\r\nthis is no line", "line 8", "not a line of iCalendar"},
		{"a quote never closed", "DTSTART:20220907\r\nX-A;B=\"c:d", "line 8", "a quote is never closed"},
		{"not UTF-8", "DTSTART:20220907\r\nX-A:\xff", "line 8", "not valid UTF-8"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			_, err := codec.ReadAll(Format(), strings.NewReader(calendarOf(row.lines)), codec.DecodeOptions{})
			faults, ok := source.Faults(err)
			if !ok || len(faults) != 1 || faults[0].Path != row.path || !strings.Contains(faults[0].Problem, row.problem) {
				t.Fatalf("faults: %v (%v)", faults, err)
			}
		})
	}
}

func TestICalInputErrors(t *testing.T) {
	rows := []struct {
		claim, text string
		kind        error
		line        int
	}{
		{"nothing", "", source.ErrEmpty, 0},
		{"not a calendar", "Dear all,\n", source.ErrFormat, 1},
		{"another component first", "BEGIN:VCARD\nEND:VCARD\n", source.ErrFormat, 1},
		{"cut off in an event", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n", source.ErrTruncated, 4},
		{"cut off after it", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\n", source.ErrTruncated, 5},
		{"the wrong end", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VTODO\nEND:VCALENDAR\n", source.ErrSyntax, 3},
		{"an end without a begin", "BEGIN:VCALENDAR\nEND:VEVENT\n", source.ErrSyntax, 2},
		{"components within components", "BEGIN:VCALENDAR\n" + strings.Repeat("BEGIN:X\n", 20), source.ErrTooLarge, 10},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			_, err := codec.ReadAll(Format(), strings.NewReader(row.text), codec.DecodeOptions{})
			var input *source.InputError
			if !asInputError(err, &input) || input.Kind != row.kind || input.Line != row.line {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestICalHoldsWhatACalendarCannot(t *testing.T) {
	tl := &timeline.Timeline{Slug: "deep", Title: timeline.Plain("Deep"), TimeZone: "Europe/Tirane"}
	dates := []string{"2022-09-07", "2022-09", "1999", "1850~", "2008/..", "../1944", "1939/1945", "2022-21", "[1667,1668]", "-0043-03-15", "Y-66E6S2", "9999", "0000", "0001", "2022-09-07T14:05:00", "2022-09-07T14:05:00Z", "2022-09-07T14:05"}
	for i, date := range dates {
		tl.Events = append(tl.Events, timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(date), Title: timeline.Plain(date), Importance: 50})
	}
	var b bytes.Buffer
	report, err := encode(&b, codec.Of(tl), codec.EncodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(report.String(), "journal") || strings.Count(b.String(), "BEGIN:VJOURNAL") != 4 {
		t.Errorf("report: %s\n%s", report, &b)
	}
	back := readICal(t, b.String(), codec.DecodeOptions{})
	tl.Sort()
	for i, e := range back.Events {
		if e.Date.String() != tl.Events[i].Date.String() || e.ID != tl.Events[i].ID {
			t.Errorf("%s %s came back as %s %s", tl.Events[i].ID, tl.Events[i].Date, e.ID, e.Date)
		}
	}
}

func TestICalLinesAreFoldedBetweenLetters(t *testing.T) {
	var w writer
	text := strings.Repeat("ëndërr; ", 60)
	w.textLine("SUMMARY", text)
	for _, line := range strings.Split(strings.TrimSuffix(string(w.buf), "\r\n"), "\r\n") {
		if len(line) > foldAt || !strings.HasPrefix(line, " ") && !strings.HasPrefix(line, "SUMMARY:") || strings.ToValidUTF8(line, "!") != line {
			t.Errorf("bad line %q", line)
		}
	}
	l, err := parseContentLine(bytes.ReplaceAll(bytes.TrimSuffix(w.buf, []byte("\r\n")), []byte("\r\n "), nil), 1)
	if err != nil || unescapeText(l.value) != text {
		t.Errorf("%q, %v", unescapeText(l.value), err)
	}
}

func TestICalHostileTextStaysText(t *testing.T) {
	for _, hostile := range []string{"a\r\nEND:VEVENT", "a\nDTSTART:19700101", `\n;,"`, "\x00\x1b", strings.Repeat("x", 10_000), "\u202Eevil", "]]></script>"} {
		tl := &timeline.Timeline{Slug: "x", Title: timeline.Plain(hostile), Groups: []timeline.Group{{ID: "g", Label: timeline.Plain(hostile)}},
			Events: []timeline.Event{{ID: "e", Date: edtf.MustParse("2022"), Title: timeline.Plain(hostile), Group: "g",
				Extra: []byte(`{"ics":["X-A:b\nSUMMARY:evil","END:VEVENT","BEGIN:VALARM"]}`), Media: []timeline.Media{{URL: "https://a.example/", Type: hostile}}}}}
		var b bytes.Buffer
		if _, err := encode(&b, codec.Of(tl), codec.EncodeOptions{}); err != nil {
			t.Fatal(err)
		}
		back := readICal(t, b.String(), codec.DecodeOptions{})
		if len(back.Events) != 1 || back.Events[0].Date.String() != "2022" || strings.Contains(b.String(), "\r\nSUMMARY:evil") {
			t.Errorf("%q: %v", hostile, back.Events)
		}
	}
}

func FuzzICal(f *testing.F) {
	f.Add(calendarOf("DTSTART;TZID=Europe/Tirane:20220907T140500", "RRULE:FREQ=YEARLY;COUNT=3;BYDAY=-1SU", "EXDATE:20230907T140500"))
	f.Add(calendarOf("DTSTART;VALUE=DATE:20220907", "DURATION:P1W", "GEO:1;2", "CATEGORIES:a\\,b,c", "RRULE:FREQ=MONTHLY;BYSETPOS=-1;BYDAY=MO"))
	f.Add("BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY\nEND:STANDARD\nEND:VTIMEZONE\nEND:VCALENDAR\n")
	f.Fuzz(func(t *testing.T, text string) {
		tl, err := codec.ReadAll(Format(), strings.NewReader(text), codec.DecodeOptions{Expand: 20})
		if err != nil || tl.Validate() != nil {
			return
		}
		var b bytes.Buffer
		if _, err := encode(&b, codec.Of(tl), codec.EncodeOptions{}); err != nil {
			t.Fatal(err)
		}
		back, err := codec.ReadAll(Format(), &b, codec.DecodeOptions{Slug: tl.Slug})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if len(back.Events) != len(tl.Events) {
			t.Fatalf("%d events became %d", len(tl.Events), len(back.Events))
		}
		tl.Sort()
		for i := range tl.Events {
			if a, b := tl.Events[i].Date.String(), back.Events[i].Date.String(); a != b {
				t.Errorf("%s became %s", a, b)
			}
		}
	})
}

func asInputError(err error, target **source.InputError) bool {
	e, ok := errors.AsType[*source.InputError](err)
	*target = e
	return ok
}

func TestICalAsOtherProgramsWriteIt(t *testing.T) {
	rows := []struct {
		claim string
		lines []string
		date  string
		note  string
	}{
		{"a zone of Windows", []string{"DTSTART;TZID=Eastern Standard Time:20240426T140000"}, "2024-04-26T14:00:00-04:00", ""},
		{"a zone in quotes", []string{`DTSTART;TZID="W. Europe Standard Time":20240715T100000`}, "2024-07-15T10:00:00+02:00", ""},
		{"a zone that nothing describes", []string{"DTSTART;TZID=Customized Time Zone:20241210T100000"}, "2024-12-10T10:00:00", "wall-clock"},
		{"a time without seconds", []string{"DTSTART:20240101T0900Z"}, "2024-01-01T09:00:00Z", ""},
		{"a time with hyphens and colons", []string{"DTSTART:2024-01-02T09:00:00Z"}, "2024-01-02T09:00:00Z", ""},
		{"a day with hyphens", []string{"DTSTART:2024-01-03"}, "2024-01-03", ""},
		{"a text that was not folded", []string{"DTSTART:20240101", "DESCRIPTION:One", "two", "Three: four"}, "2024-01-01", "joined"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			stream, err := Format().Decode(strings.NewReader(calendarOf(row.lines...)), codec.DecodeOptions{})
			if err != nil {
				t.Fatal(err)
			}
			for e, err := range stream.Events {
				if err != nil || e.Date.String() != row.date {
					t.Errorf("got %s, %v, want %s", e.Date, err, row.date)
				}
				if text, _ := e.Text.In(""); len(row.lines) > 1 && text != "One\\\ntwo\\\nThree: four" {
					t.Errorf("text %q", text)
				}
			}
			if notes := stream.Notes.String(); !strings.Contains(notes, row.note) || row.note == "" && notes != "" {
				t.Errorf("notes: %s", notes)
			}
		})
	}
	twice := strings.Replace(calendarOf("DTSTART:20240101"), "END:VCALENDAR", "BEGIN:VEVENT\r\nUID:a@example.org\r\nSUMMARY:B\r\nDTSTART:20240102\r\nEND:VEVENT\r\nEND:VCALENDAR", 1)
	if tl := readICal(t, twice, codec.DecodeOptions{}); len(tl.Events) != 2 || tl.Events[0].ID == tl.Events[1].ID {
		t.Errorf("two entries of one UID: %+v", tl.Events)
	}
}

func TestAChangeToAllLaterOccurrences(t *testing.T) {
	text := calendarOf("DTSTART:20240101T090000Z", "DTEND:20240101T100000Z", "RRULE:FREQ=WEEKLY;COUNT=5")
	text = strings.Replace(text, "END:VCALENDAR", strings.Join([]string{
		"BEGIN:VEVENT", "UID:a@example.org", "RECURRENCE-ID;RANGE=THISANDFUTURE:20240115T090000Z", "SUMMARY:Later", "DTSTART:20240115T110000Z", "DTEND:20240115T113000Z", "END:VEVENT",
		"BEGIN:VEVENT", "UID:a@example.org", "RECURRENCE-ID:20240122T090000Z", "SUMMARY:Once", "DTSTART:20240123T090000Z", "END:VEVENT", "END:VCALENDAR",
	}, "\r\n"), 1)
	var got []string
	for _, e := range readICal(t, text, codec.DecodeOptions{}).Events {
		title, _ := e.Title.In("")
		got = append(got, e.ID+" "+e.Date.String()+" "+title)
	}
	want := []string{
		"a-20240101T090000 2024-01-01T09:00Z/2024-01-01T10:00Z A", "a-20240108T090000 2024-01-08T09:00Z/2024-01-08T10:00Z A",
		"a-20240115T090000 2024-01-15T11:00Z/2024-01-15T11:30Z Later", "a-20240122T090000 2024-01-23T09:00:00Z Once",
		"a-20240129T090000 2024-01-29T11:00Z/2024-01-29T11:30Z Later",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDescriptionsAreReadAsHTMLOrPlainText(t *testing.T) {
	rows := []struct {
		claim string
		lines []string
		want  string
	}{
		{"HTML", []string{`DESCRIPTION:<p>Come to the <b>room</b>.</p><p>More on <a href="https://reading.example/x">our page</a>.`}, "Come to the **room**.\n\nMore on [our page](<https://reading.example/x>)."},
		{"HTML beside plain text", []string{"DESCRIPTION:Plain", "X-ALT-DESC;FMTTYPE=text/html:<p>With <i>marks</i></p>"}, "With *marks*"},
		{"plain text", []string{`DESCRIPTION:3 < 4 and a *star*\nthen`}, "3 < 4 and a \\*star\\*\\\nthen"},
	}
	for _, row := range rows {
		tl := readICal(t, calendarOf(append([]string{"DTSTART:20240101"}, row.lines...)...), codec.DecodeOptions{})
		if got, _ := tl.Events[0].Text.In(""); got != row.want {
			t.Errorf("%s: %q, want %q", row.claim, got, row.want)
		}
	}
}

func TestQuotedPrintableOfVCalendarIsRead(t *testing.T) {
	text := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:1.0", "BEGIN:VEVENT", "UID:a", "DTSTART:20240101T090000Z",
		"SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Gr=FC=DFe", "DESCRIPTION;QUOTED-PRINTABLE:One=0D=0At=", "wo; three", "END:VEVENT", "END:VCALENDAR", "",
	}, "\r\n")
	e := readICal(t, text, codec.DecodeOptions{}).Events[0]
	title, _ := e.Title.In("")
	words, _ := e.Text.In("")
	if title != "Grüße" || words != "One\\\ntwo; three" {
		t.Errorf("title %q, text %q", title, words)
	}
}

func TestEveryZoneOfWindowsIsInTheDatabase(t *testing.T) {
	if n := len(windowsZones()); n < 130 {
		t.Errorf("%d zones", n)
	}
	for name, zone := range windowsZones() {
		if ianaZone(zone) == nil {
			t.Errorf("%s: there is no zone %s", name, zone)
		}
	}
}
