package locale

import (
	"strconv"

	"golang.org/x/text/feature/plural"
)

// numeral writes a small ordinal number as the language counts quarters and
// centuries in running text: with Roman or with plain digits.
func (l *Locale) numeral(n int) string {
	if l.T("axis.numerals") == "roman" {
		return roman(n)
	}
	return strconv.Itoa(n)
}

// roman writes 1 to 399 in Roman numerals.
func roman(n int) string {
	var text string
	for _, digit := range []struct {
		value int
		text  string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= digit.value {
			text += digit.text
			n -= digit.value
		}
	}
	return text
}

// ordinal writes the number of a century: 20th or XX.
func (l *Locale) ordinal(n int) string {
	form := category(plural.Ordinal.MatchPlural(l.language, n, 0, 0, 0, 0))
	return l.fill(l.messages["axis.ordinal"].form(form), []any{l.numeral(n)})
}
