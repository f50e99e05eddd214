package edtf

import "strings"

// Parse reads one EDTF expression; its error is a *ParseError.
func Parse(s string) (Date, error) {
	p := parser{text: s}
	d := p.expression()
	if p.fault == nil {
		return d, nil
	}
	p.fault.explain()
	return Date{}, p.fault
}

// MustParse is Parse for expressions known to be valid; it panics on others.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// A parser reads its text from left to right, once. Its methods stop at the
// first fault, note it and return false; what they have returned by then is not
// to be used.
type parser struct {
	text  string
	pos   int
	fault *ParseError
}

// expression reads the whole text.
func (p *parser) expression() Date {
	switch {
	case p.text == "":
		p.failWith(0, "there is no date", "write a date such as 2022-09-07, 2022-09 or 1999")
	case p.text[0] == '[':
		return p.set(OneOf, ']')
	case p.text[0] == '{':
		return p.set(AllOf, '}')
	case strings.IndexByte(p.text, '/') >= 0:
		return p.interval()
	default:
		d := Date{Kind: Single, Start: End{Kind: Dated}}
		if p.point(&d.Start.Point) {
			p.end()
		}
		return d
	}
	return Date{}
}

// end demands that the text ends here.
func (p *parser) end() bool {
	if p.pos == len(p.text) {
		return true
	}
	return p.fail(p.pos, "something follows that does not belong to the date")
}

// fail notes a fault, whose hint is found later, and returns false.
func (p *parser) fail(at int, message string) bool { return p.failWith(at, message, "") }

// failWith is fail with a hint.
func (p *parser) failWith(at int, message, hint string) bool {
	p.fault = &ParseError{Input: p.text, Offset: at, Message: message, Hint: hint}
	return false
}

// at reports whether b is the next byte.
func (p *parser) at(b byte) bool { return p.pos < len(p.text) && p.text[p.pos] == b }

// atDigit reports whether a digit is next.
func (p *parser) atDigit() bool { return p.pos < len(p.text) && isDigit(p.text[p.pos]) }

// atDots reports whether ".." is next.
func (p *parser) atDots() bool { return strings.HasPrefix(p.text[p.pos:], "..") }

// take skips b when it is next, and reports whether it did.
func (p *parser) take(b byte) bool {
	if p.at(b) {
		p.pos++
		return true
	}
	return false
}

// takeDots skips ".." when it is next.
func (p *parser) takeDots() bool {
	if p.atDots() {
		p.pos += 2
		return true
	}
	return false
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// twoDigits reads a number of exactly two digits.
func (p *parser) twoDigits(what string) (n uint8, ok bool) {
	for i := range 2 {
		at := p.pos + i
		if at >= len(p.text) || !isDigit(p.text[at]) {
			return 0, p.fail(at, what+" has two digits")
		}
		n = n*10 + p.text[at] - '0'
	}
	p.pos += 2
	return n, true
}
