package names_test

import (
	"slices"
	"strings"
	"testing"

	"kronika/timeline/layout/names"
)

func TestWrap(t *testing.T) {
	long := "The committee of inquiry into the collapse of the bridge over the river hears the engineers of the ministry"
	for name, c := range map[string]struct {
		title string
		lines int
		want  []string
		whole bool
	}{
		"a short title stays on one line": {"Shots in Sarajevo", 1, []string{"Shots in Sarajevo"}, true},
		"lines are even":                  {"The Cambrian explosion", 2, []string{"The Cambrian", "explosion"}, true},
		"no title is one empty line":      {" \n", 2, []string{""}, true},
		"blanks are one blank":            {"  Battle \t of\nVerdun ", 1, []string{"Battle of Verdun"}, true},
		"a long title is cut at a word":   {long, 2, []string{"The committee of inquiry", "into the collapse of the…"}, false},
	} {
		if got := names.Wrap(c.title, c.lines, false); !slices.Equal(got.Lines, c.want) || got.Whole != c.whole {
			t.Errorf("%s: %q, whole %v", name, got.Lines, got.Whole)
		}
	}
}

func TestWrapKeepsToItsLines(t *testing.T) {
	for _, title := range []string{"Çlirimi i Tiranës", strings.Repeat("W", 10_000), strings.Repeat("😀", 50), strings.Repeat("הכרזת ", 40)} {
		for lines := 1; lines <= 3; lines++ {
			for _, bold := range []bool{false, true} {
				got, most := names.Wrap(title, lines, bold), names.Line
				if lines == 1 {
					most = names.Long
				}
				if len(got.Lines) > lines || got.Width > most {
					t.Errorf("%.20s is %d lines of %d units", title, len(got.Lines), got.Width)
				}
				if got.Whole != (strings.Join(got.Lines, " ") == strings.TrimSpace(title)) || got.Whole == strings.HasSuffix(got.Lines[len(got.Lines)-1], "…") {
					t.Errorf("%.20s is told to be whole, or not to be: %q", title, got.Lines)
				}
			}
		}
	}
}

func TestMarksAboveLettersHaveNoWidth(t *testing.T) {
	for _, c := range [][2]string{{"ë", "e"}, {"Ç", "C"}, {"e\u0301", "e"}} {
		if got, want := names.TitleWidth(c[0], false), names.TitleWidth(c[1], false); got != want {
			t.Errorf("%s is %d units wide, %s %d", c[0], got, c[1], want)
		}
	}
}
