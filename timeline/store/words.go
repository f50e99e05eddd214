package store

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"kronika/timeline"
)

// maxWordBytes is the length at which a word is cut off, both in the index and in
// a search. A text without spaces may be one word.
const maxWordBytes = 128

// Words returns the words of a text in the form in which every engine indexes and
// searches them: runs of letters, digits and marks, in compatibility decomposition
// (NFKD), without accents and points, case folded. A word may come several times.
//
// The marks left out are those with a combining class other than 0, such as Latin
// accents and Hebrew points. Vowel signs of Thai or Devanagari are part of a word.
func Words(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if isASCII(text) {
			asciiWords(text, yield)
			return
		}
		var word []byte
		fold := false // whether the word has letters beyond ASCII
		end := func() bool {
			if len(word) == 0 {
				return true
			}
			done := string(word)
			if fold {
				done = strings.Map(oneCherokeeCase, cases.Fold().String(done))
			}
			word, fold = word[:0], false
			return yield(cutWord(done))
		}
		for _, r := range norm.NFKD.String(strings.ToValidUTF8(text, " ")) {
			switch {
			case r < utf8.RuneSelf && isASCIIWord(byte(r)):
				word = append(word, lowerASCII(byte(r)))
			case r < utf8.RuneSelf:
				if !end() {
					return
				}
			case unicode.Is(unicode.M, r):
				if len(word) > 0 && isSpelled(r) {
					word = utf8.AppendRune(word, r)
				}
			case unicode.In(r, unicode.L, unicode.N, unicode.Co):
				word, fold = utf8.AppendRune(word, r), true
			case !end():
				return
			}
		}
		end()
	}
}

// oneCherokeeCase returns the capital of a letter in Cherokee. The folding of x/text turns
// capitals to small letters there and small letters to capitals.
func oneCherokeeCase(r rune) rune {
	switch {
	case r >= 0xAB70 && r <= 0xABBF:
		return r - 0xAB70 + 0x13A0
	case r >= 0x13F8 && r <= 0x13FD:
		return r - 8
	}
	return r
}

// isSpelled reports whether a mark is a part of the word's spelling.
func isSpelled(mark rune) bool {
	return !unicode.In(mark, unicode.Me, unicode.Variation_Selector) && norm.NFKD.PropertiesString(string(mark)).CCC() == 0
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isASCIIWord(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' }

func lowerASCII(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c |= 0x20
	}
	return c
}

func asciiWords(text string, yield func(string) bool) {
	for i := 0; i < len(text); i++ {
		from := i
		for i < len(text) && isASCIIWord(text[i]) {
			i++
		}
		if i > from && !yield(cutWord(strings.ToLower(text[from:i]))) {
			return
		}
	}
}

// cutWord shortens a word that is too long, between two letters.
func cutWord(word string) string {
	if len(word) <= maxWordBytes {
		return word
	}
	n := maxWordBytes
	for !utf8.RuneStart(word[n]) {
		n--
	}
	return word[:n]
}

// EventWords returns the words under which a search finds an event, each once and
// in order: those of its titles and texts in all languages, of the name of its
// place, of quotations, of the note on the record and of what is said about its
// pictures.
//
// An engine computes them again from the stored event in order to remove them from
// its index. A change of what this function or Words returns therefore needs a
// migration that builds every index anew.
func EventWords(e *timeline.Event) []string {
	if e.Place == nil && e.Record == nil && len(e.Text) == 0 && len(e.Media) == 0 && len(e.Citations) == 0 && len(e.Title) == 1 {
		return distinct(slices.Collect(Words(e.Title[0].Text))) // nearly every event of a large timeline
	}
	words := make(map[string]bool)
	add := func(text string) {
		for word := range Words(text) {
			words[word] = true
		}
	}
	e.EachText(func(text *timeline.Text) {
		for _, tr := range *text {
			add(tr.Text)
		}
	})
	citations := e.Citations
	if e.Record != nil {
		citations = slices.Concat(citations, e.Record.Citations)
	}
	for _, c := range citations {
		if c.Quote != nil {
			add(c.Quote.Exact)
		}
	}
	all := make([]string, 0, len(words))
	for word := range words {
		all = append(all, word)
	}
	return distinct(all)
}

// HeadWords returns the words under which a search of all timelines finds a
// timeline itself: those of its title and summary.
func HeadWords(head *timeline.Timeline) []string {
	var words []string
	for _, tr := range slices.Concat(head.Title, head.Summary) {
		words = slices.AppendSeq(words, Words(tr.Text))
	}
	return distinct(words)
}

func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}

// Terms are what a search asks for: all words must occur.
type Terms struct {
	Words  []string
	Prefix bool // the last word may be the beginning of one
}

// maxTerms is how many words of a search count.
const maxTerms = 20

// SearchTerms returns the words of a search among so many events.
//
// Among many events a short beginning would match a large part of the index. The
// last word then has to be longer to count as a beginning.
func SearchTerms(search string, events int64) Terms {
	var t Terms
	for word := range Words(search) {
		if t.Words = append(t.Words, word); len(t.Words) == maxTerms {
			break
		}
	}
	shortest := 1
	switch {
	case events > 1_000_000:
		shortest = 3
	case events > 100_000:
		shortest = 2
	}
	t.Prefix = len(t.Words) > 0 && utf8.RuneCountInString(t.Words[len(t.Words)-1]) >= shortest
	return t
}
