package locale

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"kronika/timeline/edtf"
)

// cldrVersion is the version that the tables are made from.
const cldrVersion = "48"

// A question is one that testdata/intl.mjs answers.
type question struct {
	Ask     string         `json:"ask"`
	Tag     string         `json:"tag"`
	Options map[string]any `json:"options,omitempty"`
	From    []int64        `json:"from,omitempty"`
	To      []int64        `json:"to,omitempty"`
	Number  float64        `json:"number"`

	claim, got string // what is asked, and what we say
}

// intl compares our answers with those of Node, which has the CLDR built in. It
// skips where there is no Node, or one with other data.
func intl(t *testing.T, questions []question) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("Node is not installed: the tables are not compared with Intl")
	}
	version, err := exec.Command(node, "-p", "process.versions.cldr").Output()
	if err != nil {
		t.Fatal(err)
	}
	if v := strings.TrimSpace(string(version)); !strings.HasPrefix(v, cldrVersion+".") && v != cldrVersion {
		t.Skipf("this Node has the data of CLDR %s: the tables, of %s, are not compared with Intl", v, cldrVersion)
	}
	input, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "testdata/intl.mjs")
	cmd.Stdin = bytes.NewReader(input)
	output, err := cmd.Output()
	if err != nil {
		t.Fatalf("node testdata/intl.mjs: %v", err)
	}
	var answers []string
	if err := json.Unmarshal(output, &answers); err != nil {
		t.Fatal(err)
	}
	if len(answers) != len(questions) {
		t.Fatalf("%d answers to %d questions", len(answers), len(questions))
	}
	for i, q := range questions {
		if q.got != answers[i] {
			t.Errorf("%s in %s: %q, Intl says %q", q.claim, q.Tag, q.got, answers[i])
		}
	}
}

// intlTags are the locales that our languages are compared with.
var intlTags = []struct{ ours, theirs string }{{"sq", "sq"}, {"en", "en-GB"}}

// moment is a point as intl.mjs reads it.
func moment(p edtf.Point) []int64 {
	return []int64{p.Year, max(1, int64(p.Month)), max(1, int64(p.Day)), int64(p.Hour), int64(p.Minute)}
}

func TestDatesAreThoseOfIntl(t *testing.T) {
	var (
		day        = map[string]any{"dateStyle": "long"}
		dayShort   = map[string]any{"dateStyle": "medium"}
		dayRange   = map[string]any{"year": "numeric", "month": "long", "day": "numeric"}
		shortRange = map[string]any{"year": "numeric", "month": "short", "day": "numeric"}
		month      = map[string]any{"year": "numeric", "month": "long"}
		monthShort = map[string]any{"year": "numeric", "month": "short"}
		year       = map[string]any{"year": "numeric"}
		era        = map[string]any{"year": "numeric", "era": "short"}
		timeShort  = map[string]any{"dateStyle": "medium", "timeStyle": "short"}
	)
	type row struct {
		date    string
		short   bool
		options map[string]any
	}
	rows := []row{
		{"2022-09-07", false, day}, {"2022-09-07", true, dayShort}, {"2019-11-01", false, day},
		{"2022-09-07/2022-09-09", false, dayRange}, {"2022-09-07/2022-09-09", true, shortRange},
		{"2022-08-30/2022-09-02", false, dayRange}, {"2022-08-30/2022-09-02", true, shortRange},
		{"2021-12-30/2022-01-02", false, dayRange}, {"2021-12-30/2022-01-02", true, shortRange},
		{"2020-01/2020-03", false, month}, {"2020-01/2020-03", true, monthShort},
		{"2019-11/2020-03", false, month}, {"2019-11/2020-03", true, monthShort},
		{"1990/1999", false, year}, {"1999", false, year},
		{"-0043", false, era}, {"0000", false, era}, {"0079", false, era},
		{"-0300/-0100", false, era}, {"-0043/0014", false, era},
		{"2022-09-07T14:05", true, timeShort}, {"2022-09-07T00:00", true, timeShort},
	}
	for m := 1; m <= 12; m++ {
		date := "2022-" + twoDigits(m)
		rows = append(rows, row{date, false, month}, row{date, true, monthShort})
	}
	var questions []question
	for _, row := range rows {
		d := edtf.MustParse(row.date)
		for _, tag := range intlTags {
			q := question{Ask: "date", Tag: tag.theirs, Options: row.options, From: moment(d.Start.Point), claim: row.date}
			if d.Kind == edtf.Interval {
				q.To = moment(d.End.Point)
			}
			q.got = writer{For(tag.ours), row.short}.date(d)
			questions = append(questions, q)
		}
	}
	intl(t, questions)
}

func TestTimeOfDayIsJoinedAsByIntl(t *testing.T) {
	var questions []question
	for _, tag := range intlTags {
		l := For(tag.ours)
		questions = append(questions, question{
			Ask: "date", Tag: tag.theirs, Options: map[string]any{"dateStyle": "long", "timeStyle": "short"},
			From: []int64{2022, 9, 7, 14, 5}, claim: "a day and a time",
			got: writer{l, false}.atTime(l.Date(edtf.MustParse("2022-09-07")), "14:05"),
		})
	}
	intl(t, questions)
}

func TestNumbersAreThoseOfIntl(t *testing.T) {
	var questions []question
	for _, tag := range intlTags {
		l := For(tag.ours)
		for _, n := range []int64{0, 7, 999, 1000, 9999, 10_000, 123_456, 1_234_567} {
			questions = append(questions, question{Ask: "number", Tag: tag.theirs, Number: float64(n), claim: "a number", got: l.Number(n)})
		}
		questions = append(questions, question{Ask: "number", Tag: tag.theirs, Number: 13.8, claim: "a decimal", got: l.decimal(13, "8")})
	}
	intl(t, questions)
}

func TestPluralsAreThoseOfIntl(t *testing.T) {
	ordinal := map[string]any{"type": "ordinal"}
	decimals := map[string]any{"minimumFractionDigits": 1}
	var questions []question
	for _, tag := range intlTags {
		l := For(tag.ours)
		for _, n := range []int64{0, 1, 2, 3, 4, 5, 10, 11, 12, 21, 100, 101, 1_000_000, 10_000_001, -1} {
			questions = append(questions, question{Ask: "plural", Tag: tag.theirs, Number: float64(n), claim: "a number of things", got: l.plural(n)})
		}
		for _, d := range []struct {
			number   float64
			whole    int64
			fraction string
		}{{0.1, 0, "1"}, {1.5, 1, "5"}, {13.8, 13, "8"}, {1, 1, "0"}} {
			questions = append(questions, question{Ask: "plural", Tag: tag.theirs, Options: decimals, Number: d.number,
				claim: "a decimal of things", got: l.pluralDecimal(d.whole, d.fraction)})
		}
		for n := 1; n <= lastCentury; n++ {
			questions = append(questions, question{Ask: "plural", Tag: tag.theirs, Options: ordinal, Number: float64(n),
				claim: "an ordinal", got: category(plural.Ordinal.MatchPlural(l.language, n, 0, 0, 0, 0))})
		}
		questions = append(questions,
			question{Ask: "forms", Tag: tag.theirs, claim: "the forms of a number", got: strings.Join(forms(plural.Cardinal, l.language), " ")},
			question{Ask: "forms", Tag: tag.theirs, Options: ordinal, claim: "the forms of an ordinal", got: strings.Join(forms(plural.Ordinal, l.language), " ")})
	}
	intl(t, questions)
}

// forms lists the plural categories that a language has, sorted: those that any
// number takes, whole or with a fraction.
func forms(rules *plural.Rules, tag language.Tag) []string {
	seen := map[string]bool{}
	for n := range 1001 {
		seen[category(rules.MatchPlural(tag, n, 0, 0, 0, 0))] = true
		seen[category(rules.MatchPlural(tag, n, 1, 1, 5, 5))] = true
	}
	seen[category(rules.MatchPlural(tag, 1_000_000, 0, 0, 0, 0))] = true
	var list []string
	for form := range seen {
		list = append(list, form)
	}
	slices.Sort(list)
	return list
}
