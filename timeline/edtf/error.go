package edtf

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// A ParseError says where an expression breaks the grammar, how, and what to
// write instead.
type ParseError struct {
	Input   string
	Offset  int    // byte offset in Input
	Message string // what is wrong there
	Hint    string // what to write instead; may be empty
}

// Error quotes the text, shortened around the fault when it is long.
func (e *ParseError) Error() string {
	text := strconv.Quote(excerpt(e.Input, e.Offset)) + ": " + e.Message
	if e.Offset > 0 {
		text += " at byte " + strconv.Itoa(e.Offset)
	}
	if e.Hint != "" {
		text += "; " + e.Hint
	}
	return text
}

// explain completes a fault: a blank is called a blank, whatever was expected
// in its place, and a hint is found where the grammar has none.
func (e *ParseError) explain() {
	rest := e.Input[e.Offset:]
	if r, _ := utf8.DecodeRuneInString(rest); unicode.IsSpace(r) {
		e.Message, e.Hint = "there is a blank", ""
	}
	if e.Hint == "" {
		e.Hint = hint(e.Input, e.Offset)
	}
}

// excerptSide is how many bytes an excerpt shows on each side of a fault.
const excerptSide = 24

// excerpt cuts text to the surroundings of an offset, at the borders of characters.
func excerpt(text string, at int) string {
	lo, hi := max(at-excerptSide, 0), min(at+excerptSide, len(text))
	for lo > 0 && !utf8.RuneStart(text[lo]) && at-lo < excerptSide+utf8.UTFMax {
		lo--
	}
	for hi < len(text) && !utf8.RuneStart(text[hi]) && hi-at < excerptSide+utf8.UTFMax {
		hi++
	}
	cut := text[lo:hi]
	if lo > 0 {
		cut = "…" + cut
	}
	if hi < len(text) {
		cut += "…"
	}
	return cut
}
