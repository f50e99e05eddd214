package locale

import (
	"encoding/json"
	"math"
	"testing"

	"kronika/timeline/edtf"
)

func TestPlaceholdersAreFilled(t *testing.T) {
	l := For("sq")
	rows := []struct {
		claim, text string
		args        []any
		want        string
	}{
		{"in their order", "{0} nga {1}", []any{"a", "b"}, "a nga b"},
		{"in another", "{1}, {0}", []any{"a", "b"}, "b, a"},
		{"more than once", "{0}{0}", []any{"a"}, "aa"},
		{"with a number as the language writes it", "{0}", []any{12345}, "12\u00a0345"},
		{"and a large one", "{0}", []any{int64(1234567)}, "1\u00a0234\u00a0567"},
		{"with a date as the language writes it", "më {0}", []any{edtf.MustParse("2022-09-07")}, "më 7 shtator 2022"},
		{"with anything else as Go writes it", "{0}", []any{true}, "true"},
		{"once: an argument is not filled again", "{0}", []any{"{1}", "b"}, "{1}"},
		{"not where there is no argument", "{0} {1}", []any{"a"}, "a {1}"},
		{"not where there is no number", "{a} {} { {10} {0", []any{"a"}, "{a} {} { {10} {0"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := l.fill(row.text, row.args); got != row.want {
				t.Errorf("fill(%q) = %q, want %q", row.text, got, row.want)
			}
		})
	}
}

func TestUnknownKeyIsShown(t *testing.T) {
	if got := For("en").T("no.such.key"); got != "no.such.key" {
		t.Errorf("T = %q", got)
	}
	if got := For("en").N("no.such.key", 2); got != "no.such.key" {
		t.Errorf("N = %q", got)
	}
}

func TestPluralForms(t *testing.T) {
	rows := []struct {
		tag  string
		n    int64
		want string
	}{
		{"en", 0, "0 years"}, {"en", 1, "1 year"}, {"en", 2, "2 years"}, {"en", -1, "−1 year"},
		{"en", 10_000_001, "10,000,001 years"}, {"en", 1234, "1,234 years"},
		{"sq", 0, "0 vjet"}, {"sq", 1, "1 vit"}, {"sq", 2, "2 vjet"}, {"sq", 1234, "1234 vjet"}, {"sq", 12345, "12\u00a0345 vjet"},
	}
	for _, row := range rows {
		if got := For(row.tag).N("duration.years", row.n); got != row.want {
			t.Errorf("%d years in %s: %q, want %q", row.n, row.tag, got, row.want)
		}
	}
}

func TestMessageIsASentenceOrOneForEachForm(t *testing.T) {
	for _, bad := range []string{`5`, `["a"]`, `{"one": 1}`} {
		var m message
		if err := json.Unmarshal([]byte(bad), &m); err == nil {
			t.Errorf("%s is read as %+v", bad, m)
		}
	}
}

func TestNumbers(t *testing.T) {
	rows := []struct {
		n      int64
		sq, en string
	}{
		{0, "0", "0"}, {999, "999", "999"}, {1234, "1234", "1,234"}, {12345, "12\u00a0345", "12,345"},
		{-1234567, "−1\u00a0234\u00a0567", "−1,234,567"},
		{math.MinInt64, "−9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0808", "−9,223,372,036,854,775,808"},
	}
	for _, row := range rows {
		if sq, en := For("sq").Number(row.n), For("en").Number(row.n); sq != row.sq || en != row.en {
			t.Errorf("Number(%d) = %q in Albanian, %q in English, want %q, %q", row.n, sq, en, row.sq, row.en)
		}
	}
}

func TestLists(t *testing.T) {
	rows := []struct {
		items            []string
		and, or, albania string
	}{
		{nil, "", "", ""},
		{[]string{"a"}, "a", "a", "a"},
		{[]string{"a", "b"}, "a and b", "a or b", "a dhe b"},
		{[]string{"a", "b", "c"}, "a, b and c", "a, b or c", "a, b dhe c"},
	}
	for _, row := range rows {
		en, sq := For("en"), For("sq")
		if and, or, albania := en.List(row.items), en.ListOr(row.items), sq.List(row.items); and != row.and || or != row.or || albania != row.albania {
			t.Errorf("%v: %q, %q, %q", row.items, and, or, albania)
		}
	}
}

func TestDurationSaysTheLargestUnitOfWhichThereAreTwo(t *testing.T) {
	rows := []struct {
		claim   string
		seconds int64
		sq, en  string
	}{
		{"nothing", 0, "0 sekonda", "0 seconds"},
		{"a second", 1, "1 sekondë", "1 second"},
		{"a minute", 60, "1 minutë", "1 minute"},
		{"a minute and a half", 90, "90 sekonda", "90 seconds"},
		{"hours", 2 * hour, "2 orë", "2 hours"},
		{"a day", day, "1 ditë", "1 day"},
		{"days", 5 * day, "5 ditë", "5 days"},
		{"a month", 30 * day, "1 muaj", "1 month"},
		{"a year and a half", 18 * month, "18 muaj", "18 months"},
		{"a year", 365 * day, "1 vit", "1 year"},
		{"the 46 years between the war and the relations", 46 * year, "46 vjet", "46 years"},
		{"backwards", -46 * year, "46 vjet", "46 years"},
		{"thousands, to three digits", 12_345 * year, "12\u00a0300 vjet", "12,300 years"},
		{"hundreds of thousands", 123_456 * year, "123\u00a0000 vjet", "123,000 years"},
		{"nearly a million", 999_999 * year, "1 milion vjet", "1 million years"},
		{"millions", 2_100_000 * year, "2,1 milionë vjet", "2.1 million years"},
		{"hundreds of millions", 123_456_789 * year, "123 milionë vjet", "123 million years"},
		{"billions", 13_800_000_000 * year, "13,8 miliardë vjet", "13.8 billion years"},
		{"the longest", math.MinInt64, "292 miliardë vjet", "292 billion years"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if sq, en := For("sq").Duration(row.seconds), For("en").Duration(row.seconds); sq != row.sq || en != row.en {
				t.Errorf("Duration(%d) = %q in Albanian, %q in English, want %q, %q", row.seconds, sq, en, row.sq, row.en)
			}
		})
	}
}
