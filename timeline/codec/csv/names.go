package csv

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed names.txt
var namesFile string

// names are the columns by what people call them.
var names = sync.OnceValue(func() map[string]string {
	known := map[string]string{}
	for _, line := range strings.Split(namesFile, "\n") {
		words := strings.Fields(line)
		if len(words) < 2 || words[0] == "#" {
			continue
		}
		for _, name := range words[1:] {
			known[name] = words[0]
		}
	}
	return known
})

// foldName makes a header comparable: small letters and digits, accents gone.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(name))
}

// meaningOf returns which of our columns a header names, and its language: "Title (sq)"
// and "title:sq" are titles in Albanian. It is "" for a header that nothing is known of.
func meaningOf(header string) (name, lang string) {
	base := strings.TrimSpace(header)
	if before, after, ok := strings.Cut(base, ":"); ok {
		base, lang = before, strings.TrimSpace(after)
	} else if before, after, ok := strings.Cut(base, "("); ok {
		base = before
		if after = strings.TrimRight(after, ") "); len(after) == 2 {
			lang = strings.ToLower(after)
		}
	}
	if f := fieldNamed(base); f != nil && f.name != "date" {
		return f.name, lang
	}
	return names()[foldName(base)], lang
}
