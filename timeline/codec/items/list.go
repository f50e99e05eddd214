package items

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"strings"

	"kronika/timeline"
	"kronika/timeline/codec"
	"kronika/timeline/document"
	"kronika/timeline/source"
)

// Parse reads a document in JSON, or one in JavaScript turned into JSON, into v.
func Parse(text []byte, v any) error {
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	if json.Valid(text) {
		return wrong(json.Unmarshal(text, v))
	}
	if literal := FromLiteral(text); json.Valid(literal) {
		return wrong(json.Unmarshal(literal, v))
	}
	s := document.NewScanner(text)
	s.Skip()
	if s.End(); s.Broken != nil {
		return s.InputError(1, 1)
	}
	return wrong(json.Unmarshal(text, v))
}

func wrong(err error) error {
	if err == nil {
		return nil
	}
	return &source.InputError{Kind: source.ErrSyntax, Problem: strings.TrimPrefix(err.Error(), "json: "), Remedy: "look at what stands there"}
}

// Start returns the names of the members of the first object of a list at the start of a
// document, or in one of its members, for recognising a format. The document may be
// JavaScript, and cut off.
func Start(prefix []byte, member string) map[string]bool {
	text := FromLiteral(prefix)
	if member == "" && !bytes.HasPrefix(text, []byte("[")) || member != "" && !bytes.HasPrefix(text, []byte("{")) {
		return nil
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.Token()
	for member != "" {
		name, err := d.Token()
		if err != nil || !d.More() {
			return nil
		}
		if name == member {
			if open, err := d.Token(); err != nil || open != json.Delim('[') {
				return nil
			}
			break
		}
		var skipped json.RawMessage
		if d.Decode(&skipped) != nil {
			return nil
		}
	}
	var first map[string]json.RawMessage
	if d.Decode(&first) != nil {
		return nil
	}
	names := map[string]bool{}
	for name := range first {
		names[name] = true
	}
	return names
}

// Text is a member that may be a text or a number; anything else is none.
func Text(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var number json.Number
	if json.Unmarshal(raw, &number) == nil {
		return number.String()
	}
	return ""
}

// An Object is an item as it stands in JSON.
type Object map[string]json.RawMessage

// Take returns the text of the first of the members that has one. Taken members are not
// kept.
func (o Object) Take(names ...string) string {
	text := ""
	for _, name := range names {
		if t := Text(o[name]); t != "" || o[name] == nil || string(o[name]) == "null" || string(o[name]) == `""` {
			delete(o, name)
			if text == "" {
				text = t
			}
		}
	}
	return text
}

// Rest returns what has not been taken, in the order of the names.
func (o Object) Rest() document.RawObject {
	var rest document.RawObject
	raw, err := json.Marshal(o) // in the order of the names
	if err != nil || len(o) == 0 {
		return nil
	}
	rest = document.ParseRawObject(raw)
	return rest
}

// Stream makes a stream of the events of n items. Event makes one; nothing is yielded
// where it returns an empty event without a fault, such as an era.
func (b *Builder) Stream(n int, event func(i int, place source.Place) (timeline.Event, timeline.Invalid)) *codec.Stream {
	place := source.Place{Unit: source.UnitEvents, Number: -1}
	var events iter.Seq2[timeline.Event, error] = func(yield func(timeline.Event, error) bool) {
		for i := range n {
			place.Number = i
			e, faults := event(i, place)
			if e.ID == "" && len(faults) == 0 {
				continue
			}
			if !yield(e, faults.Err()) {
				return
			}
		}
	}
	return &codec.Stream{Head: b.Head, Events: events, Where: func() source.Place { return place }, Notes: &b.Notes}
}

// Own names members by the names that a format has for them: start is called "begin".
func Own(names map[string]string) func(string) string {
	return func(member string) string {
		if own, ok := names[member]; ok {
			return own
		}
		return member
	}
}

// None is the error of a document that is recognised and has no items.
func None(what string) error {
	return &source.InputError{Kind: source.ErrSyntax, Problem: fmt.Sprintf("%s without any items", what), Remedy: "look whether this is the file that you meant"}
}
