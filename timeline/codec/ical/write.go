package ical

import (
	"strings"
	"unicode/utf8"
)

// foldAt is how many octets a line may have, its end not counted.
const foldAt = 75

// An icalWriter gathers content lines.
type writer struct{ buf []byte }

// line writes a line whose value needs no escapes; head is the name with its
// parameters.
func (w *writer) line(head, value string) {
	line := head + ":" + value
	room := foldAt
	for len(line) > room {
		cut := room
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		w.buf = append(w.buf, line[:cut]...)
		w.buf = append(w.buf, "\r\n "...)
		line, room = line[cut:], foldAt-1
	}
	w.buf = append(w.buf, line...)
	w.buf = append(w.buf, "\r\n"...)
}

// textLine writes a TEXT value; nothing when there is none.
func (w *writer) textLine(head, value string) {
	if value != "" {
		w.line(head, escapeText(value))
	}
}

// escapeText writes a text as a TEXT value. Control characters, which it cannot
// hold, become U+FFFD.
func escapeText(text string) string {
	var b strings.Builder
	for _, r := range strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(text, "\uFFFD")) {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ' && r != '\t' || r == 0x7F:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// withParam adds a parameter to the head of a line; none when the value is
// empty.
func withParam(head, name, value string) string {
	if value == "" {
		return head
	}
	value = strings.NewReplacer("^", "^^", "\r\n", "^n", "\n", "^n", `"`, "^'").Replace(strings.ToValidUTF8(value, "\uFFFD"))
	value = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return ' '
		}
		return r
	}, value)
	if strings.ContainsAny(value, ";:, ") {
		value = `"` + value + `"`
	}
	return head + ";" + name + "=" + value
}
