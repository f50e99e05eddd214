package locale

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"

	"kronika/timeline/edtf"
)

// A message is one entry of a catalogue: a sentence, or a sentence for each
// plural form of the language. Its text may hold {0}, {1} …
type message struct {
	other string            // the only form, or that of every number without one of its own
	forms map[string]string // by CLDR plural category; nil when there is one form
}

// UnmarshalJSON reads "text" or {"one": "text", "other": "text"}.
func (m *message) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, &m.other)
	}
	if err := json.Unmarshal(data, &m.forms); err != nil {
		return err
	}
	m.other = m.forms["other"]
	return nil
}

// T returns the message of a key with {0}, {1} … replaced by the arguments:
// strings as they are, integers and dates as this language writes them. It is
// plain text, to be escaped in a page.
//
// A key that no catalogue has is returned itself. A test looks for such keys in
// the whole source.
func (l *Locale) T(key string, args ...any) string {
	if key == siteName && l.site != "" {
		return l.site
	}
	m, ok := l.messages[key]
	if !ok {
		return key
	}
	return l.fill(m.other, args)
}

// N returns the message of a key in the plural form that n things take, with {0}
// replaced by n as this language writes it and {1}, {2} … by the arguments.
func (l *Locale) N(key string, n int64, args ...any) string {
	m, ok := l.messages[key]
	if !ok {
		return key
	}
	return l.fill(m.form(l.plural(n)), append([]any{n}, args...))
}

// form returns the wording for a plural category.
func (m message) form(category string) string {
	if text, ok := m.forms[category]; ok {
		return text
	}
	return m.other
}

// fill replaces the placeholders of text. One without an argument stays as it
// is, so that the page shows what is missing.
func (l *Locale) fill(text string, args []any) string {
	if !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if n, ok := placeholder(rest); ok && n < len(args) {
			b.WriteString(l.argument(args[n]))
			text = rest[len("0}"):]
			continue
		}
		b.WriteByte('{')
		text = rest
	}
}

// placeholder reads the "0}" of {0}. It reads one digit: no message has ten
// arguments.
func placeholder(s string) (n int, ok bool) {
	if len(s) < 2 || s[0] < '0' || s[0] > '9' || s[1] != '}' {
		return 0, false
	}
	return int(s[0] - '0'), true
}

// argument writes one argument of a message.
func (l *Locale) argument(a any) string {
	switch a := a.(type) {
	case string:
		return a
	case int:
		return l.Number(int64(a))
	case int64:
		return l.Number(a)
	case edtf.Date:
		return l.Date(a)
	}
	return fmt.Sprint(a)
}

// category returns the name of a plural category in CLDR and in the catalogues.
func category(f plural.Form) string {
	return [...]string{plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many"}[f]
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
	trimmed := strings.TrimRight(fraction, "0")
	f, _ := strconv.Atoi(fraction) // a few digits
	t, _ := strconv.Atoi(trimmed)  // 0 where none is left
	return category(plural.Cardinal.MatchPlural(l.language, int(whole), len(fraction), len(trimmed), f, t))
}
