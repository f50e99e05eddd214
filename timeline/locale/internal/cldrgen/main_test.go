package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The data of a language that is reserved for private use, as CLDR lays it out.
const (
	inventedDates = `{"main": {"qaa": {"dates": {"calendars": {"gregorian": {
		"months": {"format": {
			"wide": {"1": "Alpha", "2": "Beta", "3": "Gamma", "4": "Delta", "5": "Epsilon", "6": "Zeta", "7": "Eta", "8": "Theta", "9": "Iota", "10": "Kappa", "11": "Lambda", "12": "Mu"},
			"abbreviated": {"1": "Alp", "2": "Bet", "3": "Gam", "4": "Del", "5": "Eps", "6": "Zet", "7": "Eta", "8": "The", "9": "Iot", "10": "Kap", "11": "Lam", "12": "Mu"}}},
		"eras": {"eraAbbr": {"0": "before", "1": "after"}},
		"dateFormats": {"long": "y MMMM d", "medium": "y MMM d"},
		"dateTimeFormats": {"medium": "{1} {0}",
			"availableFormats": {"Gy": "G y", "yMMMM": "y MMMM", "yMMM": "y MMM", "MMMMd": "MMMM d", "MMMd": "MMM d", "Hm": "HH.mm", "Hms": "HH.mm.ss"},
			"intervalFormats": {"intervalFormatFallback": "{0} / {1}", "y": {"y": "y–y"},
				"yMMM": {"M": "y MMM–MMM", "y": "y MMM – y MMM"},
				"yMMMd": {"d": "y MMM d–d", "M": "y MMM d – MMM d", "y": "y MMM d – y MMM d"}}},
		"dateTimeFormats-atTime": {"standard": {"long": "{1} @ {0}"}}}}}}}}`
	inventedNumbers = `{"main": {"qaa": {"numbers": {"minimumGroupingDigits": "2",
		"symbols-numberSystem-latn": {"decimal": "·", "group": "'"}}}}}`
)

// invent writes the packages of the invented language into a folder.
func invent(t *testing.T) (npm string) {
	t.Helper()
	npm = t.TempDir()
	for name, text := range map[string]string{
		"cldr-dates-full/main/qaa/ca-gregorian.json": inventedDates,
		"cldr-numbers-full/main/qaa/numbers.json":    inventedNumbers,
	} {
		path := filepath.Join(npm, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return npm
}

func TestTableHasWhatItsSourceSays(t *testing.T) {
	out := t.TempDir()
	if err := generate(invent(t), out, "xx=qaa"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(out, "xx.json"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/xx.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

func TestMissingDataAreNamed(t *testing.T) {
	npm := invent(t)
	rows := []struct{ claim, npm, arg, want string }{
		{"a package that is not installed", t.TempDir(), "qaa", "is the npm package installed there?"},
		{"a language that CLDR lacks", npm, "qab", "qab"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if err := generate(row.npm, t.TempDir(), row.arg); err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("generate = %v, want an error with %q", err, row.want)
			}
		})
	}
}

// The tables of the program are compared with the packages that they are made
// from where those are at hand: CLDR_NPM names their folder.
func TestTablesAreFresh(t *testing.T) {
	npm := os.Getenv("CLDR_NPM")
	if npm == "" {
		t.Skip("CLDR_NPM names no folder with cldr-dates-full and cldr-numbers-full: the tables are not made anew")
	}
	for file, arg := range map[string]string{"sq.json": "sq", "en.json": "en=en-GB"} {
		out := t.TempDir()
		if err := generate(npm, out, arg); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(out, file))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join("../../cldr", file))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-there +made anew):\n%s", file, diff)
		}
	}
}
