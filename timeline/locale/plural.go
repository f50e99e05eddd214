package locale

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
)

// category returns the name of a plural category in CLDR and in the catalogues.
func category(f plural.Form) string {
	return [...]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}[f]
}

// plural returns the category that n things take.
func (l *Locale) plural(n int64) string {
	// The rules look at the last digits only, and never at the sign; what is
	// cut off must leave the number large, so that 10,000,001 is not taken for 1.
	const cut = 1e7
	if n < 0 {
		n = -(n % cut) + cut*min(-(n/cut), 1)
	} else {
		n = n%cut + cut*min(n/cut, 1)
	}
	return category(plural.Cardinal.MatchPlural(l.language, int(n), 0, 0, 0, 0))
}

// pluralDecimal returns the category that a number takes which is written with
// this fraction, the digits after its point: 13 and "8" for 13.8.
func (l *Locale) pluralDecimal(whole int64, fraction string) string {
	if fraction == "" {
		return l.plural(whole)
	}
	trimmed := strings.TrimRight(fraction, "0")
	f, _ := strconv.Atoi(fraction) // a few digits
	t, _ := strconv.Atoi(trimmed)  // 0 where none is left
	return category(plural.Cardinal.MatchPlural(l.language, int(whole), len(fraction), len(trimmed), f, t))
}
