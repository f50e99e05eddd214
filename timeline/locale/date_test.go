package locale

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"kronika/timeline/edtf"
)

// Tables write a thin space as "_" and a no-break space as "+", which no
// expected text holds otherwise.
var blanks = strings.NewReplacer("_", "\u2009", "+", "\u00a0")

// dateRow is a date and what both languages say of it.
type dateRow struct{ claim, date, sq, en string }

func checkDates(t *testing.T, rows []dateRow, write func(*Locale, edtf.Date) string) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			d := edtf.MustParse(row.date)
			for _, side := range []struct{ tag, want string }{{"sq", row.sq}, {"en", row.en}} {
				if got, want := write(For(side.tag), d), blanks.Replace(side.want); got != want {
					t.Errorf("%s in %s: %q, want %q", row.date, side.tag, got, want)
				}
			}
		})
	}
}

func TestPlainDates(t *testing.T) {
	checkDates(t, []dateRow{
		{"a year", "1999", "1999", "1999"},
		{"a month", "2022-01", "janar 2022", "January 2022"},
		{"a day", "2022-09-07", "7 shtator 2022", "7 September 2022"},
		{"a first day has no zero", "2019-11-01", "1 nëntor 2019", "1 November 2019"},
		{"a year that could be anything has its era", "0079", "79 mb.K.", "79 AD"},
		{"a year of three digits has none", "0476", "476", "476"},
		{"a year of five digits is grouped and has its era", "Y12000", "12+000 mb.K.", "12,000 AD"},
		{"spring", "2021-21", "pranvera 2021", "spring 2021"},
		{"summer", "2021-22", "vera 2021", "summer 2021"},
		{"autumn", "2021-23", "vjeshta 2021", "autumn 2021"},
		{"winter", "2021-24", "dimri 2021", "winter 2021"},
		{"a season of a hemisphere names it", "2021-32", "dimri 2021 (hemisfera jugore)", "winter 2021 (Southern Hemisphere)"},
		{"a quarter", "2022-33", "tremujori I, 2022", "Q1 2022"},
		{"the last quarter", "2022-36", "tremujori IV, 2022", "Q4 2022"},
		{"four months", "2022-38", "maj_–_gusht 2022", "May_–_August 2022"},
		{"the first half", "2021-40", "gjysma e parë e vitit 2021", "first half of 2021"},
		{"the second half", "2021-41", "gjysma e dytë e vitit 2021", "second half of 2021"},
	}, (*Locale).Date)
}

// There is no year zero in history: the year 0 is 1 BCE and -43 is 44 BCE.
func TestYearBeforeTheEraIsOneLessThanItsNumber(t *testing.T) {
	checkDates(t, []dateRow{
		{"-0043 is 44 BCE", "-0043", "44 p.K.", "44 BC"},
		{"0000 is 1 BCE", "0000", "1 p.K.", "1 BC"},
		{"0001 is 1 CE", "0001", "1 mb.K.", "1 AD"},
		{"a month", "-0043-03", "mars 44 p.K.", "March 44 BC"},
		{"the Ides of March", "-0043-03-15", "15 mars 44 p.K.", "15 March 44 BC"},
		{"a season", "-0043-21", "pranvera 44 p.K.", "spring 44 BC"},
		{"a span before the era says it once", "-0300/-0100", "301_–_101 p.K.", "301_–_101 BC"},
		{"a span across it says both", "-0043/0014", "44 p.K._–_14 mb.K.", "44 BC_–_14 AD"},
		{"even where the later year needs none by itself", "-0300/1999", "301 p.K._–_1999 mb.K.", "301 BC_–_1999 AD"},
		{"digits that are unknown", "-004X", "vitet 50–41 p.K.", "50–41 BC"},
		{"and those that would reach the year -0000", "-00XX", "vitet 100–2 p.K.", "100–2 BC"},
		{"about", "-0043~", "rreth vitit 44 p.K.", "c. 44 BC"},
		{"since", "-0043/..", "që nga viti 44 p.K.", "since 44 BC"},
	}, (*Locale).Date)
}

func TestStretchesSayWhatTheyShareOnce(t *testing.T) {
	checkDates(t, []dateRow{
		{"one month", "2022-09-07/2022-09-09", "7_–_9 shtator 2022", "7_–_9 September 2022"},
		{"one year", "2022-08-30/2022-09-02", "30 gusht_–_2 shtator 2022", "30 August_–_2 September 2022"},
		{"nothing", "2021-12-30/2022-01-02", "30 dhjetor 2021_–_2 janar 2022", "30 December 2021_–_2 January 2022"},
		{"years", "1990/1999", "1990_–_1999", "1990_–_1999"},
		{"months of a year", "2020-01/2020-03", "janar_–_mars 2020", "January_–_March 2020"},
		{"months of two years", "2019-11/2020-03", "nëntor 2019_–_mars 2020", "November 2019_–_March 2020"},
		{"one date twice", "2020/2020", "2020", "2020"},
		{"ends of two kinds", "1939/1945-05-08", "1939_–_8 maj 1945", "1939_–_8 May 1945"},
		{"seasons", "2021-21/2022-24", "pranvera 2021_–_dimri 2022", "spring 2021_–_winter 2022"},
		{"about both", "1850~/1860~", "rreth vitit 1850_–_rreth vitit 1860", "c. 1850_–_c. 1860"},
		{"ages", "Y-201E6S3/Y-145E6S3", "201_–_145 milionë vjet më parë", "201_–_145 million years ago"},
		{"ages of round years", "Y-201000000/Y-145000000", "201_–_145 milionë vjet më parë", "201_–_145 million years ago"},
		{"ages in thousands say it twice", "Y-50000S1/Y-40000S1", "50+000 vjet më parë_–_40+000 vjet më parë", "50,000 years ago_–_40,000 years ago"},
		{"a range of which one is an age", "Y-138E8S3/2022", "13,8 miliardë vjet më parë_–_2022", "13.8 billion years ago_–_2022"},
		{"ages of two units", "Y-138E8S3/Y-66E6S2", "13,8 miliardë vjet më parë_–_66 milionë vjet më parë", "13.8 billion years ago_–_66 million years ago"},
	}, (*Locale).Date)
}

func TestOpenAndUnknownEndsAreToldApart(t *testing.T) {
	checkDates(t, []dateRow{
		{"no end", "2008/..", "që nga viti 2008", "since 2008"},
		{"no start", "../1944", "deri në vitin 1944", "until 1944"},
		{"an unknown end", "2008/", "nga viti 2008, fundi i panjohur", "from 2008, end unknown"},
		{"an unknown start", "/1944", "deri në vitin 1944, fillimi i panjohur", "until 1944, start unknown"},
		{"since a month", "2008-05/..", "që nga muaji maj 2008", "since May 2008"},
		{"since a day", "2008-05-07/..", "që nga data 7 maj 2008", "since 7 May 2008"},
		{"since a season", "2021-21/..", "që nga pranvera 2021", "since spring 2021"},
		{"since a decade", "199X/..", "që nga vitet 1990", "since the 1990s"},
		{"since about", "1850~/..", "që prej rreth vitit 1850", "since c. 1850"},
		{"since an uncertain month", "2008-05?/..", "që nga muaji maj 2008 (e pasigurt)", "since May 2008 (uncertain)"},
		{"until a day", "../2022-09-07", "deri më 7 shtator 2022", "until 7 September 2022"},
		{"until a season", "../2021-23", "deri në vjeshtën 2021", "until autumn 2021"},
		{"until half a year", "../2021-41", "deri në gjysmën e dytë të vitit 2021", "until the second half of 2021"},
		{"until about", "../1850~", "deri rreth vitit 1850", "until c. 1850"},
		{"from a day", "2008-05-07/", "nga data 7 maj 2008, fundi i panjohur", "from 7 May 2008, end unknown"},
		{"ends that may lie beyond their dates", "..2004-06/2006..", "qershor 2004 ose më herët_–_2006 ose më vonë", "June 2004 or earlier_–_2006 or later"},
		{"one of them open", "2004../..", "që nga viti 2004 ose më vonë", "since 2004 or later"},
	}, (*Locale).Date)
}

func TestDoubt(t *testing.T) {
	checkDates(t, []dateRow{
		{"about", "1850~", "rreth vitit 1850", "c. 1850"},
		{"uncertain", "1850?", "1850 (e pasigurt)", "1850 (uncertain)"},
		{"both", "1850%", "rreth vitit 1850 (e pasigurt)", "c. 1850 (uncertain)"},
		{"about, by itself", "~1850", "rreth vitit 1850", "c. 1850"},
		{"about a month", "2022-09~", "rreth muajit shtator 2022", "c. September 2022"},
		{"about a day", "2022-09-07~", "rreth datës 7 shtator 2022", "c. 7 September 2022"},
		{"about a season", "2021-21~", "rreth pranverës 2021", "about spring 2021"},
		{"about half a year", "2021-40~", "rreth gjysmës së parë të vitit 2021", "about the first half of 2021"},
		{"about a decade", "199X~", "rreth viteve 1990", "c. 1990s"},
		{"the year alone", "2004?-06-11", "11 qershor 2004 (viti i pasigurt)", "11 June 2004 (year uncertain)"},
		{"the month alone", "2004-%06-11", "11 qershor 2004 (muaji i pasigurt dhe i përafërt)", "11 June 2004 (month uncertain and approximate)"},
		{"the day alone", "2004-06-~11", "11 qershor 2004 (dita e përafërt)", "11 June 2004 (day approximate)"},
		{"year and month", "2004-06~-11", "11 qershor 2004 (viti i përafërt, muaji i përafërt)", "11 June 2004 (year approximate, month approximate)"},
		{"a season alone", "2021-?21", "pranvera 2021 (pjesa e vitit e pasigurt)", "spring 2021 (part of the year uncertain)"},
		{"significant digits", "1950S2", "rreth vitit 1950 (1900–1999)", "c. 1950 (1900–1999)"},
	}, (*Locale).Date)
}

func TestUnknownDigits(t *testing.T) {
	checkDates(t, []dateRow{
		{"a decade", "199X", "vitet 1990", "1990s"},
		// 19XX is 1900 to 1999. "1900s" may be taken for ten years, and the 20th
		// century begins in 1901: neither is printed for it.
		{"a hundred years", "19XX", "vitet 1900–1999", "1900–1999"},
		{"a decade that could be taken for a century", "190X", "vitet 1900–1909", "1900–1909"},
		{"a thousand years", "1XXX", "vitet 1000–1999", "1000–1999"},
		{"digits that make no span", "1XX3", "1XX3 (X është shifër e panjohur)", "1XX3 (X is an unknown digit)"},
		{"the last year before the era and the first of it", "000X", "vitet 1 p.K._–_9 mb.K.", "1 BC_–_9 AD"},
		{"and as many as a thousand", "0XXX", "vitet 1 p.K._–_999 mb.K.", "1 BC_–_999 AD"},
		{"digits that make no span, before the era", "-1XX3", "−1XX3 (X është shifër e panjohur)", "−1XX3 (X is an unknown digit)"},
		{"digits that make no span, of an early year", "0XX3", "XX3 (X është shifër e panjohur)", "XX3 (X is an unknown digit)"},
		{"no digit at all", "XXXX", "vit i panjohur", "unknown year"},
		{"no digit before the era", "-XXXX", "vit i panjohur p.K.", "unknown year BC"},
		{"some month", "1999-XX", "një muaj i vitit 1999", "some month in 1999"},
		{"one of three months", "1999-1X", "një muaj, tetor, nëntor ose dhjetor 1999", "some month, October, November or December 1999"},
		{"one of nine months", "1999-0X", "një muaj, janar_–_shtator 1999", "some month, January_–_September 1999"},
		{"one of two months", "1999-X2", "një muaj, shkurt ose dhjetor 1999", "some month, February or December 1999"},
		{"some day of one of two months", "1999-X2-XX", "një ditë, shkurt ose dhjetor 1999", "some day, February or December 1999"},
		{"one of the days of February", "2000-02-2X", "një ditë, 20–29 shkurt 2000", "some day, 20–29 February 2000"},
		{"one of the days of September", "1999-09-X1", "1, 11 ose 21 shtator 1999", "1, 11 or 21 September 1999"},
		{"some day of a year", "1999-XX-XX", "një ditë e vitit 1999", "some day in 1999"},
		{"some day of a month", "1999-06-XX", "një ditë e muajit qershor 1999", "some day in June 1999"},
		{"one of ten days", "1999-06-1X", "një ditë, 10–19 qershor 1999", "some day, 10–19 June 1999"},
		{"one of two days", "1999-06-3X", "30 qershor 1999", "30 June 1999"},
		{"a day of some month", "1999-XX-12", "dita 12 e një muaji të vitit 1999", "day 12 of some month in 1999"},
		{"a month of some year", "199X-06", "qershor, një nga vitet 1990–1999", "June, one of the years 1990–1999"},
		{"a day of some year", "199X-06-12", "12 qershor, një nga vitet 1990–1999", "12 June, one of the years 1990–1999"},
		{"some day of a month of some year", "199X-06-XX", "qershor, një nga vitet 1990–1999", "June, one of the years 1990–1999"},
		{"a day of some month of some year", "199X-XX-12", "vitet 1990", "1990s"},
		{"a day of a year whose digits make no span", "1XX3-06-12", "12 qershor 1XX3 (X është shifër e panjohur)", "12 June 1XX3 (X is an unknown digit)"},
		{"half of some year is its years", "20XX-41", "vitet 2000–2099", "2000–2099"},
		{"a feast of an unknown year", "XXXX-12-25", "25 dhjetor, vit i panjohur", "25 December, unknown year"},
		{"a feast of an unknown year before the era", "-XXXX-12-25", "25 dhjetor, vit i panjohur p.K.", "25 December, unknown year BC"},
		{"a season of some year", "199X-22", "vera, një nga vitet 1990–1999", "summer, one of the years 1990–1999"},
	}, (*Locale).Date)
}

func TestSets(t *testing.T) {
	checkDates(t, []dateRow{
		{"one of two", "[1667,1668]", "1667 ose 1668", "1667 or 1668"},
		{"both", "{1667,1668}", "1667 dhe 1668", "1667 and 1668"},
		{"one of several and of a range", "[1667,1668,1670..1672]", "1667, 1668 ose 1670_–_1672", "1667, 1668 or 1670_–_1672"},
		{"or earlier", "[..1984]", "1984 ose më herët", "1984 or earlier"},
		{"or later", "[1984-12..]", "dhjetor 1984 ose më vonë", "December 1984 or later"},
		{"all until", "{..1984}", "deri në vitin 1984", "until 1984"},
		{"all since", "{1667,1668-12..}", "1667 dhe që nga muaji dhjetor 1668", "1667 and since December 1668"},
		{"one member", "[2020]", "2020", "2020"},
	}, (*Locale).Date)
}

func TestTimesOfDayAreOnThe24HourClock(t *testing.T) {
	checkDates(t, []dateRow{
		{"an afternoon", "2022-09-07T14:05:00Z", "7 shtator 2022 në 14:05+UTC", "7 September 2022 at 14:05+UTC"},
		{"midnight", "2022-09-07T00:00:00Z", "7 shtator 2022 në 00:00+UTC", "7 September 2022 at 00:00+UTC"},
		{"a local time says so", "2022-09-07T14:05", "7 shtator 2022 në 14:05 (ora lokale)", "7 September 2022 at 14:05 (local time)"},
		{"two times of a day share it", "2024-03-26T14:00/2024-03-26T15:30", "26 mars 2024 në 14:00\u2009–\u200915:30 (ora lokale)", "26 March 2024 at 14:00\u2009–\u200915:30 (local time)"},
		{"two times share their zone", "2024-03-26T22:00Z/2024-03-27T04:00Z", "26 mars 2024 në 22:00\u2009–\u200927 mars 2024 në 04:00\u00a0UTC", "26 March 2024 at 22:00\u2009–\u200927 March 2024 at 04:00\u00a0UTC"},
		{"seconds that say something", "2022-09-07T14:05:09Z", "7 shtator 2022 në 14:05:09+UTC", "7 September 2022 at 14:05:09+UTC"},
		{"a fraction", "2022-09-07T14:05:09.50Z", "7 shtator 2022 në 14:05:09,50+UTC", "7 September 2022 at 14:05:09.50+UTC"},
		{"an offset", "2022-09-07T14:05:00-03:30", "7 shtator 2022 në 14:05+UTC−03:30", "7 September 2022 at 14:05+UTC−03:30"},
		{"an offset that is none", "2022-09-07T14:05:00+00:00", "7 shtator 2022 në 14:05+UTC", "7 September 2022 at 14:05+UTC"},
	}, (*Locale).Date)
}

func TestAges(t *testing.T) {
	checkDates(t, []dateRow{
		{"billions", "Y-138E8S3", "13,8 miliardë vjet më parë", "13.8 billion years ago"},
		{"one billion", "Y-1E9", "1 miliard vjet më parë", "1 billion years ago"},
		{"millions", "Y-66E6S2", "66 milionë vjet më parë", "66 million years ago"},
		{"one million", "Y-1E6", "1 milion vjet më parë", "1 million years ago"},
		{"thousands", "Y-50000S1", "50+000 vjet më parë", "50,000 years ago"},
		{"a round year that says nothing of its precision", "Y-13800000000", "13,8 miliardë vjet më parë", "13.8 billion years ago"},
		{"an exact year is no age", "Y-66043000", "66+043+001 p.K.", "66,043,001 BC"},
		{"a recent year is no age", "Y-10000", "10+001 p.K.", "10,001 BC"},
		{"about", "Y-138E8~", "rreth 13,8 miliardë vjet më parë", "about 13.8 billion years ago"},
		{"beyond the axis, long ago", "Y-1E20", "më shumë se 292 miliardë vjet më parë", "more than 292 billion years ago"},
		{"beyond the axis, to come", "Y1E20", "pas më shumë se 292 miliardë vjetësh", "more than 292 billion years from now"},
	}, (*Locale).Date)
}

func TestLabelsAreShortAndClaimNoMore(t *testing.T) {
	checkDates(t, []dateRow{
		{"a day", "2022-09-07", "7 sht 2022", "7 Sept 2022"},
		{"a month", "2022-11", "nën 2022", "Nov 2022"},
		{"a span", "2022-08-30/2022-09-02", "30 gush_–_2 sht 2022", "30 Aug_–_2 Sept 2022"},
		{"a time", "2022-09-07T14:05:00", "7 sht 2022, 14:05", "7 Sept 2022, 14:05"},
		{"about", "1850~", "rreth 1850", "c. 1850"},
		{"uncertain", "1850?", "1850?", "1850?"},
		{"both", "1850%", "rreth 1850?", "c. 1850?"},
		{"a doubted part doubts the label", "2004-?06-11", "11 qer 2004?", "11 Jun 2004?"},
		{"some day is its year", "1999-XX-XX", "1999", "1999"},
		{"some day of a month is its month", "1999-06-XX", "qer 1999", "Jun 1999"},
		{"a day of some year is its years", "199X-06-12", "vitet 1990", "1990s"},
		{"a hundred years", "19XX", "1900–1999", "1900–1999"},
		{"since", "2008/..", "që nga 2008", "since 2008"},
		{"until", "../1944", "deri më 1944", "until 1944"},
		{"an unknown end", "2008/", "2008_–_?", "2008_–_?"},
		{"an unknown start", "/1944", "?_–_1944", "?_–_1944"},
		{"the first and the last of many", "[1667,1668,1670]", "1667 … 1670", "1667 … 1670"},
		{"an age in billions", "Y-138E8S3", "13,8 miliardë vjet më parë", "13.8 billion years ago"},
		{"an age in millions", "Y-66E6S2", "66 milionë vjet më parë", "66 million years ago"},
		{"an age in thousands", "Y-50000S1", "50+000 vjet më parë", "50,000 years ago"},
		{"ages", "Y-201E6S3/Y-145E6S3", "201_–_145 milionë vjet më parë", "201_–_145 million years ago"},
		{"significant digits", "1950S2", "rreth 1950", "c. 1950"},
		{"a season names no hemisphere", "2021-32", "dimri 2021", "winter 2021"},
		{"four months", "2021-37", "jan_–_pri 2021", "Jan_–_Apr 2021"},
		{"half a year", "2021-40", "gjysma e parë e vitit 2021", "first half of 2021"},
	}, (*Locale).DateShort)
}

func TestNoDateIsSaidToBeUnknown(t *testing.T) {
	if got := For("en").Date(edtf.Date{}); got != "date unknown" {
		t.Errorf("the zero date is %q", got)
	}
	if got := For("sq").DateShort(edtf.Date{}); got != "datë e panjohur" {
		t.Errorf("the zero date is %q", got)
	}
}

// What no table lists must still be words: no key, no placeholder, nothing empty.
func checkWords(t *testing.T, d edtf.Date) {
	t.Helper()
	for _, l := range Locales() {
		for _, text := range []string{l.Date(d), l.DateShort(d)} {
			if strings.TrimSpace(text) != text || text == "" || !utf8.ValidString(text) ||
				strings.ContainsAny(text, "{}'") || strings.Contains(text, "date.") || strings.Contains(text, "()") {
				t.Errorf("%s in %s: %q", d, l.Tag, text)
			}
		}
	}
}

func TestEveryVectorIsSaidInWords(t *testing.T) {
	text, err := os.ReadFile("../edtf/testdata/vectors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	dates := 0
	for line := range strings.Lines(string(text)) {
		vector, _, _ := strings.Cut(line, "\t")
		if d, err := edtf.Parse(vector); err == nil {
			dates++
			checkWords(t, d)
		}
	}
	if dates != 769 {
		t.Errorf("%d dates were said, want 769", dates)
	}
}

func FuzzDate(f *testing.F) {
	for _, text := range []string{"2022-09-07", "-XXXX-12-XX", "1XX3-X2-3X", "2001-?09~-09", "..2004/2006..", "[..1667,1668]", "Y-138E8S3", "Y1E20/..", "2022-09-07T14:05:60.5+02:00", "20XX-33?"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, err := edtf.Parse(text); err == nil {
			checkWords(t, d)
		}
	})
}
