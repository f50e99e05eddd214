package edtf

import "testing"

func TestCanonicalText(t *testing.T) {
	rows := []struct{ claim, text, want string }{
		{"a plain date is its own", "2022-09-07", "2022-09-07"},
		{"a year before the era", "-0043", "-0043"},
		{"a doubt on all parts stands at the end", "2004-06-11%", "2004-06-11%"},
		{"a doubt on one year by itself stays before it", "?1945", "?1945"},
		{"a doubt on each part stays with each", "2004~-06~", "~2004-~06"},
		{"doubts on the leading parts stand behind the last of them", "~2004-~06-11", "2004-06~-11"},
		{"a doubt on the year stands behind it", "?2004-06", "2004?-06"},
		{"doubts on later parts stand before them", "2004-?06-?11", "2004-?06-?11"},
		{"doubts that differ", "2001-?09~-09", "2001~-%09-09"},
		{"a doubt twice on one part is said once", "?2004?-06", "2004?-06"},
		{"masks", "-1X32-X1-X2", "-1X32-X1-X2"},
		{"a year of which only the sign is known", "-XXXX-12-XX", "-XXXX-12-XX"},
		{"a long year", "Y-13800000000", "Y-13800000000"},
		{"an exponent", "Y-17E07S3", "Y-17E7S3"},
		{"an exponent of 0 is none", "Y12345E0", "Y12345"},
		{"a year beyond the axis", "Y-1E20", "Y-1E20"},
		{"significant digits, doubted", "1950S2~", "1950S2~"},
		{"an offset has minutes", "1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"},
		{"an offset of a quarter of an hour", "1985-04-12T23:20:30-00:15", "1985-04-12T23:20:30-00:15"},
		{"a fraction keeps its zeros", "1985-04-12T23:20:60.050Z", "1985-04-12T23:20:60.050Z"},
		{"a minute", "1985-04-12T23:20", "1985-04-12T23:20"},
		{"open and unknown ends", "../1985-04", "../1985-04"},
		{"an unknown end", "1985-04/", "1985-04/"},
		{"dots beside dates", "..2004-06-01/2004-06-20..", "..2004-06-01/2004-06-20.."},
		{"a set", "[..1667,1668~,1670..1672,1760-12..]", "[..1667,1668~,1670..1672,1760-12..]"},
		{"all of a set", "{1960,1961-12}", "{1960,1961-12}"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := MustParse(row.text).String(); got != row.want {
				t.Errorf("String() of %s = %s, want %s", row.text, got, row.want)
			}
			if got := MustParse(row.want).String(); got != row.want {
				t.Errorf("the canonical text %s is written as %s", row.want, got)
			}
		})
	}
}

// Every combination of doubts must come back part by part.
func TestDoubtsOnEveryPartComeBack(t *testing.T) {
	signs := []string{"", "?", "~", "%"}
	rows := 0
	for _, y := range signs {
		for _, m := range signs {
			for _, d := range signs {
				text := y + "2004-" + m + "06-" + d + "11"
				date := MustParse(text)
				again := MustParse(date.String())
				if again.Start != date.Start {
					t.Errorf("%s is written as %s and read as %+v, want %+v", text, date, again.Start.Point, date.Start.Point)
				}
				rows++
			}
		}
	}
	if rows != 64 {
		t.Errorf("%d combinations were tested", rows)
	}
}
