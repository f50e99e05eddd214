package locale

import (
	"testing"

	"kronika/timeline/edtf"
)

func TestDateTimeAttrIsWhatHTMLCanSay(t *testing.T) {
	rows := []struct{ claim, date, want string }{
		{"a year", "1999", "1999"},
		{"an early year has four digits", "0079", "0079"},
		{"a late year has more", "Y12000", "12000"},
		{"a month", "2022-09", "2022-09"},
		{"a day", "2022-09-07", "2022-09-07"},
		{"a time in UTC", "2022-09-07T14:05:00Z", "2022-09-07T14:05:00Z"},
		{"a local time", "2022-09-07T14:05", "2022-09-07T14:05"},
		{"an offset", "2022-09-07T14:05:00-03:30", "2022-09-07T14:05:00-03:30"},
		{"an offset to the east", "2022-09-07T14:05:00+05", "2022-09-07T14:05:00+05:00"},
		{"no more than milliseconds", "2022-09-07T14:05:00.123456Z", "2022-09-07T14:05:00.123Z"},
		{"no leap second", "2016-12-31T23:59:60Z", "2016-12-31T23:59Z"},
		{"a season is its year", "2021-24", "2021"},
		{"a decade is its first year", "199X", "1990"},
		{"some month is its year", "1999-XX-12", "1999"},
		{"some day is its month", "1999-06-XX", "1999-06"},
		{"a stretch is its start", "1939-09-01/1945", "1939-09-01"},
		{"a stretch without a start is its end", "../1944", "1944"},
		{"a set is its first date", "[1667,1668]", "1667"},
		{"a set without a start is its first date that is written", "[..1667,1668]", "1667"},
		{"a doubt is not said", "1850~", "1850"},
		{"nothing before year 1", "-0043", ""},
		{"nothing of the year 0", "0000", ""},
		{"nothing beyond the axis", "Y1E20", ""},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			got, ok := For("sq").DateTimeAttr(edtf.MustParse(row.date))
			if got != row.want || ok != (row.want != "") {
				t.Errorf("DateTimeAttr(%s) = %q, %t, want %q", row.date, got, ok, row.want)
			}
		})
	}
	if got, ok := For("sq").DateTimeAttr(edtf.Date{}); ok || got != "" {
		t.Errorf("the zero date is %q, %t", got, ok)
	}
}
