package edtf

import (
	"errors"
	"testing"
)

// FuzzParse holds what must be true of any text: it parses or says why not, and
// what parses comes back from its canonical text as the same date.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"2022-09-07", "2022-09", "1999", "-0043", "0000", "199X", "1XX3-X2-3X", "-XXXX-12-XX", "-00X0",
		"1850~", "?1945", "2004?-06-~11", "2001-?09~-09", "2021-24", "20XX-41", "1939/1945", "../1944", "2008/",
		"198X-11-XX/198X-11-30", "[1667,1668,1670..1672]", "{..1984}", "[1760-12..]", "Y-138E8", "Y-66E6S2", "1950S2",
		"Y1E20", "Y9E18S1", "Y171010000S3", "2022-09-07T14:05", "2022-09-07T14:05:60.5+02:00", "1985-04-12T23:20:30-04",
		"", " ", "19", "193", "2012-", "[", "[..]", "{1,}", "\xff", "−", "unknown/2004", "(2004-(06)?)~", "1984?~", "Y",
		"1985/04/12", "7.9.2022", "44 BC", "Spring 2002", "Y99E99999999S200",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse(text)
		if err != nil {
			fault, ok := errors.AsType[*ParseError](err)
			if !ok || fault.Offset < 0 || fault.Offset > len(text) || fault.Message == "" || fault.Hint == "" {
				t.Fatalf("Parse(%q) = %#v", text, err)
			}
			if got := len(err.Error()); got > 1000 {
				t.Fatalf("the error is %d bytes long", got)
			}
			return
		}
		canonical := d.String()
		again, err := Parse(canonical)
		if err != nil || again.String() != canonical {
			t.Fatalf("%q is written as %q: %v", text, canonical, err)
		}
		if again.Level() != d.Level() || Compare(again, d) != 0 {
			t.Fatalf("%q and its canonical text %q differ", text, canonical)
		}
		for _, southern := range []bool{false, true} {
			s := d.Bounds(Calendar{Southern: southern})
			if s.EndHi.before(s.StartLo) || s.EndHi.before(s.EndLo) || s.StartHi.before(s.StartLo) || s.EndLo.before(s.StartLo) {
				t.Fatalf("%q has the bounds %+v", text, s)
			}
		}
	})
}
