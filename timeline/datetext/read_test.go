package datetext

import (
	"strings"
	"testing"

	"kronika/timeline/edtf"
)

func TestWordsAreReadAsDates(t *testing.T) {
	rows := []struct{ words, want string }{
		{"c. 1850", "1850~"}, {"ca 1850", "1850~"}, {"circa 1850", "1850~"}, {"about 1850", "1850~"}, {"rreth vitit 1850", "1850~"}, {"rreth 1850", "1850~"},
		{"1850s", "185X"}, {"the 1850s", "185X"}, {"vitet 1850", "185X"}, {"viteve 1990", "199X"}, {"vitet '90", "199X"}, {"c. 1860s", "186X~"},
		{"1950s–60s", "195X/196X"}, {"1920s-1930s", "192X/193X"}, {"1930s", "193X"}, {"the sixties", "196X"},
		{"44 BC", "-0043"}, {"44 BCE", "-0043"}, {"44 p.e.s.", "-0043"}, {"44 para Krishtit", "-0043"}, {"168 p.e.s.", "-0167"}, {"44 p.K.", "-0043"},
		{"AD 79", "0079"}, {"79 AD", "0079"}, {"79 CE", "0079"}, {"44 v. Chr.", "-0043"}, {"44 av. J.-C.", "-0043"}, {"44 a.C.", "-0043"},
		{"Spring 1944", "1944-21"}, {"pranvera 1944", "1944-21"}, {"pranvera e vitit 1944", "1944-21"}, {"winter 1834–35", "1834-24"}, {"Summer 1997", "1997-22"}, {"vera 1997", "1997-22"},
		{"12/31/1999", "1999-12-31"}, {"31.12.1999", "1999-12-31"}, {"31/12/1999", "1999-12-31"}, {"1999/12/31", "1999-12-31"}, {"07.09.2022", "2022-09-07"},
		{"March 3, 1921", "1921-03-03"}, {"3 March 1921", "1921-03-03"}, {"3. März 1921", "1921-03-03"}, {"3 mars 1921", "1921-03-03"}, {"Mar. 3, 1921", "1921-03-03"}, {"3rd of March, 1921", "1921-03-03"},
		{"7 shtator 2022", "2022-09-07"}, {"më 7 shtator 2022", "2022-09-07"}, {"e mërkurë, 7 shtator 2022", "2022-09-07"}, {"Wednesday, September 7, 2022", "2022-09-07"}, {"shtator 2022", "2022-09"}, {"në shtator të vitit 2022", "2022-09"},
		{"1er janvier 1900", "1900-01-01"}, {"3 août 1921", "1921-08-03"}, {"3 agosto 1921", "1921-08-03"},
		{"1850-60", "1850/1860"}, {"1826-31", "1826/1831"}, {"1834/35", "1834/1835"}, {"1999–2003", "1999/2003"}, {"1929-31", "1929/1931"}, {"1926-27", "1926/1927"},
		{"1802–11", "1802/1811"}, {"1906–11", "1906/1911"}, {"1990–2", "1990/1992"}, {"1950–1", "1950/1951"}, {"c.1830–5", "1830~/1835~"}, {"618-906", "0618/0906"}, {"1991/1992", "1991/1992"},
		{"ca. 1500–1525", "1500~/1525~"}, {"c. 1796-1799", "1796~/1799~"}, {"1795–c. 1805", "1795/1805~"}, {"1827–?36", "1827/1836?"}, {"1921–c.23", "1921/1923~"},
		{"before 1700", "../1700"}, {"until 1700", "../1700"}, {"deri në vitin 1700", "../1700"}, {"after 1938", "1938/.."}, {"since 1938", "1938/.."}, {"që nga viti 1991", "1991/.."}, {"para vitit 1990", "../1990"}, {"pas 1990", "1990/.."},
		{"no earlier than 1906", "1906/.."}, {"not after 1850", "../1850"}, {"by 1520", "../1520"}, {"1922 or earlier", "[..1922]"}, {"1900 or later", "[1900..]"}, {"from 1930 onwards", "1930/.."}, {"1930 and after", "1930/.."}, {"?2004-06-~11", "2004?-06-~11"},
		{"18th century", "1701/1800"}, {"shekulli XVIII", "1701/1800"}, {"shekulli i 19-të", "1801/1900"}, {"the nineteenth century", "1801/1900"}, {"18. Jahrhundert", "1701/1800"}, {"XVIIIe siècle", "1701/1800"}, {"secolo XVIII", "1701/1800"},
		{"2nd century BC", "-0199/-0100"}, {"shek. III p.e.s.", "-0299/-0200"}, {"17th-19th century", "1601/1900"}, {"18th-19th century", "1701/1900"}, {"18th or 19th century", "[1701..1800,1801..1900]"},
		{"first half of the 18th century", "1701/1750"}, {"last half of the 17th century", "1651/1700"}, {"gjysma e parë e shekullit XIX", "1801/1850"}, {"Q2 1985", "1985-34"}, {"tremujori i tretë i vitit 2020", "2020-35"}, {"second half of 2021", "2021-41"},
		{"1860s ?", "186X?"}, {"1860?", "1860?"}, {"possibly 1860", "1860?"}, {"ndoshta 1860", "1860?"}, {"?1776", "1776?"}, {"?c.1674", "1674%"}, {"?1944–5", "1944?/1945?"}, {"1860 (uncertain)", "1860?"}, {"1950 (approximate)", "1950~"}, {"1950-ish", "1950~"},
		{"(1946)", "1946"}, {"[1946]", "1946?"}, {"1968, published 1974", "1968"}, {"exhibited 1809", "1809"}, {"1943, cast 1958", "1943"}, {"1956 (designed) 1975 (manufactured)", "1956"},
		{"c.1843, c.1855", "{1843~,1855~}"}, {"1764 or 66", "[1764,1766]"}, {"1967 or 1968", "[1967,1968]"}, {"1833 and 1836", "{1833,1836}"}, {"1995–6, 2007", "{1995..1996,2007}"},
		{"New Kingdom, 18th Dynasty (c. 1570-1320 BCE), 1450-1410 BCE", "-1449/-1409"}, {"Edo period (1615–1868)", "1615/1868"}, {"Edo period (1603-1867), c. 1750", "1750~"},
		{"ABT 1850", "1850~"}, {"BET 1850 AND 1860", "1850/1860"}, {"BEF 1700", "../1700"}, {"EST 1812", "1812~"}, {"1 JAN 1850", "1850-01-01"},
		{"[185-]", "185X"}, {"[185-?]", "185X?"}, {"[18--]", "18XX"}, {"19uu", "19XX"}, {"MDCCLXXVI", "1776"}, {"11 February 1731/32", "1732-02-11"},
		{"January 3, 2024 → January 5, 2024", "2024-01-03/2024-01-05"}, {"2024-01-03 - 2024-01-05", "2024-01-03/2024-01-05"}, {"from 1443 to 1468", "1443/1468"}, {"nga viti 1443 deri më 1468", "1443/1468"}, {"between 1850 and 1860", "1850/1860"}, {"mes 1990 dhe 1995", "1990/1995"},
		{"June 19-20, 1964", "1964-06-19/1964-06-20"}, {"12–15 maj 2020", "2020-05-12/2020-05-15"}, {"mes 12 dhe 15 majit 2020", "2020-05-12/2020-05-15"}, {"April - May 1938", "1938-04/1938-05"}, {"December 1945 - January 1946", "1945-12/1946-01"},
		{"50 - 40 BC", "-0049/-0039"}, {"480-256 BCE", "-0479/-0255"}, {"202 BCE-8 CE", "-0201/0008"}, {"1-199 CE", "0001/0199"}, {"1999-present", "1999/.."},
		{"66 million years ago", "Y-66E6S2"}, {"13.8 Ga", "Y-138E8S3"}, {"4.5 bn years ago", "Y-45E8S2"}, {"66 milionë vjet më parë", "Y-66E6S2"},
		{"2024-03-26T00:45", "2024-03-26T00:45"}, {"26 Mar 2024 14:00", "2024-03-26T14:00"}, {"March 26, 2024, 12:45 AM", "2024-03-26T00:45"}, {"4/12/1999 14:05", "1999-04-12T14:05"},
		{"1935, January", "1935-01"}, {"01/2020", "2020-01"}, {"1985/4", "1985-04"}, {"2022-09-07", "2022-09-07"}, {"1984-06?", "1984-06?"}, {"1944-21", "1944-21"}, {"1932–3–1936", "1932/1936"},
	}
	for _, row := range rows {
		t.Run(row.words, func(t *testing.T) {
			r, err := Read(row.words, Options{})
			if err != nil {
				t.Fatalf("want %s: %v", row.want, err)
			}
			if r.Date.String() != row.want {
				t.Errorf("got %s, want %s", r.Date, row.want)
			}
		})
	}
}

func TestAPartDoesNotMoveTheBounds(t *testing.T) {
	rows := []struct {
		words, want string
		part        Part
	}{
		{"late 18th century", "1701/1800", End}, {"early 1990s", "199X", Start}, {"mid-March 1999", "1999-03", Middle}, {"early-2020", "2020", Start}, {"mid 1830s", "183X", Middle},
		{"fillimi i vitit 2022", "2022", Start}, {"në fillim të vitit 2022", "2022", Start}, {"fundi i shekullit XIX", "1801/1900", End}, {"në mes të viteve 1990", "199X", Middle},
		{"1850", "1850", Whole}, {"early to mid 1950s", "195X", Whole},
	}
	for _, row := range rows {
		r, err := Read(row.words, Options{})
		if err != nil || r.Date.String() != row.want || r.Part != row.part {
			t.Errorf("%q: got %s %q (%v), want %s %q", row.words, r.Date, r.Part, err, row.want, row.part)
		}
	}
}

func TestTwoReadingsAreBothReturned(t *testing.T) {
	rows := []struct{ words, want, other string }{
		{"3/4/1999", "1999-03-04", "1999-04-03"}, {"1903-11", "1903-11", "1903/1911"}, {"1911-12", "1911-12", "1911/1912"}, {"1800s", "18XX", "180X"},
	}
	for _, row := range rows {
		r, err := Read(row.words, Options{Languages: []string{"en"}})
		if err != nil || r.Date.String() != row.want || len(r.Others) != 1 || r.Others[0].Date.String() != row.other {
			t.Errorf("%q: got %s and %v (%v), want %s and %s", row.words, r.Date, r.Others, err, row.want, row.other)
		}
	}
	for order, want := range map[Order]string{DayFirst: "1999-04-03", MonthFirst: "1999-03-04"} {
		if r, err := Read("3/4/1999", Options{Order: order}); err != nil || r.Date.String() != want || r.Others != nil {
			t.Errorf("order %d: got %s and %v (%v), want %s alone", order, r.Date, r.Others, err, want)
		}
	}
	for _, words := range []string{"13/4/1999", "4/13/1999", "3.4.1999", "4/4/1999", "1850", "1826-31", "7 shtator 2022"} {
		if r, err := Read(words, Options{}); err != nil || r.Others != nil {
			t.Errorf("%q: also read as %v (%v), want one reading", words, r.Others, err)
		}
	}
}

func TestWordsThatCountFromADay(t *testing.T) {
	o := Options{Reference: Day{2022, 10, 26}}
	rows := []struct{ words, want string }{
		{"yesterday", "2022-10-25"}, {"dje", "2022-10-25"}, {"sot", "2022-10-26"}, {"last March", "2022-03"}, {"last year", "2021"}, {"3 years ago", "2019"}, {"20 years ago", "2002~"}, {"3 vjet më parë", "2019"}, {"two months ago", "2022-08"}, {"3 days ago", "2022-10-23"}, {"muajin e kaluar", "2022-09"},
		{"pardje", "2022-10-24"}, {"të dielën", "2022-10-23"}, {"të dielën e kaluar", "2022-10-23"}, {"next Sunday", "2022-10-30"}, {"last Wednesday", "2022-10-19"},
		{"para 3 vjetësh", "2019"}, {"vitin e kaluar", "2021"}, {"fundi i vitit të kaluar", "2021"},
	}
	for _, row := range rows {
		if r, err := Read(row.words, o); err != nil || r.Date.String() != row.want {
			t.Errorf("%q: got %s (%v), want %s", row.words, r.Date, err, row.want)
		}
		if r, err := Read(row.words, Options{}); err == nil {
			t.Errorf("%q without a day to count from: got %s, want an error", row.words, r.Date)
		}
	}
}

func TestTimesOfDay(t *testing.T) {
	rows := []struct{ words, want string }{
		{"26 Mar 2024 14:00–15:30", "2024-03-26T14:00/2024-03-26T15:30"}, {"26 March 2024, 22:00 - 04:00", "2024-03-26T22:00/2024-03-27T04:00"},
		{"26/03/2024 14:00", "2024-03-26T14:00"}, {"March 26, 2024 12:45 AM", "2024-03-26T00:45"}, {"26 March 2024 at 2.30pm", "2024-03-26T14:30"},
		{"12:30, 7 shtator 2022", "2022-09-07T12:30"}, {"7 shtator 2022, ora 12:30", "2022-09-07T12:30"}, {"ora 14:30 e 7 shtatorit 2022", "2022-09-07T14:30"},
		{"2:15 pm on Tuesday, 26 March 2024", "2024-03-26T14:15"}, {"2024-03-26 22:00 - 2024-03-27 04:00", "2024-03-26T22:00/2024-03-27T04:00"},
		{"31 December 1999 23:00–01:00", "1999-12-31T23:00/2000-01-01T01:00"},
	}
	for _, row := range rows {
		if r, err := Read(row.words, Options{}); err != nil || r.Date.String() != row.want || len(r.Ignored) > 0 {
			t.Errorf("%q: got %s (%v), ignored %q, want %s", row.words, r.Date, err, r.Ignored, row.want)
		}
	}
}

func TestRangesAndOpenEnds(t *testing.T) {
	rows := []struct{ words, want string }{
		{"3 January – 5 February 2024", "2024-01-03/2024-02-05"}, {"1 janar – 5 shkurt 2024", "2024-01-01/2024-02-05"}, {"3-Jan-2024", "2024-01-03"},
		{"3-Jan-24", "2024-01-03"}, {"3 Jan 24", "2024-01-03"}, {"1999 to date", "1999/.."}, {"1999 – sot", "1999/.."}, {"2001-", "2001/.."}, {"–1999", "../1999"},
		{"prej vitit 2008", "2008/.."}, {"prej 1941 deri 1944", "1941/1944"}, {"midis viteve 1850 dhe 1860", "1850/1860"}, {"nga 1941 deri në 1944", "1941/1944"},
	}
	for _, row := range rows {
		if r, err := Read(row.words, Options{}); err != nil || r.Date.String() != row.want || len(r.Ignored)+len(r.Others) > 0 {
			t.Errorf("%q: got %s (%v), ignored %q, others %v, want %s", row.words, r.Date, err, r.Ignored, r.Others, row.want)
		}
	}
}

func TestErasAndLongYears(t *testing.T) {
	rows := []struct{ words, want string }{
		{"44 B.C.", "-0043"}, {"44 p.e.s.", "-0043"}, {"A.D. 79", "0079"}, {"10,000 BC", "-9999"}, {"12000 BCE", "Y-11999"}, {"10 000 p.e.s.", "-9999"}, {"-500", "-0499"}, {"-10000", "-9999"}, {"-0499", "-0499"},
		{"vitet nëntëdhjetë", "199X"}, {"mijëvjeçari i parë", "0001/1000"},
	}
	for _, row := range rows {
		if r, err := Read(row.words, Options{}); err != nil || r.Date.String() != row.want {
			t.Errorf("%q: got %s (%v), want %s", row.words, r.Date, err, row.want)
		}
	}
}

func TestWhatIsNoDate(t *testing.T) {
	for _, words := range []string{"", "153505", "20240001", "31 February", "31 February 1999", "February 30, 2000", "99/99/1999", "hello", "18th Dynasty", "12", "tel. 042 223 344", "the red house", strings.Repeat("1850 ", 400)} {
		if r, err := Read(words, Options{}); err == nil {
			t.Errorf("%.40q was read as %s", words, r.Date)
		} else if _, ok := err.(*Error); !ok {
			t.Errorf("%.40q: %T is no *Error", words, err)
		}
	}
	for _, words := range []string{"n.d.", "undated", "s.d.", "pa datë", "no date", "nd", "unknown", "e panjohur"} {
		if r, err := Read(words, Options{}); err != nil || !r.Undated || !r.Date.IsZero() {
			t.Errorf("%q: got %+v, %v, want Undated", words, r, err)
		}
	}
}

func TestEDTFStaysEDTF(t *testing.T) {
	for _, text := range []string{"1826-31", "2021-21", "1911-12"} {
		if r, err := Read(text, Options{EDTF: true}); err != nil || r.Date.String() != text || !r.Exact {
			t.Errorf("%s: got %s (%v)", text, r.Date, err)
		}
	}
}

// FuzzRead looks for panics, and for a reading that is not valid EDTF or is more exact
// than one of the readings beside it.
func FuzzRead(f *testing.F) {
	for _, words := range []string{"c. 1850–60", "late 18th century", "3/4/1999", "44 p.e.s.", "?c.1800–5 or c.1815", "66 million years ago", "vitet '90", "April 1860 or 1886", "12:45 AM", "[185-?]"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		r, err := Read(words, Options{Reference: Day{2022, 10, 26}})
		if err != nil {
			return
		}
		for _, reading := range append(r.Others, r.Reading) {
			if r.Undated {
				return
			}
			again, err := edtf.Parse(reading.Date.String())
			if err != nil || again.String() != reading.Date.String() {
				t.Fatalf("%q: %s is not EDTF: %v", words, reading.Date, err)
			}
		}
	})
}
