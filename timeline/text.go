package timeline

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Undetermined is the language of a timeline that names none (BCP 47 "und").
const Undetermined = "und"

// A Translation is one wording of a text.
type Translation struct {
	Lang string // BCP 47 tag; "" stands for the timeline's first language
	Text string
}

// Text is something written in one or more languages, in the order of the
// timeline's languages. It is a slice and not a map: a timeline of ten million
// titles, nearly all in one language, should cost what its letters cost.
//
// In JSON it is a plain string when its only translation has no language, else
// an object by language tag.
type Text []Translation

// Plain is a text in the timeline's first language.
func Plain(s string) Text {
	if s == "" {
		return nil
	}
	return Text{{Text: s}}
}

// In returns the wording for lang and the language it is really in. Where lang
// is missing it falls back to the first translation, so a reader sees the
// original rather than nothing; an empty text returns "", "".
func (t Text) In(lang string) (text, language string) {
	for _, tr := range t {
		if tr.Lang == lang {
			return tr.Text, tr.Lang
		}
	}
	if len(t) == 0 {
		return "", ""
	}
	return t[0].Text, t[0].Lang
}

// Expand names the language of a plain text: what was written without a tag is
// in the timeline's first language.
func (t Text) Expand(first string) {
	for i := range t {
		if t[i].Lang == "" {
			t[i].Lang = first
		}
	}
}

// Shorten is the inverse of Expand for the canonical document: a text whose
// only translation is in the first language is written as a plain string. It
// returns a text of its own where it changes anything.
func (t Text) Shorten(first string) Text {
	if len(t) == 1 && t[0].Lang == first {
		return Text{{Text: t[0].Text}}
	}
	return t
}

// Sort puts the translations into the order of languages; tags that are not
// among them follow in alphabetical order.
func (t Text) Sort(languages []string) {
	rank := func(tr Translation) int {
		if i := slices.Index(languages, tr.Lang); i >= 0 {
			return i
		}
		return len(languages)
	}
	slices.SortStableFunc(t, func(a, b Translation) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return bytes.Compare([]byte(a.Lang), []byte(b.Lang))
	})
}

// MarshalJSON writes a string or an object by language tag, in slice order.
func (t Text) MarshalJSON() ([]byte, error) {
	if len(t) == 1 && t[0].Lang == "" {
		return marshalPlain(t[0].Text)
	}
	var b bytes.Buffer
	b.WriteByte('{')
	for i, tr := range t {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := marshalPlain(tr.Lang)
		if err != nil {
			return nil, err
		}
		value, err := marshalPlain(tr.Text)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads a string or an object by language tag, keeping its order.
func (t *Text) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	*t = nil
	if len(data) == 0 || data[0] != '{' {
		var s *string
		if err := json.Unmarshal(data, &s); err != nil || s == nil {
			return err
		}
		*t = Text{{Text: *s}}
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		var s string
		if err := dec.Decode(&s); err != nil {
			return fmt.Errorf("%v: %w", key, err)
		}
		*t = append(*t, Translation{Lang: key.(string), Text: s})
	}
	return nil
}

// marshalPlain encodes a string without escaping <, > and &: the document is
// data, to be escaped in a page.
func marshalPlain(s string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
