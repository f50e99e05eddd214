package datetext

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold makes words comparable: small letters, accents gone, one kind of long dash and
// of apostrophe.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case unicode.Is(unicode.Pd, r) && r != '-' || r == '−' || r == '→':
			return '–'
		case strings.ContainsRune("’‘`´ʼ′", r):
			return '\''
		case unicode.IsSpace(r):
			return ' '
		case r == 'ı':
			return 'i'
		case r == 'ß':
			return 's'
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(text))
}

// A token is a number, a word or a sign of a folded text.
type token struct {
	kind  tokenKind
	text  string
	n     int64 // of a number
	glued bool  // no blank before it
	long  bool  // a dash that is no hyphen
}

type tokenKind uint8

const (
	sign tokenKind = iota
	word
	num
)

// is reports whether the token is one of the signs.
func (t token) is(signs string) bool {
	return t.kind == sign && t.text != "" && strings.Contains(signs, t.text)
}

// tokenize cuts a folded text. A full stop behind a word is part of an abbreviation and
// is dropped; other signs are tokens.
func tokenize(text string) []token {
	var tokens []token
	runes := []rune(text)
	glued := false
	for i := 0; i < len(runes); {
		r := runes[i]
		end := i + 1
		switch {
		case r == ' ':
			glued, i = false, end
			continue
		case isDigit(r):
			for end < len(runes) && isDigit(runes[end]) {
				end++
			}
			tokens = append(tokens, token{kind: num, text: string(runes[i:end]), n: numberOf(runes[i:end]), glued: glued})
		case unicode.IsLetter(r):
			for end < len(runes) && (unicode.IsLetter(runes[end]) || runes[end] == '-' && innerHyphen(runes, end)) {
				end++
			}
			tokens = append(tokens, token{kind: word, text: string(runes[i:end]), glued: glued})
			if end < len(runes) && runes[end] == '.' {
				end++
			}
		case r == '–':
			tokens = append(tokens, token{kind: sign, text: "-", glued: glued, long: true})
		default:
			tokens = append(tokens, token{kind: sign, text: string(r), glued: glued})
		}
		glued, i = true, end
	}
	return tokens
}

// innerHyphen reports whether a hyphen joins two words of one form, as in peut-etre. Words
// that are joined otherwise (april-may) are cut.
func innerHyphen(runes []rune, at int) bool {
	rest := string(runes[at+1 : min(at+6, len(runes))])
	before := string(runes[max(0, at-6):at])
	return strings.HasPrefix(rest, "etre") && strings.HasSuffix(before, "peut") || strings.HasPrefix(rest, "first") && strings.HasSuffix(before, "twenty")
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// numberOf returns the value of digits; the greatest number for more than 18.
func numberOf(digits []rune) int64 {
	if len(digits) > 18 {
		return 1<<63 - 1
	}
	n := int64(0)
	for _, d := range digits {
		n = 10*n + int64(d-'0')
	}
	return n
}

// roman returns the value of a Roman numeral, 0 for any other word.
func roman(text string) int64 {
	values := map[rune]int64{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}
	total, before := int64(0), int64(0)
	for _, r := range text {
		v := values[r]
		if v == 0 || len(text) > 15 {
			return 0
		}
		if total += v; before < v {
			total -= 2 * before
		}
		before = v
	}
	if romanOf(total) != text {
		return 0
	}
	return total
}

// romanOf writes a number as a Roman numeral in small letters.
func romanOf(n int64) string {
	if n <= 0 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, d := range []struct {
		value int64
		text  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}
