package datetext

import (
	"strings"
	"unicode"

	"kronika/timeline/edtf"
)

// An Order says which number comes first in a day that is written in numbers.
type Order uint8

const (
	AnyOrder   Order = iota // not known: both readings are returned
	DayFirst                // 3/4/1999 is the third of April
	MonthFirst              // 3/4/1999 is the fourth of March
)

// Options say what the words themselves do not.
type Options struct {
	// Languages are the languages to read in, the likeliest first; none: all that have a
	// lexicon.
	Languages []string
	// Reference is the day from which "yesterday" and "three years ago" count. Without
	// one they are no dates.
	Reference Day
	Order     Order
	// EDTF says that a text is known to be in that notation, so that 1826-31 is the code
	// of a season and not a range of years.
	EDTF bool

	english bool // the language that is being tried
}

// century returns the year that two digits mean: the nearest to the reference that is
// not after it, of the 20th century where there is none.
func (o Options) century(n int64) int64 {
	if n > 99 {
		return n
	}
	if o.Reference.Year == 0 {
		if n < 30 {
			return 2000 + n
		}
		return 1900 + n
	}
	year := o.Reference.Year/100*100 + n
	if year > o.Reference.Year {
		year -= 100
	}
	return year
}

// A Reading is one date that words may mean.
type Reading struct {
	Date edtf.Date
	Part Part // of the date's unit, for "early" and "late"
}

// A Result is what was read.
type Result struct {
	Reading
	// Others are further dates that the words allow. Where there are any, somebody has to
	// be asked.
	Others []Reading
	// Ignored are the words that were left out of account, as they stand in the text.
	Ignored []string
	// Undated says that the words themselves say that there is no date.
	Undated bool
	// Exact says that the text is EDTF itself: it has no wording of its own.
	Exact bool

	impossible bool // a day that no calendar has
}

// An Error says that no date was found in some words.
type Error struct {
	Text, Problem, Remedy string
}

// Error writes problem and remedy.
func (e *Error) Error() string {
	if e.Remedy == "" {
		return e.Problem
	}
	return e.Problem + "; " + e.Remedy
}

// textLimit bounds the words of a date, in bytes.
const textLimit = 1000

// tokenLimit bounds its numbers, words and signs.
const tokenLimit = 100

// Read reads a date. Its error is an *Error.
func Read(text string, o Options) (Result, error) {
	text = strings.TrimSpace(text)
	if len(text) > textLimit {
		return Result{}, &Error{text[:40], "too long for a date", "write the date alone"}
	}
	if r, ok := readEDTF(text, o); ok {
		return r, nil
	}
	if replaced, ok := catalogue(text); ok {
		if d, err := edtf.Parse(replaced); err == nil {
			return Result{Reading: Reading{Date: d}}, nil
		}
	}
	tokens := tokenize(fold(text))
	if len(tokens) > tokenLimit {
		return Result{}, &Error{text[:min(40, len(text))], "too long for a date", "write the date alone"}
	}
	languages := o.Languages
	if len(languages) == 0 {
		languages = Languages()
	}
	var best *Result
	var failure error
	for _, language := range languages {
		lex := lexicons()[language]
		if lex == nil {
			continue
		}
		o.english = language == "en"
		p := &parser{lex: lex, tokens: tokens, options: o}
		r, err := p.read()
		switch {
		case r.impossible:
			return Result{}, err
		case err != nil:
			if failure == nil || r.Undated {
				failure = err
			}
		case best == nil || len(r.Ignored) < len(best.Ignored) || best.Undated && !r.Undated && len(r.Ignored) == 0:
			best = &r
		}
		if best != nil && len(best.Ignored) == 0 {
			break
		}
	}
	if best != nil {
		return *best, nil
	}
	if failure == nil {
		failure = &Error{text, "not a date that can be read", "write it as 2022-09-07, September 2022 or c. 1850"}
	}
	return Result{}, failure
}

// readEDTF takes a text that is EDTF already, unless it is more likely a range of years.
func readEDTF(text string, o Options) (Result, bool) {
	if text == "" || strings.Trim(text, "0123456789-/.~?%[]{},:+TZXYES") != "" {
		return Result{}, false // before the parser looks for the likely mistake
	}
	d, err := edtf.Parse(text)
	if err != nil {
		return Result{}, false
	}
	if !o.EDTF && (looksLikeYears(text) || looksCatalogued(text)) {
		return Result{}, false
	}
	return Result{Reading: Reading{Date: d}, Exact: true}, true
}

// looksCatalogued reports whether a text has the signs of a catalogue: ?1776 and [1946],
// which EDTF reads otherwise.
func looksCatalogued(text string) bool {
	before := (text[0] == '?' || text[0] == '~') && !strings.ContainsAny(text[1:], "?~%") // ?2004-06-~11 is EDTF alone
	return before || text[0] == '[' && !strings.ContainsAny(text, ",.")
}

// looksLikeYears reports whether a text of the form 1826-31 can be a range of years: its
// second number is greater than the end of the first.
func looksLikeYears(text string) bool {
	if len(text) != 7 || text[4] != '-' || strings.Trim(text[:4]+text[5:], "0123456789") != "" {
		return false
	}
	return text[5:] > text[2:4]
}

// catalogue rewrites what catalogues of libraries have for digits that are not known:
// [185-], [18--?], 19uu.
func catalogue(text string) (string, bool) {
	inner := strings.Trim(text, "[]() .")
	doubt := strings.HasSuffix(inner, "?")
	inner = strings.TrimSuffix(inner, "?")
	if len(inner) != 4 {
		return "", false
	}
	digits := strings.TrimRight(inner, "-ux?")
	if len(digits) == 4 || len(digits) < 2 || strings.Trim(digits, "0123456789") != "" {
		return "", false
	}
	out := digits + strings.Repeat("X", 4-len(digits))
	if doubt {
		out += "?"
	}
	return out, true
}

// read reads all tokens.
func (p *parser) read() (Result, error) {
	found := p.group()
	if len(found.spans) == 0 && p.isUnknown() {
		return Result{Undated: true}, nil
	}
	if len(found.spans) == 0 || len(found.ignored) > 0 && found.spans[0].isSmallYear() {
		if found.undated {
			return Result{Undated: true}, nil
		}
		return Result{}, &Error{p.text(0, len(p.tokens)), "not a date that can be read", "write it as 2022-09-07, September 2022 or c. 1850"}
	}
	result := Result{Ignored: found.ignored}
	expression := found.expression()
	date, err := edtf.Parse(expression)
	if err != nil {
		return Result{impossible: len(found.spans) == 1}, &Error{p.text(0, len(p.tokens)), problemOf(err), "look at day and month"}
	}
	result.Date = date
	if len(found.spans) == 1 {
		s := found.spans[0]
		if !s.isRange() {
			result.Part = s.from.part
		}
		for _, other := range s.others() {
			if d, err := edtf.Parse(other); err == nil && other != expression {
				result.Others = append(result.Others, Reading{Date: d})
			}
		}
	}
	return result, nil
}

// isUnknown reports whether the text says nothing but that the date is not known.
func (p *parser) isUnknown() bool {
	i := p.skipFillers(0)
	m, ok := p.find(i, unknown)
	return ok && i+m.words == len(p.tokens)
}

func problemOf(err error) string {
	if parse, ok := err.(*edtf.ParseError); ok {
		return parse.Message
	}
	return err.Error()
}

// others returns further readings of a span, in EDTF.
func (s *span) others() []string {
	var others []string
	if o := s.from.other; o != nil && !s.isRange() {
		v := *o
		v.isApprox, v.isDoubtful, v.bound = s.from.isApprox, s.from.isDoubtful, s.from.bound
		others = append(others, (&span{&v, &v}).edtf())
	}
	if e := s.from.otherEnd; e != nil && !s.isRange() {
		first := &value{precision: ofYear, year: s.from.year, hasYear: true}
		others = append(others, (&span{first, e}).edtf())
	}
	return others
}

// text returns the folded words between two places.
func (p *parser) text(i, end int) string {
	var b strings.Builder
	for _, t := range p.tokens[i:end] {
		if b.Len() > 0 && !t.glued {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// isSaying reports whether a token is a word with letters, which must not be passed over
// without notice.
func isSaying(t token) bool {
	return t.kind == num || t.kind == word && strings.ContainsFunc(t.text, unicode.IsLetter)
}
