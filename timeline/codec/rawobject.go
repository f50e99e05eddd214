package codec

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
)

// A rawObject is a JSON object whose members are kept as they came, in their
// order: what foreign formats say that we have no word for.
type rawObject []rawMember

type rawMember struct {
	name  string
	value json.RawMessage
}

// parseRawObject reads an object, which may be absent; what is none has no
// members.
func parseRawObject(data []byte) rawObject {
	s := &scanner{data: data}
	if s.next() != '{' {
		return nil
	}
	var o rawObject
	s.object(func(name []byte) {
		o = append(o, rawMember{name: string(name), value: s.skip()})
	})
	if s.broken != nil {
		return nil
	}
	return o
}

func (o rawObject) index(name string) int {
	return slices.IndexFunc(o, func(m rawMember) bool { return m.name == name })
}

// get returns the value of a member, or nil.
func (o rawObject) get(name string) json.RawMessage {
	if i := o.index(name); i >= 0 {
		return o[i].value
	}
	return nil
}

// with returns the object with a member put in, in place of the one that has
// its name.
func (o rawObject) with(name string, value json.RawMessage) rawObject {
	o = slices.Clone(o)
	if i := o.index(name); i >= 0 {
		o[i].value = value
		return o
	}
	return append(o, rawMember{name, value})
}

// without returns the object less the members that have one of the names.
func (o rawObject) without(names ...string) rawObject {
	return slices.DeleteFunc(slices.Clone(o), func(m rawMember) bool { return slices.Contains(names, m.name) })
}

// appendTo appends the object as JSON on one line, with valid UTF-8 only.
func (o rawObject) appendTo(b []byte) []byte {
	b = append(b, '{')
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendString(b, m.name), ':')
		var compact bytes.Buffer
		if json.Compact(&compact, bytes.ToValidUTF8(m.value, []byte("\uFFFD"))) != nil {
			compact.Reset()
			compact.WriteString("null")
		}
		b = append(b, compact.Bytes()...)
	}
	return append(b, '}')
}

// sameJSON tells whether two texts are the same JSON: white space, the order of
// members and the spelling of strings aside. Numbers are the same when their
// digits are.
func sameJSON(a, b json.RawMessage) bool {
	if bytes.Equal(a, b) {
		return true
	}
	if a == nil || b == nil {
		return false
	}
	x, err := anyJSON(a)
	if err != nil {
		return false
	}
	y, err := anyJSON(b)
	return err == nil && reflect.DeepEqual(x, y)
}

func anyJSON(data json.RawMessage) (v any, err error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	err = dec.Decode(&v)
	return v, err
}

// objectOf writes a T by the table of its members, each by itself.
func objectOf[T any](w *writer, members []member[T], v *T) rawObject {
	var o rawObject
	for _, m := range members {
		var one writer
		one.languages, one.layout, one.sep, one.first = w.languages, inLine, inLine.comma, true
		m.write(&one, m.name, v)
		if len(one.buf) > 0 {
			o = append(o, rawMember{m.name, one.buf[len(m.name)+len(`"":`):]})
		}
	}
	return o
}

// extraOf returns what an Extra keeps for a format.
func extraOf(extra json.RawMessage, format string) json.RawMessage {
	return parseRawObject(extra).get(format)
}

// withExtra returns an Extra with something kept for a format, or without it
// where that is nil.
func withExtra(extra json.RawMessage, format string, value json.RawMessage) json.RawMessage {
	o := parseRawObject(extra).without(format)
	if value != nil {
		o = o.with(format, value)
	}
	if len(o) == 0 {
		return nil
	}
	return o.appendTo(nil)
}
