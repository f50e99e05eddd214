package codec

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// A writer appends JSON to a buffer. It uses no reflection: an export of ten
// million events should cost what its bytes cost.
type writer struct {
	buf       []byte
	languages []string // the timeline's
	layout    spacing
	first     bool   // the next member is the first of its object
	sep       string // between the members of that object
	inEvents  bool   // the head is written
	events    int    // how many of them are
	report    Report
}

// A spacing is where white space goes.
type spacing struct {
	comma, colon string    // inside a line
	list         [3]string // around and between the elements of a list in the head
}

// inLine is the layout of NDJSON: none at all.
var inLine = spacing{",", ":", [3]string{"[", ",", "]"}}

// spaced is the canonical layout below the members of an event.
var spaced = spacing{", ", ": ", [3]string{"[", ", ", "]"}}

func newWriter(head *timeline.Timeline, l spacing) *writer {
	return &writer{languages: head.Languages, layout: l, first: true, sep: l.comma}
}

func (w *writer) firstLanguage() string {
	if len(w.languages) == 0 {
		return timeline.Undetermined
	}
	return w.languages[0]
}

// key writes the name of the next member, with the comma before it.
func (w *writer) key(name string) {
	if !w.first {
		w.buf = append(w.buf, w.sep...)
	}
	w.first = false
	w.buf = append(append(append(w.buf, '"'), name...), '"')
	w.buf = append(w.buf, w.layout.colon...)
}

// writeObject writes an object on one line.
func writeObject[T any](w *writer, members []member[T], v *T) {
	sep := w.sep
	w.first, w.sep = true, w.layout.comma
	w.buf = append(w.buf, '{')
	writeMembers(w, members, v)
	w.buf = append(w.buf, '}')
	w.first, w.sep = false, sep
}

// writeList writes a member that is a list of objects, unless it is empty.
func writeList[T any](w *writer, name string, members []member[T], list []T) {
	if len(list) == 0 {
		return
	}
	w.key(name)
	around := w.layout.list
	w.layout.list = [3]string{"[", w.layout.comma, "]"}
	w.buf = append(w.buf, around[0]...)
	for i := range list {
		if i > 0 {
			w.buf = append(w.buf, around[1]...)
		}
		writeObject(w, members, &list[i])
	}
	w.buf = append(w.buf, around[2]...)
	w.layout.list = around
}

func (w *writer) stringMember(name, value string) {
	if value != "" {
		w.key(name)
		w.buf = appendString(w.buf, value)
	}
}

func (w *writer) stringsMember(name string, values []string) {
	if len(values) == 0 {
		return
	}
	w.key(name)
	for i, value := range values {
		w.element(i, '[')
		w.buf = appendString(w.buf, value)
	}
	w.buf = append(w.buf, ']')
}

// element writes what comes before the i-th element of a list or object on one
// line.
func (w *writer) element(i int, opening byte) {
	if i == 0 {
		w.buf = append(w.buf, opening)
		return
	}
	w.buf = append(w.buf, w.layout.comma...)
}

func (w *writer) numberMember(name string, value int) {
	w.key(name)
	w.buf = strconv.AppendInt(w.buf, int64(value), 10)
}

// trueMember writes a flag, unless it is down.
func (w *writer) trueMember(name string, value bool) {
	if value {
		w.key(name)
		w.buf = append(w.buf, "true"...)
	}
}

// degreesMember writes a coordinate with the fewest digits that give it again.
// JSON has no infinities.
func (w *writer) degreesMember(name string, value *float64) {
	if value == nil || math.IsInf(*value, 0) || math.IsNaN(*value) {
		return
	}
	w.key(name)
	w.buf = strconv.AppendFloat(w.buf, *value, 'f', -1, 64)
}

func (w *writer) dateMember(name string, date edtf.Date) {
	if !date.IsZero() {
		w.key(name)
		w.buf = appendString(w.buf, date.String())
	}
}

// textMember writes a text as a string where the timeline's first language is
// its only one, else as an object in the order of the languages.
func (w *writer) textMember(name string, text timeline.Text) {
	if len(text) == 0 {
		return
	}
	w.key(name)
	if len(text) == 1 && (text[0].Lang == "" || text[0].Lang == w.firstLanguage()) {
		w.buf = appendString(w.buf, text[0].Text)
		return
	}
	for i, tr := range w.inOrder(text) {
		w.element(i, '{')
		lang := tr.Lang
		if lang == "" {
			lang = w.firstLanguage()
		}
		w.buf = append(appendString(w.buf, lang), w.layout.colon...)
		w.buf = appendString(w.buf, tr.Text)
	}
	w.buf = append(w.buf, '}')
}

// inOrder returns the text in the order of the timeline's languages. Texts from
// a decoder or the store are; only others are copied.
func (w *writer) inOrder(text timeline.Text) timeline.Text {
	at := 0
	for _, tr := range text {
		i := slices.Index(w.languages, tr.Lang)
		if i < at {
			text = slices.Clone(text)
			text.Sort(w.languages)
			return text
		}
		at = i
	}
	return text
}

// rawMember writes JSON that came from elsewhere, on one line. What is no JSON
// is left out: the document around it must stay one.
func (w *writer) rawMember(name string, raw json.RawMessage) {
	if len(raw) == 0 {
		return
	}
	var b bytes.Buffer
	if err := json.Compact(&b, bytes.ToValidUTF8(raw, []byte("\uFFFD"))); err != nil {
		w.lose(name, "foreign members that are not JSON")
		return
	}
	w.key(name)
	w.buf = append(w.buf, b.Bytes()...)
}

// lose reports a member of the event being written, or of the head.
func (w *writer) lose(name, what string) {
	if w.inEvents {
		w.report.AddEvent(w.events, name, what)
		return
	}
	w.report.Add(name, what)
}

// appendString appends s as a JSON string (RFC 8259, section 7): the quote, the
// backslash and control characters escaped, broken UTF-8 replaced by U+FFFD,
// everything else as it is.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(append(b, s[start:i]...), "\uFFFD"...)
				start = i + 1
			}
			i += size
			continue
		}
		b = appendEscape(append(b, s[start:i]...), c)
		i++
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

func appendEscape(b []byte, c byte) []byte {
	const hex = "0123456789abcdef"
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}

// writeMembers writes the members of a T that are there.
func writeMembers[T any](w *writer, members []member[T], v *T) {
	for i := range members {
		members[i].write(w, members[i].name, v)
	}
}

// event writes the members of the next event.
func (w *writer) event(e *timeline.Event) {
	writeMembers(w, eventMembers, e)
	w.events++
}

// flush writes the buffer out when it has reached a size.
func (w *writer) flush(out io.Writer, size int) error {
	if len(w.buf) < size {
		return nil
	}
	_, err := out.Write(w.buf)
	w.buf = w.buf[:0]
	return err
}
