package edtf

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// instantText writes an instant as a UTC time, for tables.
func instantText(i Instant) string {
	switch i.Sec {
	case NegInf:
		return "-inf"
	case PosInf:
		return "+inf"
	}
	days := FloorDiv(i.Sec, secondsPerDay)
	text := endText(Dated, i.Sec, "")
	if rest := time.Unix(i.Sec-days*secondsPerDay, int64(i.Nsec)).UTC(); rest.UnixNano() != 0 {
		text += rest.Format("T15:04:05.999999999")
	}
	return text
}

// spanText writes the four bounds of a span.
func spanText(s Span) string {
	return strings.Join([]string{instantText(s.StartLo), instantText(s.StartHi), instantText(s.EndLo), instantText(s.EndHi)}, " ")
}

func TestBoundsClaimNoMoreThanTheText(t *testing.T) {
	rows := []struct{ claim, text, want string }{
		{"a year begins and ends within itself", "1999", "1999-01-01 2000-01-01 1999-01-01 2000-01-01"},
		{"a day ends where the next begins", "2022-09-07", "2022-09-07 2022-09-08 2022-09-07 2022-09-08"},
		{"December ends with the year", "2022-12", "2022-12-01 2023-01-01 2022-12-01 2023-01-01"},
		{"the astronomical year 0 follows the year -1", "-0001", "-0001-01-01 0000-01-01 -0001-01-01 0000-01-01"},
		{"winter reaches into the next year", "2021-24", "2021-12-01 2022-03-01 2021-12-01 2022-03-01"},
		{"doubt moves no bound", "1850%", "1850-01-01 1851-01-01 1850-01-01 1851-01-01"},
		{"significant digits are a range", "1950S2", "1900-01-01 2000-01-01 1900-01-01 2000-01-01"},
		{"and before the era too", "-1950S2", "-1999-01-01 -1899-01-01 -1999-01-01 -1899-01-01"},
		{"an interval begins in its start and ends in its end", "1939/1945", "1939-01-01 1940-01-01 1945-01-01 1946-01-01"},
		{"ends that overlap hold each other", "2004-06/2004", "2004-06-01 2004-07-01 2004-06-01 2005-01-01"},
		{"and the other way round", "2004/2004-06", "2004-01-01 2004-07-01 2004-06-01 2004-07-01"},
		{"an open end is at the end of the axis", "2008/..", "2008-01-01 2009-01-01 +inf +inf"},
		{"an unknown end is anywhere after the start", "2008/", "2008-01-01 2009-01-01 2008-01-01 +inf"},
		{"an open start is at the beginning of the axis", "../1944", "-inf -inf 1944-01-01 1945-01-01"},
		{"an unknown start is anywhere before the end", "/1944", "-inf 1945-01-01 1944-01-01 1945-01-01"},
		{"dots beside the ends widen them", "..2004/2006..", "-inf 2005-01-01 2006-01-01 +inf"},
		{"dots inside narrow nothing", "2004../..2006", "2004-01-01 2007-01-01 2004-01-01 2007-01-01"},
		{"one of a set begins and ends within any of them", "[1667,1670..1672]", "1667-01-01 1673-01-01 1667-01-01 1673-01-01"},
		{"one of a set without a start", "[..1984]", "-inf 1985-01-01 1984-01-01 1985-01-01"},
		{"one of a set without an end", "[1984..]", "1984-01-01 +inf 1984-01-01 +inf"},
		{"all of a set begin with the first and end with the last", "{1961-12,1960}", "1960-01-01 1961-01-01 1961-12-01 1962-01-01"},
		{"all of a set without a start", "{..1984}", "-inf -inf 1984-01-01 1985-01-01"},
		{"29 February is found where there is one", "XXXX-02-29", "0000-02-29 9996-03-01 0000-02-29 9996-03-01"},
		{"29 February skips 1900", "19XX-02-29", "1904-02-29 1996-03-01 1904-02-29 1996-03-01"},
		{"a masked month skips those without the day", "1985-XX-31", "1985-01-31 1986-01-01 1985-01-31 1986-01-01"},
		{"masks before the era count backwards", "-192X", "-1929-01-01 -1919-01-01 -1929-01-01 -1919-01-01"},
		{"no mask admits the year -0000", "-XXXX", "-9999-01-01 0000-01-01 -9999-01-01 0000-01-01"},
		{"nor where its last digit is known", "-00X0", "-0090-01-01 -0009-01-01 -0090-01-01 -0009-01-01"},
		{"29 February before the era", "-XXXX-02-29", "-9996-02-29 -0004-03-01 -9996-02-29 -0004-03-01"},
		{"an unknown month may be the last", "-000X-XX-31", "-0009-01-31 0000-01-01 -0009-01-31 0000-01-01"},
		{"deep time", "Y-13800000000", "-13800000000-01-01 -13799999999-01-01 -13800000000-01-01 -13799999999-01-01"},
		{"a year beyond the axis lies at its end", "Y1E20", "+inf +inf +inf +inf"},
		{"and before it at its beginning", "Y-300E9", "-inf -inf -inf -inf"},
		{"what crosses the end of the axis is cut there", "Y29E10S1", "200000000000-01-01 +inf 200000000000-01-01 +inf"},
		{"a minute", "2022-09-07T14:05Z", "2022-09-07T14:05:00 2022-09-07T14:06:00 2022-09-07T14:05:00 2022-09-07T14:06:00"},
		{"a second", "2022-09-07T23:59:59Z", "2022-09-07T23:59:59 2022-09-08 2022-09-07T23:59:59 2022-09-08"},
		{"a tenth of one", "2022-09-07T14:05:00.9Z", "2022-09-07T14:05:00.9 2022-09-07T14:05:01 2022-09-07T14:05:00.9 2022-09-07T14:05:01"},
		{"a 60th second is the last nanosecond of its minute", "2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999999999 2017-01-01 2016-12-31T23:59:59.999999999 2017-01-01"},
		{"an offset is taken off", "2022-09-07T01:00:00+02:00", "2022-09-06T23:00:00 2022-09-06T23:00:01 2022-09-06T23:00:00 2022-09-06T23:00:01"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := spanText(MustParse(row.text).Bounds(Calendar{})); got != row.want {
				t.Errorf("%s lies in %s\nwant %s", row.text, got, row.want)
			}
		})
	}
}

func TestSeasonsFollowTheHemisphere(t *testing.T) {
	rows := []struct{ text, north, south string }{
		{"2021-21", "2021-03-01 2021-06-01", "2021-09-01 2021-12-01"},
		{"2021-22", "2021-06-01 2021-09-01", "2021-12-01 2022-03-01"},
		{"2021-23", "2021-09-01 2021-12-01", "2021-03-01 2021-06-01"},
		{"2021-24", "2021-12-01 2022-03-01", "2021-06-01 2021-09-01"},
		{"2021-28", "2021-12-01 2022-03-01", "2021-12-01 2022-03-01"},
		{"2021-30", "2021-12-01 2022-03-01", "2021-12-01 2022-03-01"},
		{"2021-36", "2021-10-01 2022-01-01", "2021-10-01 2022-01-01"},
		{"2021-38", "2021-05-01 2021-09-01", "2021-05-01 2021-09-01"},
		{"2021-41", "2021-07-01 2022-01-01", "2021-07-01 2022-01-01"},
	}
	for _, row := range rows {
		for _, side := range []struct {
			southern bool
			want     string
		}{{false, row.north}, {true, row.south}} {
			s := MustParse(row.text).Bounds(Calendar{Southern: side.southern})
			if got := instantText(s.StartLo) + " " + instantText(s.EndHi); got != side.want {
				t.Errorf("%s, southern %t: %s, want %s", row.text, side.southern, got, side.want)
			}
		}
	}
}

func TestDateWithoutZoneDependsOnNoZone(t *testing.T) {
	for _, text := range []string{"2022-09-07", "1999", "2021-24", "199X-XX-31", "[1667..1670]", "1939/1945", "2022-09-07T14:05:00", "2024-03-26T22:00/2024-03-27T04:00"} {
		d := MustParse(text)
		want := d.Bounds(Calendar{})
		for _, name := range []string{"Pacific/Auckland", "America/New_York", "Europe/Tirane"} {
			if got := d.Bounds(Calendar{Zone: zone(t, name)}); got != want {
				t.Errorf("%s in %s: %s, want %s", text, name, spanText(got), spanText(want))
			}
		}
	}
}

func TestTimeWithZoneIsLaidOnTheCalendarsClock(t *testing.T) {
	rows := []struct{ claim, text, zone, want string }{
		{"summer time", "2022-09-07T14:05:00Z", "Europe/Tirane", "2022-09-07T16:05:00"},
		{"winter time", "2022-12-07T14:05Z", "Europe/Tirane", "2022-12-07T15:05:00"},
		{"the next day", "2022-09-06T13:00:00Z", "Pacific/Auckland", "2022-09-07T01:00:00"},
		{"an offset", "2022-09-07T14:05:00-03:00", "Europe/Tirane", "2022-09-07T19:05:00"},
		{"UTC where no zone is given", "2022-09-07T14:05:00Z", "", "2022-09-07T14:05:00"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			var c Calendar
			if row.zone != "" {
				c.Zone = zone(t, row.zone)
			}
			if got := instantText(MustParse(row.text).Bounds(c).StartLo); got != row.want {
				t.Errorf("%s in %q begins at %s, want %s", row.text, row.zone, got, row.want)
			}
		})
	}
}

func TestIntervalBetweenTimesEndsWhenTheClockShowsIt(t *testing.T) {
	rows := []struct{ text, from, to string }{
		{"2024-03-26T22:00/2024-03-27T04:00", "2024-03-26T22:00:00", "2024-03-27T04:00:00"},
		{"2024-03-26T14:00:00/2024-03-26T15:30", "2024-03-26T14:00:00", "2024-03-26T15:30:00"},
		{"2024-03-26T22:00:30.0/2024-03-26T22:00:31.0", "2024-03-26T22:00:30", "2024-03-26T22:00:31"},
		{"2024-03-26T22:00/2024-03-26T22:00", "2024-03-26T22:00:00", "2024-03-26T22:01:00"},
		{"2024-03-26T22:00Z/2024-03-27T04:00+01:00", "2024-03-26T22:00:00", "2024-03-27T03:00:00"},
	}
	for _, row := range rows {
		d := MustParse(row.text)
		s := d.Bounds(Calendar{})
		if from, to := instantText(s.StartLo), instantText(s.EndHi); from != row.from || to != row.to {
			t.Errorf("%s: %s to %s, want %s to %s", row.text, from, to, row.from, row.to)
		}
		if d.Level() != LevelExt || d.String() != row.text {
			t.Errorf("%s: level %d, written %s", row.text, d.Level(), d)
		}
	}
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestWithinAndStartsWith(t *testing.T) {
	rows := []struct {
		claim, inner, outer string
		within, startsWith  bool
	}{
		{"a day lies in its year", "1991-08-19", "1991", true, false},
		{"a year does not lie in its day", "1991", "1991-08-19", false, false},
		{"a date lies in itself and starts with itself", "1991", "1991", true, true},
		{"a span from the day starts with it", "2022-10-23/2022-10-25", "2022-10-23", false, true},
		{"a span from the day before does not", "2022-10-22/2022-10-25", "2022-10-23", false, false},
		{"everything lies in what has no bounds", "1991", "[..1980,1985..]", true, false},
		{"what has no end does not lie in what has one", "1991/..", "1991/1999", false, false},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			inner, outer := MustParse(row.inner).Bounds(Calendar{}), MustParse(row.outer).Bounds(Calendar{})
			if got := inner.Within(outer); got != row.within {
				t.Errorf("%s within %s: %t", row.inner, row.outer, got)
			}
			if got := inner.StartsWith(outer); got != row.startsWith {
				t.Errorf("%s starts with %s: %t", row.inner, row.outer, got)
			}
		})
	}
}

func TestSpanTellsKindsPrecisionAndDoubt(t *testing.T) {
	rows := []struct {
		text       string
		start, end EndKind
		precision  Precision
		qualifier  Qualifier
	}{
		{"1999", Dated, Dated, Year, 0},
		{"2022-09", Dated, Dated, Month, 0},
		{"2022-09-07", Dated, Dated, Day, 0},
		{"2021-24", Dated, Dated, Season, 0},
		{"2021-34", Dated, Dated, Season, 0},
		{"2021-38", Dated, Dated, Third, 0},
		{"2021-41", Dated, Dated, Half, 0},
		{"199X", Dated, Dated, Decade, 0},
		{"19XX", Dated, Dated, Century, 0},
		{"1XX3", Dated, Dated, Millennium, 0},
		{"XXXX", Dated, Dated, TenKiloYear, 0},
		{"1999-XX-31", Dated, Dated, Year, 0},
		{"1999-06-3X", Dated, Dated, Month, 0},
		{"1950S2", Dated, Dated, Century, 0},
		{"1950S4", Dated, Dated, Year, 0},
		{"Y-66E6S2", Dated, Dated, MegaYear, 0},
		{"Y-17E7", Dated, Dated, TenMegaYear, 0},
		{"Y-138E8", Dated, Dated, HundredMegaYear, 0},
		{"Y-13800000000", Dated, Dated, Year, 0},
		{"Y1E20", Dated, Dated, GigaYear, 0},
		{"2022-09-07T14:05Z", Dated, Dated, Minute, 0},
		{"2022-09-07T14:05:00Z", Dated, Dated, Second, 0},
		{"2022-09-07T14:05:00.5Z", Dated, Dated, Subsecond, 0},
		{"1939/1945-05-08", Dated, Dated, Year, 0},
		{"1939-09-01?/1945~", Dated, Dated, Year, Uncertain | Approximate},
		{"2004-?06-11", Dated, Dated, Day, Uncertain},
		{"2008-03-01/..", Dated, Open, Day, 0},
		{"2008/", Dated, Unknown, Year, 0},
		{"../1944~", Open, Dated, Year, Approximate},
		{"/1944", Unknown, Dated, Year, 0},
		{"..2004/2006..", Unknown, Unknown, Year, 0},
		{"[..1667,1668-12]", Open, Dated, Year, 0},
		{"{1667-01-01,1668-12?..}", Dated, Open, Month, Uncertain},
	}
	for _, row := range rows {
		s := MustParse(row.text).Bounds(Calendar{})
		if s.StartKind != row.start || s.EndKind != row.end || s.Precision != row.precision || s.Qualifier != row.qualifier {
			t.Errorf("%s: kinds %d and %d, precision %d, qualifier %d, want %d, %d, %d, %d", row.text,
				s.StartKind, s.EndKind, s.Precision, s.Qualifier, row.start, row.end, row.precision, row.qualifier)
		}
	}
}

func TestCompareOrdersByStartThenEndThenText(t *testing.T) {
	sorted := []string{
		"Y-1E20", "../1944", // neither has a start, and the axis begins after the first has ended
		"Y-138E8", "-0043", "0000", "1999-01-01", "1999-01-01%", "1999-01-01~", "1999-01", "1999", "1999/", "1999/..", "2000", "Y1E20",
	}
	dates := make([]Date, len(sorted))
	for i, text := range sorted {
		dates[len(sorted)-1-i] = MustParse(text)
	}
	slices.SortFunc(dates, Compare)
	for i, d := range dates {
		if d.String() != sorted[i] {
			t.Errorf("place %d has %s, want %s", i, d, sorted[i])
		}
	}
	if got := Compare(dates[3], dates[3]); got != 0 {
		t.Errorf("a date differs from itself by %d", got)
	}
}
