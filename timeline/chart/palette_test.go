package chart_test

import (
	"os"
	"regexp"
	"testing"

	"kronika/timeline/chart"
)

// The style sheet and the drawings have the same colours.
func TestPaletteIsThatOfTheStyleSheet(t *testing.T) {
	css, err := os.ReadFile("../../static/css/base.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]chart.Tint{"paper": chart.Paper, "ink": chart.Ink, "soft": chart.Soft, "warn": chart.Warn} {
		found := regexp.MustCompile(`--` + name + `: light-dark\((#\w+), (#\w+)\)`).FindSubmatch(css)
		if found == nil {
			t.Errorf("base.css has no --%s", name)
		} else if got := (chart.Tint{Light: string(found[1]), Dark: string(found[2])}); got != want {
			t.Errorf("--%s is %v in base.css, %v in drawings", name, got, want)
		}
	}
}
