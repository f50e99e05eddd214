package datetext

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed lexicon/*.txt
var lexiconFiles embed.FS

// Languages returns the languages that have a lexicon, in the order in which they are
// tried when none is named.
func Languages() []string { return []string{"en", "sq", "de", "fr", "it"} }

// Known returns all languages that have a lexicon, those of the BCP 47 tags first.
func Known(tags ...string) []string {
	var known []string
	for _, tag := range append(slices.Clone(tags), Languages()...) {
		language, _, _ := strings.Cut(tag, "-")
		if slices.Contains(Languages(), language) && !slices.Contains(known, language) {
			known = append(known, language)
		}
	}
	return known
}

// A class says what kind of word a form is. The names are those of the lexicon files.
type class string

const (
	month      class = "month"      // value: 1 to 12
	weekday    class = "weekday"    // value: 1 Monday to 7
	season     class = "season"     // value: the code of EDTF, 21 to 24
	hemisphere class = "hemisphere" // value: north, south
	unit       class = "unit"       // value: day, week, month, year, decade, century, millennium
	fraction   class = "fraction"   // value: quarter, third, half
	part       class = "part"       // value: start, middle, end; or two of them joined by +
	ordinal    class = "ordinal"    // value: a number, -1 for the last
	number     class = "number"     // value: a number
	decade     class = "decade"     // value: 20 to 90
	decades    class = "decades"    // the word before a decade: vitet 1850
	tens       class = "tens"       // value: 20 to 90; a decade behind such a word: vitet nëntëdhjetë
	approx     class = "approx"
	uncertain  class = "uncertain"
	before     class = "before"
	until      class = "until"
	after      class = "after"
	since      class = "since"
	orLater    class = "orlater"
	orEarlier  class = "orearlier"
	onward     class = "onward"
	from       class = "from"
	between    class = "between"
	to         class = "to"
	and        class = "and"
	or         class = "or"
	both       class = "both"
	oneOf      class = "oneof"
	bce        class = "bce"
	ce         class = "ce"
	ago        class = "ago"
	scale      class = "scale" // value: a power of ten
	open       class = "open"
	unknown    class = "unknown"
	undated    class = "undated"
	period     class = "period"   // a dynasty, a reign: its dates are less exact than others beside it
	filler     class = "of"       // words that say nothing: of, the, in, year
	relative   class = "relative" // value: days from the day of reference: -1 for yesterday
	hour       class = "hour"     // the word before a time of day: ora 14:30
	last       class = "last"
	following  class = "next"
	this       class = "this"
)

// A meaning is one thing that some words may mean.
type meaning struct {
	class class
	value string
	words int // how many tokens the form takes
}

// A lexicon holds the forms of one language.
type lexicon struct {
	forms   map[string][]meaning // by folded words, joined by a space
	longest int                  // the most words that a form has
}

var lexicons = sync.OnceValue(func() map[string]*lexicon {
	all := map[string]*lexicon{}
	for _, language := range Languages() {
		text, err := lexiconFiles.ReadFile("lexicon/" + language + ".txt")
		if err != nil {
			panic(err) // the file is part of the program
		}
		l, err := parseLexicon(string(text))
		if err != nil {
			panic(fmt.Sprintf("lexicon %s: %v", language, err))
		}
		all[language] = l
	}
	return all
})

// parseLexicon reads the lines of a lexicon: class, value, forms. A # begins a comment.
func parseLexicon(text string) (*lexicon, error) {
	l := &lexicon{forms: map[string][]meaning{}}
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		fields := quotedFields(line)
		if len(fields) < 3 {
			return nil, fmt.Errorf("line %d: a class, a value and at least one form are wanted", i+1)
		}
		for _, form := range fields[2:] {
			tokens := tokenize(fold(form))
			words := make([]string, len(tokens))
			for j, t := range tokens {
				words[j] = t.text
			}
			key := strings.Join(words, " ")
			l.longest = max(l.longest, len(words))
			l.forms[key] = append(l.forms[key], meaning{class(fields[0]), fields[1], len(words)})
		}
	}
	return l, nil
}

// quotedFields cuts a line at blanks, except inside quotes.
func quotedFields(line string) []string {
	var fields []string
	for i, piece := range strings.Split(line, `"`) {
		if i%2 == 1 {
			fields = append(fields, piece)
		} else {
			fields = append(fields, strings.Fields(piece)...)
		}
	}
	return fields
}

// look returns what the tokens at a place may mean, the shortest forms first.
func (l *lexicon) look(tokens []token) []meaning {
	var found []meaning
	key := make([]byte, 0, 64)
	for n, t := range tokens[:min(l.longest, len(tokens))] {
		if n > 0 {
			key = append(key, ' ')
		}
		key = append(key, t.text...)
		found = append(found, l.forms[string(key)]...)
	}
	return found
}
