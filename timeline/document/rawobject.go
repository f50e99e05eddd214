package document

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
)

// A RawObject is a JSON object whose members are kept as they came, in their
// order: what foreign formats say that we have no word for.
type RawObject []RawMember

// A RawMember is one member of a RawObject.
type RawMember struct {
	Name  string
	Value json.RawMessage
}

// ParseRawObject reads an object, which may be absent. Anything but an object has no
// members.
func ParseRawObject(data []byte) RawObject {
	s := NewScanner(data)
	if s.Next() != '{' {
		return nil
	}
	var o RawObject
	s.Object(func(name []byte) {
		o = append(o, RawMember{Name: string(name), Value: s.Skip()})
	})
	if s.Broken != nil {
		return nil
	}
	return o
}

func (o RawObject) index(name string) int {
	return slices.IndexFunc(o, func(m RawMember) bool { return m.Name == name })
}

// Get returns the value of a member, or nil.
func (o RawObject) Get(name string) json.RawMessage {
	if i := o.index(name); i >= 0 {
		return o[i].Value
	}
	return nil
}

// With returns the object with a member put in, in place of the one that has
// its name.
func (o RawObject) With(name string, value json.RawMessage) RawObject {
	o = slices.Clone(o)
	if i := o.index(name); i >= 0 {
		o[i].Value = value
		return o
	}
	return append(o, RawMember{name, value})
}

// Without returns the object less the members that have one of the names.
func (o RawObject) Without(names ...string) RawObject {
	return slices.DeleteFunc(slices.Clone(o), func(m RawMember) bool { return slices.Contains(names, m.Name) })
}

// AppendTo appends the object as JSON on one line, with valid UTF-8 only.
func (o RawObject) AppendTo(b []byte) []byte {
	b = append(b, '{')
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(AppendString(b, m.Name), ':')
		var compact bytes.Buffer
		if json.Compact(&compact, bytes.ToValidUTF8(m.Value, []byte("\uFFFD"))) != nil {
			compact.Reset()
			compact.WriteString("null")
		}
		b = append(b, compact.Bytes()...)
	}
	return append(b, '}')
}

// SameJSON reports whether two texts are the same JSON: white space, the order of
// members and the spelling of strings aside. Numbers are the same when their
// digits are.
func SameJSON(a, b json.RawMessage) bool {
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

// ObjectOf writes a T by the table of its members, each by itself.
func ObjectOf[T any](w *Writer, members []Member[T], v *T) RawObject {
	var o RawObject
	for _, m := range members {
		var one Writer
		one.Languages, one.Layout, one.Sep, one.First = w.Languages, InLine, InLine.Comma, true
		m.Write(&one, m.Name, v)
		if len(one.Buf) > 0 {
			o = append(o, RawMember{m.Name, one.Buf[len(m.Name)+len(`"":`):]})
		}
	}
	return o
}

// ExtraOf returns what an Extra keeps for a format.
func ExtraOf(extra json.RawMessage, format string) json.RawMessage {
	return ParseRawObject(extra).Get(format)
}

// WithExtra returns an Extra with something kept for a format, or without it
// where that is nil.
func WithExtra(extra json.RawMessage, format string, value json.RawMessage) json.RawMessage {
	o := ParseRawObject(extra).Without(format)
	if value != nil {
		o = o.With(format, value)
	}
	if len(o) == 0 {
		return nil
	}
	return o.AppendTo(nil)
}
