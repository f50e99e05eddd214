package page

import (
	"testing"

	"kronika/timeline/edtf"
)

func TestDatesISOCanSay(t *testing.T) {
	for text, want := range map[string][2]string{
		"1991": {"1991"}, "1991-08": {"1991-08"}, "1991-08-19": {"1991-08-19"}, "1939/1945": {"1939", "1945"},
		"1999-04-12/1999-07-28": {"1999-04-12", "1999-07-28"}, "2022-10-23T10:00:00Z": {"2022-10-23"},
		"1850~": {}, "1850?": {}, "199X": {}, "2008/..": {}, "../1990": {}, "1984?/2004": {}, "2021-21": {}, "-0043": {}, "0000": {},
		"Y17000": {}, "1950S2": {}, "[1667,1668]": {},
	} {
		d, err := edtf.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if start, end := isoDates(d); start != want[0] || end != want[1] {
			t.Errorf("%s: %q, %q, want %q", text, start, end, want)
		}
	}
}
