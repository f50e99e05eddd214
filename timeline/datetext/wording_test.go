package datetext

import (
	"testing"

	"kronika/timeline/edtf"
)

func TestWordingIsKeptWhereItIsMoreThanNotation(t *testing.T) {
	rows := []struct{ text, want string }{
		{"c. 1850", "c. 1850"}, {"[1946]", "[1946]"}, {"(1946)", "(1946)"}, {"late 18th century", "late 18th century"},
		{"March 3, 1921", "March 3, 1921"}, {" 1850s ", "1850s"}, {"1764 or 66", "1764 or 66"},
		{"1999-12-31", ""}, {"31/12/1999", ""}, {"1826-31", ""}, {"1850~", ""}, {"1999–2003", ""},
	}
	for _, row := range rows {
		r, err := Read(row.text, Options{Languages: []string{"en"}})
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Wording(row.text); got != row.want {
			t.Errorf("%q keeps %q, want %q", row.text, got, row.want)
		}
	}
}

func TestSaysMore(t *testing.T) {
	rows := []struct {
		wording, date string
		want          bool
	}{
		{"late 18th century", "1701/1800", true},
		{"c. 1850", "1850~", true},
		{"2nd century BC", "-0199/-0100", true},
		{"1939-1945", "1939/1945", false},
		{"March 3, 1921", "1921-03-03", false},
		{"3 mars 1921", "1921-03-03", false},
		{"About 12:45 AM", "2024-03-26T00:45", true},
		{"Evening of 20 July, Houston time", "1969-07-20", true},
		{"1968, published 1974", "1968", true},
	}
	for _, row := range rows {
		if got := SaysMore(row.wording, edtf.MustParse(row.date), "en", "sq"); got != row.want {
			t.Errorf("SaysMore(%q, %s) = %t", row.wording, row.date, got)
		}
	}
}
