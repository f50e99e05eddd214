package datetext

import (
	"slices"
	"testing"
)

func TestEachLexiconHasTwelveMonthsAndFourSeasons(t *testing.T) {
	classes := []class{month, weekday, season, hemisphere, unit, fraction, part, ordinal, number, decade, decades, tens, hour, approx, uncertain, before, until, after, since,
		orLater, orEarlier, onward, from, between, to, and, or, both, oneOf, bce, ce, ago, scale, open, unknown, undated, period, filler, relative, last, following, this}
	for _, language := range Languages() {
		values := map[class]map[string]bool{}
		for form, meanings := range lexicons()[language].forms {
			for _, m := range meanings {
				if !slices.Contains(classes, m.class) {
					t.Errorf("%s: %q has the class %q, which the grammar does not know", language, form, m.class)
				}
				if values[m.class] == nil {
					values[m.class] = map[string]bool{}
				}
				values[m.class][m.value] = true
			}
		}
		if len(values[month]) != 12 || len(values[season]) != 4 {
			t.Errorf("%s: %d months and %d seasons", language, len(values[month]), len(values[season]))
		}
		for _, c := range []class{approx, before, after, since, until, between, and, or, bce, ce, undated} {
			if len(values[c]) == 0 {
				t.Errorf("%s: no word of the class %q", language, c)
			}
		}
	}
}
