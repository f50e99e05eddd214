package edtf

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
)

// A vector is a row of testdata/vectors.tsv: what twelve public test suites
// agree on. Level is empty where the text is not valid, the bounds are where the
// suites do not give them.
type vector struct {
	text, verdict, level, earliest, latest string
}

func vectors(t *testing.T) []vector {
	t.Helper()
	file, err := os.Open("testdata/vectors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var list []vector
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if len(f) != 5 {
			t.Fatalf("row %q has %d columns, want 5", lines.Text(), len(f))
		}
		if f[0] == "edtf" {
			continue
		}
		list = append(list, vector{strings.ReplaceAll(f[0], "<EMPTY>", ""), f[1], f[2], f[3], f[4]})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// expectRows guards against vectors that are lost without anyone noticing.
func expectRows(t *testing.T, what string, got, want int) {
	t.Helper()
	if got != want {
		t.Errorf("%d %s were tested, want %d", got, what, want)
	}
}

func TestVectorsAreAcceptedAndRejected(t *testing.T) {
	valid, invalid, draft := 0, 0, 0
	for _, v := range vectors(t) {
		_, err := Parse(v.text)
		switch v.verdict {
		case "valid":
			valid++
			if err != nil {
				t.Errorf("%v, want it accepted", err)
			}
		case "invalid":
			invalid++
			if err == nil {
				t.Errorf("%q is accepted", v.text)
			}
		case "draft":
			draft++
			if err == nil {
				t.Errorf("%q, of the draft of 2012, is accepted", v.text)
			} else if hint := err.(*ParseError).Hint; hint == usual {
				t.Errorf("%q, of the draft of 2012, has no hint of its own", v.text)
			}
		default:
			t.Errorf("%q: unknown verdict %q", v.text, v.verdict)
		}
	}
	expectRows(t, "valid rows", valid, 769)
	expectRows(t, "invalid rows", invalid, 203)
	expectRows(t, "draft rows", draft, 125)
}

func TestVectorsHaveTheirLevel(t *testing.T) {
	rows := 0
	for _, v := range vectors(t) {
		if v.level == "" {
			continue
		}
		rows++
		if got := strconv.Itoa(int(MustParse(v.text).Level())); got != v.level {
			t.Errorf("%s: level %s, want %s", v.text, got, v.level)
		}
	}
	expectRows(t, "levels", rows, 769)
}

func TestVectorsHaveTheirBounds(t *testing.T) {
	rows := 0
	for _, v := range vectors(t) {
		if v.earliest == "" {
			continue
		}
		rows++
		s := MustParse(v.text).Bounds(Calendar{})
		earliest, latest := inclusive(s)
		if earliest != v.earliest || latest != v.latest {
			t.Errorf("%s: %s to %s, want %s to %s", v.text, earliest, latest, v.earliest, v.latest)
		}
	}
	expectRows(t, "bounds", rows, 264)
}

// inclusive writes the first and the last day of a span, as the vectors do.
func inclusive(s Span) (earliest, latest string) {
	return endText(s.StartKind, s.StartLo.Sec, "-inf"), endText(s.EndKind, s.EndHi.Sec-1, "+inf")
}

func endText(kind EndKind, seconds int64, open string) string {
	switch kind {
	case Unknown:
		return "unknown"
	case Open:
		return open
	}
	year, month, day := CivilFromDays(FloorDiv(seconds, secondsPerDay))
	sign := ""
	if year < 0 {
		sign, year = "-", -year
	}
	pad := func(n int64, width int) string {
		text := strconv.FormatInt(n, 10)
		return strings.Repeat("0", max(width-len(text), 0)) + text
	}
	return sign + pad(year, 4) + "-" + pad(int64(month), 2) + "-" + pad(int64(day), 2)
}

func TestVectorsComeBackFromTheirCanonicalText(t *testing.T) {
	for _, v := range vectors(t) {
		if v.verdict != "valid" {
			continue
		}
		d := MustParse(v.text)
		canonical := d.String()
		again, err := Parse(canonical)
		if err != nil {
			t.Errorf("%q is written as %v", v.text, err)
			continue
		}
		if got := again.String(); got != canonical {
			t.Errorf("%q is written as %q and then as %q", v.text, canonical, got)
		}
		if again.Bounds(Calendar{}) != d.Bounds(Calendar{}) || again.Level() != d.Level() {
			t.Errorf("%q and its canonical text %q differ in bounds or level", v.text, canonical)
		}
	}
}
