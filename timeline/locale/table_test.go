package locale

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the code asks of a table, in order: no more is generated, no less is
// there.
var (
	wantPatterns  = strings.Fields("Gy Hm Hms Md MdShort atTime atTimeShort yM yMShort yMd yMdShort")
	wantIntervals = strings.Fields("y/y yM/M yM/y yMShort/M yMShort/y yMd/M yMd/d yMd/y yMdShort/M yMdShort/d yMdShort/y")
)

func TestTablesAreComplete(t *testing.T) {
	for _, l := range Locales() {
		t.Run(l.Tag, func(t *testing.T) {
			if diff := cmp.Diff(wantPatterns, slices.Sorted(maps.Keys(l.table.Patterns))); diff != "" {
				t.Errorf("patterns (-want +table):\n%s", diff)
			}
			if diff := cmp.Diff(append([]string{""}, wantIntervals...), slices.Sorted(maps.Keys(l.table.Intervals))); diff != "" {
				t.Errorf("intervals (-want +table):\n%s", diff)
			}
			names := map[string]bool{}
			for _, name := range slices.Concat(l.table.Months[:], l.table.Eras[:], []string{l.table.Decimal, l.table.Group}) {
				if name == "" || names[name] {
					t.Errorf("the name %q is empty or said twice", name)
				}
				names[name] = true
			}
			short := map[string]bool{}
			for _, name := range l.table.MonthsShort {
				if name == "" || short[name] {
					t.Errorf("the short month %q is empty or said twice", name)
				}
				short[name] = true
			}
			if n := l.table.MinGrouping; n < 1 || n > 2 {
				t.Errorf("grouping begins with %d digits", n)
			}
		})
	}
}

// A letter that the interpreter does not know would be printed.
func TestEveryLetterOfThePatternsIsKnown(t *testing.T) {
	for _, l := range Locales() {
		for name, pattern := range l.table.Patterns {
			if strings.HasPrefix(name, "atTime") {
				continue // {0} and {1} and quoted words
			}
			checkLetters(t, l.Tag+" "+name, pattern)
		}
		for name, pattern := range l.table.Intervals {
			if name == "" {
				continue
			}
			checkLetters(t, l.Tag+" "+name, pattern)
			if at := secondDate(pattern); at == 0 || at == len(pattern) {
				t.Errorf("the interval %s of %s has one date: %q", name, l.Tag, pattern)
			}
		}
	}
}

func checkLetters(t *testing.T, name, pattern string) {
	t.Helper()
	quoted := false
	for i := range len(pattern) {
		c := pattern[i]
		if c == '\'' {
			quoted = !quoted
		}
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if _, ok := (&fields{}).value(c); letter && !quoted && !ok {
			t.Errorf("the pattern %s has the letter %c: %q", name, c, pattern)
		}
	}
	if quoted {
		t.Errorf("the pattern %s lacks an apostrophe: %q", name, pattern)
	}
}

func TestPatternsAreReadAsTheirStandardHasIt(t *testing.T) {
	f := &fields{year: "2022", month: "shtator", day: "7", hour: "14", minute: "05", second: "09", era: "p.K."}
	rows := []struct{ claim, pattern, want string }{
		{"letters are fields", "d MMMM y G HH:mm:ss", "7 shtator 2022 p.K. 14:05:09"},
		{"a run of a letter is one field", "MMMMMMM", "shtator"},
		{"what is quoted is not", "d 'de' MMMM", "7 de shtator"},
		{"two apostrophes are one", "y ''", "2022 '"},
		{"an apostrophe that never closes", "y 'abc", "2022 abc"},
		{"a letter of no field stays", "Q y", "Q 2022"},
		{"other writing stays", "y年M月", "2022年shtator月"},
		{"nothing", "", ""},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := format(row.pattern, f); got != row.want {
				t.Errorf("format(%q) = %q, want %q", row.pattern, got, row.want)
			}
		})
	}
}

func TestSecondDateBeginsWithTheFirstFieldThatComesAgain(t *testing.T) {
	from, to := &fields{year: "2021", month: "dhjetor", day: "30"}, &fields{year: "2022", month: "janar", day: "2"}
	rows := []struct{ pattern, want string }{
		{"d – d MMMM y", "30 – 2 janar 2022"},
		{"d MMMM – d MMMM y", "30 dhjetor – 2 janar 2022"},
		{"d MMMM y – d MMMM y", "30 dhjetor 2021 – 2 janar 2022"},
		{"y", "2021"},
	}
	for _, row := range rows {
		if got := formatInterval(row.pattern, from, to); got != row.want {
			t.Errorf("formatInterval(%q) = %q, want %q", row.pattern, got, row.want)
		}
	}
}
