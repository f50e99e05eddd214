package edtf

import (
	"errors"
	"strings"
	"testing"
)

// fault parses what must not parse.
func fault(t *testing.T, text string) *ParseError {
	t.Helper()
	d, err := Parse(text)
	e, ok := errors.AsType[*ParseError](err)
	if !ok {
		t.Fatalf("Parse(%q) = %v, %v, want a *ParseError", text, d, err)
	}
	if !d.IsZero() {
		t.Errorf("Parse(%q) returns the date %v with its error", text, d)
	}
	return e
}

func TestFaultsSayWhere(t *testing.T) {
	rows := []struct {
		text    string
		offset  int
		message string
	}{
		{"", 0, "there is no date"},
		{"19x9", 2, "a year has four digits"},
		{"1999-1", 6, "a month has two digits"},
		{"1939-1945", 7, "a month has two digits"},
		{"1999-13", 5, "there is no such month"},
		{"1999-?13", 6, "there is no such month"},
		{"1999-02-29", 0, "there is no such day"},
		{"1999-02-00", 8, "there is no day 00"},
		{"1999-02-28!", 10, "something follows that does not belong to the date"},
		{"1999 ", 4, "there is a blank"},
		{" 1999", 0, "there is a blank"},
		{"[1667, 1668]", 6, "there is a blank"},
		{"2004/2003", 5, "the end lies before the start"},
		{"2004/2003-02-30", 5, "there is no such day"},
		{"2004/2005/2006", 9, "an interval has one slash"},
		{"[1667,1668", 10, "a set goes on with a comma or ends with ]"},
		{"[1667,,1668]", 6, "a member of the set is missing"},
		{"[1667,1672..1670]", 6, "the range ends before it starts"},
		{"2022-09-07T24:00:00", 11, "a day ends before 24:00"},
		{"2022-09-07T12:00:00+15:00", 19, "no zone is that far from UTC"},
		{"2022-09-07T25:00:00", 11, "hours go from 00 to 23"},
		{"2022-09-07T1:00:00", 12, "an hour has two digits"},
		{"2022-09-07T12", 13, "the minutes are missing"},
		{"2022-09-07T12:60:00", 14, "minutes go from 00 to 59"},
		{"2022-09-07T12:0", 15, "a minute has two digits"},
		{"2022-09-07T12:00:61", 17, "seconds go from 00 to 60"},
		{"2022-09-07T12:00:0", 18, "a second has two digits"},
		{"2022-09-07T12:00:00.", 20, "digits belong behind the point"},
		{"2022-09-07T12:00:00+1", 21, "the hour of an offset has two digits"},
		{"2022-09-07T12:00:00+01:6", 24, "the minute of an offset has two digits"},
		{"2022-09-07T12:00:00+01:60", 19, "the minutes of an offset go from 00 to 59"},
		{"2022-09-07T12:00:00-00:00", 19, "there is no offset -00:00"},
		{"2022-09-07T12:00:00~", 19, "a time of day cannot be doubted"},
		{"2022-09~-07T12:00:00", 11, "a doubted date has no time of day"},
		{"2022-02-30T12:00:00", 0, "there is no such day"},
		{"2022-02T12:00:00", 7, "a time of day needs a day"},
		{"2021-21-05", 7, "a season or other part of a year has no day"},
		{"~1950S2", 0, "a year with S has its doubt at the end"},
		{"Y1E", 3, "an exponent has digits"},
		{"Y", 1, "a long year has digits"},
		{"Y12345-01", 6, "a year with Y has no month"},
		{"..2004../2006", 6, "a date cannot have dots on both sides"},
		{"2004x/2006", 4, "something follows that does not belong to the start"},
		{"../..", 0, "neither end is a date"},
		{"2004/2006T12:00:00", 9, "a time of day needs a day"},
		{"2004/2006-01-01T12:00:00", 0, "an interval has times of day at both ends or at none"},
		{"2024-03-26T22:00/..", 0, "an interval has times of day at both ends or at none"},
		{"2024-03-26T22:00/2024-03-27T04:00..", 0, "an interval with times of day has no dots"},
		{"2024-03-26T22:00:00/2024-03-27T04:00:00", 20, "EDTF has no interval between seconds"},
		{"2024-03-27T04:00/2024-03-26T22:00", 17, "the end lies before the start"},
		{"[1667-01-01T12:00:00]", 1, "a set has dates, not times of day"},
		{"[1667..,1668]", 1, "only the last member of a set has no end"},
		{"[1667,..1668]", 6, "only the first member of a set has no start"},
		{"[1667..1668-01]", 1, "the two dates of a range are not equally exact"},
		{"[1667]x", 6, "something follows that does not belong to the date"},
		{"-0000", 0, "there is no year -0000"},
		{"1950S5", 4, "the year has fewer digits than S says"},
	}
	for _, row := range rows {
		if e := fault(t, row.text); e.Offset != row.offset || e.Message != row.message || e.Input != row.text {
			t.Errorf("%q: %q at %d, want %q at %d", row.text, e.Message, e.Offset, row.message, row.offset)
		}
	}
}

func TestHintsSayWhatToWrite(t *testing.T) {
	rows := []struct{ claim, text, hint string }{
		{"a century in two digits", "19", "write 19XX for"},
		{"a decade in three digits", "193", "write 193X for"},
		{"and about it", "193~", "write 193X~ for"},
		{"blanks around", " 2020 ", "blanks around it: 2020"},
		{"blanks in a set", "[1667, 1668]", "without blanks: [1667,1668]"},
		{"a reversed interval", "2004/2003-05~", "did you mean 2003-05~/2004?"},
		{"u of the draft", "199u-uu", "199X-XX"},
		{"u of the draft in an interval", "2004-06-uu/2004-07-03", "2004-06-XX/2004-07-03"},
		{"?~ of the draft", "2004-06?~", "2004-06%"},
		{"brackets of the draft", "2004-(06)?-11", "2004-?06-11"},
		{"nested brackets of the draft", "(2004-(06)~)?", "such as 2004-~06-11"},
		{"unknown of the draft", "2004/unknown", "2004/"},
		{"open of the draft", "2004/open", "2004/.."},
		{"a small y", "y-17e7", "Y-17E7"},
		{"a small t and z", "1985-04-12t23:20:30z", "1985-04-12T23:20:30Z"},
		{"a suffix of the draft", "2001-21^southernHemisphere", "2001-21"},
		{"no hyphens", "20220907", "2022-09-07"},
		{"slashes", "2022/9/7", "2022-09-07"},
		{"points, day first", "7.9.2022", "2022-09-07"},
		{"slashes, month first when it cannot be the day", "9/17/2022", "2022-09-17"},
		{"one digit", "2022-9-7", "2022-09-07"},
		{"five digits", "12345", "Y12345"},
		{"a needless Y", "Y1985", "write 1985"},
		{"a needless Y before the era", "Y-44E1", "write -0440"},
		{"a dash between years", "1939–1945", "1939/1945"},
		{"a hyphen between years", "1939-1945", "1939/1945"},
		{"a typographer's minus", "−0043", "-0043"},
		{"an elided end", "2018-01-15/02-20", "2018-01-15/2018-02-20"},
		{"a basic offset", "2016-05-02T16:54:59+0230", "2016-05-02T16:54:59+02:30"},
		{"a decimal comma", "2016-05-02T16:54:59,5", "2016-05-02T16:54:59.5"},
		{"midnight at the end", "1999-12-31T24:00:00", "00:00:00 of the next day"},
		{"month 00", "1985-00", "XX for a month"},
		{"month 13", "1985-13", "01 to 12"},
		{"day 00", "1985-04-00", "XX for a day"},
		{"day 31 of a short month", "1985-04-31", "01 to 30"},
		{"29 February in a year without it", "1900-02-29", "01 to 28"},
		{"30 February in a year with it", "2000-02-30", "01 to 29"},
		{"a week", "1985-W15", "weeks"},
		{"a duration", "P1Y2M", "duration"},
		{"circa", "c. 1850", "1850~"},
		{"rreth", "rreth 1850", "1850~"},
		{"the fifties", "1850s", "185X"},
		{"44 BC", "44 BC", "-0043"},
		{"44 p.K.", "44 p.K.", "-0043"},
		{"1 BCE", "1 BCE", "0000"},
		{"a season in English", "Spring, 2002", "2002-21"},
		{"a season in Albanian", "vjeshta e vitit 2002", "2002-23"},
		{"a member of a long set", "[" + strings.Repeat("1999,", 30) + "193]", "193X"},
		{"words", "not a date", "such as 2022-09-07"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if e := fault(t, row.text); !strings.Contains(e.Hint, row.hint) {
				t.Errorf("%v, want a hint with %q", e, row.hint)
			}
		})
	}
}

func TestErrorIsOneShortSentence(t *testing.T) {
	rows := []struct{ claim, text, want string }{
		{"it quotes a short text", "1999-13", `"1999-13": there is no such month at byte 5; write a month from 01 to 12, or a season from 21 to 24`},
		{"it leaves out the place at the start", "", `"": there is no date; write a date such as 2022-09-07, 2022-09 or 1999`},
		{"it cuts a long text to the place of the fault", strings.Repeat("ë", 1<<19),
			`"ëëëëëëëëëëëë…": a year has four digits; ` + usual},
		{"it cuts between characters", "1999-" + strings.Repeat("ë", 12) + "é" + strings.Repeat("ë", 12), `"1999-ëëëëëëëëëëëë…": a month has two digits at byte 5; ` + usual},
		{"it cuts on both sides", "[" + strings.Repeat("1999,", 50_000) + "13," + strings.Repeat("1999,", 50_000),
			`"…9,1999,1999,1999,1999,13,1999,1999,1999,1999,199…": a year has four digits at byte 250003; write 13XX for the hundred years, or the year in four digits`},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := fault(t, row.text).Error(); got != row.want {
				t.Errorf("Error() = %s\nwant      %s", got, row.want)
			}
		})
	}
}

func TestMustParsePanicsOnWhatIsNoDate(t *testing.T) {
	defer func() {
		if _, ok := recover().(*ParseError); !ok {
			t.Error("MustParse does not panic with the fault")
		}
	}()
	MustParse("1999-13")
}
