package ical

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"kronika/timeline/source"
)

// A contentLine is one line of an iCalendar document, unfolded: NAME, then
// parameters, then a value.
type contentLine struct {
	name   string // in capitals
	params []param
	value  string // as it stands, escapes and all
	raw    string // the whole line
	line   int    // where it begins, from 1
}

type param struct{ name, value string }

// param returns the value of a parameter, "" where there is none.
func (l *contentLine) param(name string) string {
	for _, p := range l.params {
		if p.name == name {
			return p.value
		}
	}
	return ""
}

// path names the line in faults: line 12: DTSTART.
func (l *contentLine) path() string {
	return source.Place{Unit: source.UnitLine, Number: l.line}.Path(l.name)
}

// nextContentLine takes the next line that is not blank, with those that are
// folded into it (RFC 5545, 3.1). Lines may end in LF alone. It returns io.EOF
// at the end.
func nextContentLine(w *source.Window) (text []byte, line int, err error) {
	for {
		line = w.Line
		first, err := w.TakeLine()
		if err != nil {
			return nil, line, err
		}
		if text = bytes.TrimRight(first, "\r\n"); len(bytes.TrimSpace(text)) > 0 {
			break
		}
	}
	if text, err = joinQuoted(w, bytes.Clone(text)); err != nil {
		return nil, line, err
	}
	for {
		if len(w.View()) == 0 {
			if err := w.Fill(); err != nil && err != io.EOF {
				return nil, line, err
			}
		}
		view := w.View()
		if len(view) == 0 || view[0] != ' ' && view[0] != '\t' {
			return text, line, nil
		}
		more, err := w.TakeLine()
		if err != nil {
			return nil, line, err
		}
		if text = append(text, bytes.TrimRight(more[1:], "\r\n")...); len(text) > source.MaxUnit {
			return nil, line, w.TooLarge()
		}
	}
}

// What is wrong with a content line. The texts become faults.
var (
	errNoColon = errors.New("not a line of iCalendar")
	errQuote   = errors.New("a quote is never closed")
	errNotUTF8 = errors.New("not valid UTF-8")
)

// parseContentLine takes a line apart.
func parseContentLine(text []byte, line int) (contentLine, error) {
	l := contentLine{line: line}
	if !utf8.Valid(text) {
		l.value = strings.ToValidUTF8(string(text), "\uFFFD")
		return l, errNotUTF8
	}
	l.raw = string(text)
	l.value = l.raw
	end := strings.IndexAny(l.value, ";:")
	if end <= 0 || !isICalName(l.value[:end]) {
		return l, errNoColon
	}
	name, rest := strings.ToUpper(l.value[:end]), l.value[end:]
	for rest[0] == ';' {
		p, after, err := parseICalParam(rest[1:])
		if err != nil {
			return l, err
		}
		l.params, rest = append(l.params, p), after
	}
	l.name, l.value = name, rest[1:]
	decodeQuoted(&l)
	return l, nil
}

// parseICalParam reads NAME=value, up to the semicolon or colon that follows.
// Of several values, which nothing here needs, the text stays one.
func parseICalParam(text string) (p param, rest string, err error) {
	if len(text) > len(quotedPrintable) && strings.EqualFold(text[:len(quotedPrintable)], quotedPrintable) && strings.ContainsRune(";:", rune(text[len(quotedPrintable)])) {
		return param{"ENCODING", quotedPrintable}, text[len(quotedPrintable):], nil // vCalendar leaves the name out
	}
	equals := strings.IndexByte(text, '=')
	if equals <= 0 || !isICalName(text[:equals]) {
		return p, "", errNoColon
	}
	p.name = strings.ToUpper(text[:equals])
	var value strings.Builder
	quoted := false
	for i := equals + 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ';' || c == ':'):
			p.value = paramUnescaper().Replace(value.String())
			return p, text[i:], nil
		default:
			value.WriteByte(c)
		}
	}
	if quoted {
		return p, "", errQuote
	}
	return p, "", errNoColon
}

// paramUnescaper undoes RFC 6868, by which parameters hold quotes and line ends.
func paramUnescaper() *strings.Replacer { return strings.NewReplacer("^n", "\n", "^'", `"`, "^^", "^") }

// isICalName reports whether a word is made of letters, digits and hyphens.
func isICalName(word string) bool {
	for i := range len(word) {
		c := word[i] | 0x20
		if !(c >= 'a' && c <= 'z' || word[i] >= '0' && word[i] <= '9' || word[i] == '-') {
			return false
		}
	}
	return word != ""
}

// unescapeText undoes the escapes of a TEXT value.
func unescapeText(value string) string {
	if !strings.Contains(value, `\`) {
		return value
	}
	return strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";").Replace(value)
}

// splitTexts splits a value at its commas, but for those that are escaped.
func splitTexts(value string) []string {
	var texts []string
	add := func(text string) {
		if text = strings.TrimSpace(unescapeText(text)); text != "" {
			texts = append(texts, text)
		}
	}
	from := 0
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case ',':
			add(value[from:i])
			from = i + 1
		}
	}
	add(value[from:])
	return texts
}
