package document

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"slices"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/source"
)

// A Writer appends JSON to a buffer. It uses no reflection: an export of ten
// million events should cost what its bytes cost.
type Writer struct {
	Buf       []byte
	Languages []string // the timeline's
	Layout    spacing
	First     bool   // the next member is the first of its object
	Sep       string // between the members of that object
	inEvents  bool   // the head is written
	events    int    // how many of them are
	report    source.Report
}

// A spacing is where white space goes.
type spacing struct {
	Comma, colon string    // inside a line
	list         [3]string // around and between the elements of a list in the head
}

// InLine is the layout of NDJSON: none at all.
var InLine = spacing{",", ":", [3]string{"[", ",", "]"}}

// spaced is the canonical layout below the members of an event.
var spaced = spacing{", ", ": ", [3]string{"[", ", ", "]"}}

// NewWriter returns a writer of the members of a timeline in the layout.
func NewWriter(head *timeline.Timeline, l spacing) *Writer {
	return &Writer{Languages: head.Languages, Layout: l, First: true, Sep: l.Comma}
}

func (w *Writer) firstLanguage() string {
	if len(w.Languages) == 0 {
		return timeline.Undetermined
	}
	return w.Languages[0]
}

// Key writes the name of the next member, with the comma before it.
func (w *Writer) Key(name string) {
	if !w.First {
		w.Buf = append(w.Buf, w.Sep...)
	}
	w.First = false
	w.Buf = append(append(append(w.Buf, '"'), name...), '"')
	w.Buf = append(w.Buf, w.Layout.colon...)
}

// WriteObject writes an object on one line.
func WriteObject[T any](w *Writer, members []Member[T], v *T) {
	sep := w.Sep
	w.First, w.Sep = true, w.Layout.Comma
	w.Buf = append(w.Buf, '{')
	writeMembers(w, members, v)
	w.Buf = append(w.Buf, '}')
	w.First, w.Sep = false, sep
}

// writeList writes a member that is a list of objects, unless it is empty.
func writeList[T any](w *Writer, name string, members []Member[T], list []T) {
	if len(list) == 0 {
		return
	}
	w.Key(name)
	around := w.Layout.list
	w.Layout.list = [3]string{"[", w.Layout.Comma, "]"}
	w.Buf = append(w.Buf, around[0]...)
	for i := range list {
		if i > 0 {
			w.Buf = append(w.Buf, around[1]...)
		}
		WriteObject(w, members, &list[i])
	}
	w.Buf = append(w.Buf, around[2]...)
	w.Layout.list = around
}

// StringMember writes a string, unless it is empty.
func (w *Writer) StringMember(name, value string) {
	if value != "" {
		w.Key(name)
		w.Buf = AppendString(w.Buf, value)
	}
}

// StringsMember writes a list of strings, unless it is empty.
func (w *Writer) StringsMember(name string, values []string) {
	if len(values) == 0 {
		return
	}
	w.Key(name)
	for i, value := range values {
		w.element(i, '[')
		w.Buf = AppendString(w.Buf, value)
	}
	w.Buf = append(w.Buf, ']')
}

// element writes what comes before the i-th element of a list or object on one
// line.
func (w *Writer) element(i int, opening byte) {
	if i == 0 {
		w.Buf = append(w.Buf, opening)
		return
	}
	w.Buf = append(w.Buf, w.Layout.Comma...)
}

// NumberMember writes a whole number.
func (w *Writer) NumberMember(name string, value int) {
	w.Key(name)
	w.Buf = strconv.AppendInt(w.Buf, int64(value), 10)
}

// trueMember writes a flag, unless it is down.
func (w *Writer) trueMember(name string, value bool) {
	if value {
		w.Key(name)
		w.Buf = append(w.Buf, "true"...)
	}
}

// degreesMember writes a coordinate with the fewest digits that give it again.
// JSON has no infinities.
func (w *Writer) degreesMember(name string, value *float64) {
	if value == nil || math.IsInf(*value, 0) || math.IsNaN(*value) {
		return
	}
	w.Key(name)
	w.Buf = strconv.AppendFloat(w.Buf, *value, 'f', -1, 64)
}

func (w *Writer) dateMember(name string, date edtf.Date) {
	if !date.IsZero() {
		w.Key(name)
		w.Buf = AppendString(w.Buf, date.String())
	}
}

// textMember writes a text as a string where the timeline's first language is
// its only one, else as an object in the order of the languages.
func (w *Writer) textMember(name string, text timeline.Text) {
	if len(text) == 0 {
		return
	}
	w.Key(name)
	if len(text) == 1 && (text[0].Lang == "" || text[0].Lang == w.firstLanguage()) {
		w.Buf = AppendString(w.Buf, text[0].Text)
		return
	}
	for i, tr := range w.inOrder(text) {
		w.element(i, '{')
		lang := tr.Lang
		if lang == "" {
			lang = w.firstLanguage()
		}
		w.Buf = append(AppendString(w.Buf, lang), w.Layout.colon...)
		w.Buf = AppendString(w.Buf, tr.Text)
	}
	w.Buf = append(w.Buf, '}')
}

// inOrder returns the text in the order of the timeline's languages. Texts from
// a decoder or the store are; only others are copied.
func (w *Writer) inOrder(text timeline.Text) timeline.Text {
	at := 0
	for _, tr := range text {
		i := slices.Index(w.Languages, tr.Lang)
		if i < at {
			text = slices.Clone(text)
			text.Sort(w.Languages)
			return text
		}
		at = i
	}
	return text
}

// RawMember writes JSON that came from elsewhere, on one line. What is no JSON
// is left out: the document around it must stay one.
func (w *Writer) RawMember(name string, raw json.RawMessage) {
	if len(raw) == 0 {
		return
	}
	var b bytes.Buffer
	if err := json.Compact(&b, bytes.ToValidUTF8(raw, []byte("\uFFFD"))); err != nil {
		w.lose(name, "foreign members that are not JSON")
		return
	}
	w.Key(name)
	w.Buf = append(w.Buf, b.Bytes()...)
}

// lose reports a member of the event being written, or of the head.
func (w *Writer) lose(name, what string) {
	if w.inEvents {
		w.report.AddEvent(w.events, name, what)
		return
	}
	w.report.Add(name, what)
}

// AppendString appends s as a JSON string: the quote, the backslash and control
// characters escaped, broken UTF-8 replaced by U+FFFD, everything else as it is.
func AppendString(b []byte, s string) []byte {
	b, _ = jsontext.AppendQuote(b, s) // the error says that UTF-8 was broken
	return b
}

// writeMembers writes the members of a T that are there.
func writeMembers[T any](w *Writer, members []Member[T], v *T) {
	for i := range members {
		members[i].Write(w, members[i].Name, v)
	}
}

// event writes the members of the next event.
func (w *Writer) event(e *timeline.Event) {
	writeMembers(w, EventMembers, e)
	w.events++
}

// flush writes the buffer out when it has reached a size.
func (w *Writer) flush(out io.Writer, size int) error {
	if len(w.Buf) < size {
		return nil
	}
	_, err := out.Write(w.Buf)
	w.Buf = w.Buf[:0]
	return err
}
