package edtf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// single is the Date of one point.
func single(pt Point) Date { return Date{Kind: Single, Start: End{Kind: Dated, Point: pt}} }

func year(y int64) End { return End{Kind: Dated, Point: Point{Year: y}} }

func TestParseKeepsWhatIsWrittenAndNoMore(t *testing.T) {
	rows := []struct {
		claim, text string
		want        Date
	}{
		{"a year has no month", "1999", single(Point{Year: 1999})},
		{"a month has no day", "2022-09", single(Point{Year: 2022, Month: 9})},
		{"a day has no time", "2022-09-07", single(Point{Year: 2022, Month: 9, Day: 7})},
		{"-0043 is the astronomical year -43, which is 44 BCE", "-0043", single(Point{Year: -43, Minus: true})},
		{"0000 is the year 0, which is 1 BCE", "0000", single(Point{})},
		{"masked digits read as zero", "1X57-1X-X9", single(Point{Year: 1057, YearMask: 0b100, Month: 10, MonthMask: 1, Day: 9, DayMask: 2})},
		{"a masked year before the era keeps its sign", "-00XX", single(Point{Minus: true, YearMask: 0b11})},
		{"a sign behind a part doubts it and all before", "2004-06~-11", single(Point{Year: 2004, Month: 6, Day: 11, Qual: [3]Qualifier{Approximate, Approximate, 0}, ByPart: true})},
		{"a sign before a part doubts it alone", "2004-?06-11", single(Point{Year: 2004, Month: 6, Day: 11, Qual: [3]Qualifier{0, Uncertain, 0}, ByPart: true})},
		{"a sign at the end doubts the whole date", "2004-06%", single(Point{Year: 2004, Month: 6, Qual: [3]Qualifier{3, 3, 0}})},
		{"signs on one part add up", "2001-?09~-09", single(Point{Year: 2001, Month: 9, Day: 9, Qual: [3]Qualifier{Approximate, 3, 0}, ByPart: true})},
		{"a season stands where a month does", "2021-24", single(Point{Year: 2021, Month: 24})},
		{"an exponent is kept as written", "Y-17E7", single(Point{Year: -170_000_000, Minus: true, Long: true, Mantissa: -17, Exponent: 7})},
		{"significant digits are kept", "1950S2", single(Point{Year: 1950, Digits: 2})},
		{"a year beyond int64 is saturated", "Y-1E20", single(Point{Year: -1<<63 + 1, Minus: true, Long: true, Mantissa: -1, Exponent: 20, BeyondAxis: true})},
		{"a time has its zone", "2022-09-07T14:05:09+02:30", single(Point{Year: 2022, Month: 9, Day: 7, HasTime: true, Hour: 14, Minute: 5, Second: 9, HasSecond: true, Zone: Offset, OffsetMinutes: 150})},
		{"a time without a zone is local", "2022-09-07T14:05", single(Point{Year: 2022, Month: 9, Day: 7, HasTime: true, Hour: 14, Minute: 5})},
		{"trailing zeros of a fraction are kept", "2022-09-07T14:05:09.50Z", single(Point{Year: 2022, Month: 9, Day: 7, HasTime: true, Hour: 14, Minute: 5, Second: 9, HasSecond: true, FractionLen: 2, Nanosecond: 500_000_000, Zone: UTC})},
		{"an empty end is unknown", "2008/", Date{Kind: Interval, Start: year(2008)}},
		{"two dots are an open end", "2008/..", Date{Kind: Interval, Start: year(2008), End: End{Kind: Open}}},
		{"dots beside a date widen it", "..2004/2006..", Date{Kind: Interval,
			Start: End{Dated, Point{Year: 2004}, OrEarlier}, End: End{Dated, Point{Year: 2006}, OrLater}}},
		{"a set has dates and ranges", "[..1667,1668,1670..1672]", Date{Kind: OneOf, Set: []Element{
			{From: End{Kind: Open}, To: year(1667), Range: true}, {From: year(1668)}, {From: year(1670), To: year(1672), Range: true}}}},
		{"braces mean all", "{1960,1961..}", Date{Kind: AllOf, Set: []Element{
			{From: year(1960)}, {From: year(1961), To: End{Kind: Open}, Range: true}}}},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			got, err := Parse(row.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(row.want, got); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", row.text, diff)
			}
		})
	}
}

func TestZeroDateIsNoDate(t *testing.T) {
	var d Date
	if !d.IsZero() || d.String() != "" || d.Bounds(Calendar{}) != (Span{}) || d.Level() != Level0 {
		t.Errorf("the zero Date is %q with bounds %v", d, d.Bounds(Calendar{}))
	}
	if MustParse("0000").IsZero() {
		t.Error("year 0 counts as no date")
	}
}

// These are the questions in which libraries differ. The vectors hold most of
// them; here stands what we decided.
func TestDecisions(t *testing.T) {
	rows := []struct {
		claim string
		valid bool
		texts []string
	}{
		{"an interval without any date has no place on a timeline", false, []string{"../..", "/", "../", "/.."}},
		{"ends that overlap are in order", true, []string{"2004-06/2004", "2004/2004-06", "2004-06-11%/2004-%06", "XXXX-12-21/1890-09-2X"}},
		{"an interval does not run backwards", false, []string{"2004/2003", "-1000/-2000", "2012-24/2012-21"}},
		{"order beyond the axis is that of the years", true, []string{"Y1E20/Y1E21", "Y3E11/Y4E11", "Y-4E11/Y-3E11"}},
		{"nor does it run backwards beyond the axis", false, []string{"Y4E11/Y3E11", "Y-3E11/Y-4E11"}},
		{"a season is as good an end as a month", true, []string{"2001-21/2003", "1923-21/1924", "[2001-21..2001-23]"}},
		{"seasons are qualified and masked", true, []string{"2001-21?", "20XX-41", "2001?-23", "198X-33"}},
		{"a masked month is a month and no season", false, []string{"1999-2X", "1999-3X", "15XX-2X-25"}},
		{"negative years are masked", true, []string{"-01XX", "-XXXX", "-000X", "-00X0"}},
		{"offsets reach from -12:00 to +14:00", true, []string{"2016-05-02T12:00:00-12:00", "2016-05-02T12:00:00+14"}},
		{"and no further", false, []string{"2016-05-02T12:00:00-12:01", "2016-05-02T12:00:00+14:01", "2016-05-02T12:00:00-00:00", "2016-05-02T12:00:00-00"}},
		{"a second may be the 60th", true, []string{"1985-04-12T23:59:60Z", "2016-05-02T01:01:60"}},
		{"but no 61st", false, []string{"1985-04-12T23:59:61Z"}},
		{"minutes and fractions are read", true, []string{"2014-12-08T11:46", "2014-12-08T11:46-03:00", "2016-05-02T16:54:59.042Z", "2016-05-02T16:54:59.123456789"}},
		{"finer than a nanosecond is not kept", false, []string{"2016-05-02T16:54:59.1234567891"}},
		{"24:00 is the next day", false, []string{"1999-12-31T24:00:00Z", "1999-12-31T24:00"}},
		{"a time of day is not doubted, masked or within intervals and sets", false, []string{
			"2014-12-08T11:46:00~", "2014~-12-08T11:46:00", "2014-12-XXT11:46:00", "2014-12T11:46:00",
			"2014-12-08T11:46:00/2015", "2014/2014-12-08T11:46:00", "[2014-12-08T11:46:00]"}},
		{"sets have no blanks", false, []string{"[1667, 1668]", "{1960 ,1961}"}},
		{"only the first of a set is open to the past and only the last to the future", false, []string{"[1667,..1668]", "[1667..,1668]", "[..]", "[..1667..]"}},
		{"the two dates of a range are equally exact", false, []string{"[2025-01..2026]", "[2025-01..2026-23]"}},
		{"S counts at most the digits there are", true, []string{"1950S4", "Y171010000S9", "Y17E7S9", "-1859S4", "0044S2"}},
		{"and no more", false, []string{"1950S5", "1950S0", "1950S", "1950S02", "Y17E7S10", "0044S3", "195XS2"}},
		{"a long year may be doubted", true, []string{"Y-138E8~", "Y20000?", "1950S2%"}},
		{"Y is for more than four digits", false, []string{"Y1985", "Y12E2", "Y-9999", "Y012345", "Y-0", "Y"}},
		{"a long year has no month, and its digits have a limit", false, []string{"Y20000-04", "Y1234567890123456789", "Y1E999999999"}},
		{"a date has dots on one side only", false, []string{"..2004../2006", "2004../2006....", "..2004"}},
		{"bare digits of a century or decade are not EDTF", false, []string{"19", "193", "-19", "-193", "19~"}},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			for _, text := range row.texts {
				_, err := Parse(text)
				if row.valid && err != nil {
					t.Errorf("%v, want it accepted", err)
				}
				if !row.valid && err == nil {
					t.Errorf("%q is accepted", text)
				}
			}
		})
	}
}

func TestPlainDatesNeedNoAllocation(t *testing.T) {
	for _, text := range []string{"2022-09-07", "1999", "2022-09", "-0043", "1850~", "199X", "2021-24", "Y-138E8", "1939/1945", "2022-09-07T14:05:00Z"} {
		allocs := testing.AllocsPerRun(100, func() {
			if _, err := Parse(text); err != nil {
				t.Fatal(err)
			}
		})
		if allocs != 0 {
			t.Errorf("Parse(%q) allocates %v times", text, allocs)
		}
		d := MustParse(text)
		if allocs := testing.AllocsPerRun(100, func() { d.Bounds(Calendar{}); d.Level() }); allocs != 0 {
			t.Errorf("Bounds and Level of %s allocate %v times", text, allocs)
		}
	}
}

// Whatever is given, the work and the memory are in proportion to its length:
// the tests' own time limit is all that watches the clock here, and the
// benchmarks say how fast it is.
func TestHugeTextsAreReadInOnePass(t *testing.T) {
	const members = 100_000
	t.Run("a set of 100,000 years", func(t *testing.T) {
		text := "[1999" + strings.Repeat(",1999", members-1) + "]"
		d := MustParse(text)
		if len(d.Set) != members || d.String() != text {
			t.Errorf("%d members come back", len(d.Set))
		}
		if allocs := testing.AllocsPerRun(10, func() { MustParse(text) }); allocs > 1 { // on average: other goroutines allocate too
			t.Errorf("parsing allocates %v times, want once", allocs)
		}
		if got := spanText(d.Bounds(Calendar{})); got != "1999-01-01 2000-01-01 1999-01-01 2000-01-01" {
			t.Errorf("it lies in %s", got)
		}
	})
	for _, row := range []struct{ claim, text string }{
		{"a megabyte of digits", strings.Repeat("9", 1<<20)},
		{"a megabyte of digits of a long year", "Y" + strings.Repeat("9", 1<<20)},
		{"a megabyte of exponent", "Y1E" + strings.Repeat("9", 1<<20)},
		{"a megabyte of significant digits", "1999S" + strings.Repeat("9", 1<<20)},
		{"a megabyte of brackets", strings.Repeat("[", 1<<20)},
		{"a megabyte of slashes", "1999" + strings.Repeat("/", 1<<20)},
		{"a megabyte of commas", "[1999" + strings.Repeat(",", 1<<20)},
		{"a megabyte of signs", "1999" + strings.Repeat("?", 1<<20)},
		{"a megabyte of blanks", strings.Repeat(" ", 1<<20)},
		{"a megabyte of no UTF-8", strings.Repeat("\xff", 1<<20)},
		{"a fraction of a megabyte", "1999-12-31T12:00:00." + strings.Repeat("1", 1<<20)},
	} {
		t.Run(row.claim, func(t *testing.T) {
			if got := fault(t, row.text).Error(); len(got) > 400 {
				t.Errorf("the error is %d bytes long", len(got))
			}
		})
	}
}
