package locale

import (
	"strings"

	"golang.org/x/text/feature/plural"
)

// categories names the plural categories as CLDR and the catalogues write them.
func category(f plural.Form) string {
	switch f {
	case plural.Zero:
		return "zero"
	case plural.One:
		return "one"
	case plural.Two:
		return "two"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	}
	return "other"
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
	v, f := len(fraction), atoi(fraction)
	trimmed := strings.TrimRight(fraction, "0")
	return category(plural.Cardinal.MatchPlural(l.language, int(whole), v, len(trimmed), f, atoi(trimmed)))
}

// atoi reads a few digits.
func atoi(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}
