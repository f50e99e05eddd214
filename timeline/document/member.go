package document

import (
	"slices"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// A Member is one member of a JSON object that stands for a T: its name, how it
// is read into the T and how it is written from it. The tables of members are
// the format: their order is the canonical order, a name that is not in one is
// unknown, and the schema is tested against them.
type Member[T any] struct {
	Name  string
	Read  func(*Scanner, *T)
	Write func(*Writer, string, *T) // writes nothing for an absent value
}

// ReadMembers reads an object by the table of its members.
func ReadMembers[T any](s *Scanner, members []Member[T], v *T) {
	if s.Next() != '{' {
		s.Wrong("not an object", "write it in braces, with members such as "+members[0].Name)
		return
	}
	o := ObjectReader[T]{Members: members}
	s.Object(func(name []byte) { o.Read(s, name, v) })
}

// Object walks over an object and calls visit at each value, with its name.
func (s *Scanner) Object(visit func(name []byte)) {
	s.elements('}', func() {
		if name := s.key(); s.Broken == nil {
			visit(name)
		}
	})
}

// An ObjectReader reads the members of one object and remembers which it had.
type ObjectReader[T any] struct {
	Members []Member[T]
	Seen    uint64
	guess   int // members mostly come in the order of the table
}

// Read reads the value of the member with the name.
func (o *ObjectReader[T]) Read(s *Scanner, name []byte, v *T) {
	i := o.Find(name)
	if i < 0 {
		s.unknown(string(name), Names(o.Members))
		s.Skip()
		return
	}
	s.Push(o.Members[i].Name)
	defer s.Pop()
	o.guess = i + 1
	if o.Seen&(1<<i) != 0 {
		s.Fault("", "said twice", "keep one of the two")
		s.Skip()
		return
	}
	o.Seen |= 1 << i
	o.Members[i].Read(s, v)
}

// Find returns the index of the member with the name, or -1.
func (o *ObjectReader[T]) Find(name []byte) int {
	if o.guess < len(o.Members) && o.Members[o.guess].Name == string(name) {
		return o.guess
	}
	return slices.IndexFunc(o.Members, func(m Member[T]) bool { return m.Name == string(name) })
}

// Names returns the names of the members, for faults that suggest one.
func Names[T any](members []Member[T]) []string {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.Name
	}
	return names
}

// The makers below say of a member only its name and where in the T it lives;
// the kind of the value says the rest.

// StringMember is a string.
func StringMember[T any](name string, at func(*T) *string) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) { *at(v) = s.Text() },
		func(w *Writer, name string, v *T) { w.StringMember(name, *at(v)) }}
}

// idMember is a stringMember whose values repeat from event to event.
func idMember[T any](name string, at func(*T) *string) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) { *at(v) = s.repeatedText() },
		func(w *Writer, name string, v *T) { w.StringMember(name, *at(v)) }}
}

// NumberMember is a whole number that is 0 when it is absent.
func NumberMember[T any](name string, at func(*T) *int) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) {
			if n, ok := s.Whole("write a whole number"); ok {
				*at(v) = n
			}
		},
		func(w *Writer, name string, v *T) {
			if n := *at(v); n != 0 {
				w.NumberMember(name, n)
			}
		}}
}

// StringsMember is a list of strings.
func StringsMember[T any](name string, at func(*T) *[]string) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) {
			s.List(func() { *at(v) = append(*at(v), s.Text()) })
		},
		func(w *Writer, name string, v *T) { w.StringsMember(name, *at(v)) }}
}

func textMember[T any](name string, at func(*T) *timeline.Text) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) { *at(v) = s.localised() },
		func(w *Writer, name string, v *T) { w.textMember(name, *at(v)) }}
}

func dateMember[T any](name string, at func(*T) *edtf.Date) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) { *at(v) = s.date() },
		func(w *Writer, name string, v *T) { w.dateMember(name, *at(v)) }}
}

func degreesMember[T any](name string, at func(*T) **float64) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) { *at(v) = s.degrees() },
		func(w *Writer, name string, v *T) { w.degreesMember(name, *at(v)) }}
}

// ListMember is a list of objects. Its line tells the canonical layout to give
// each of them a line of its own.
func ListMember[T, E any](name string, at func(*T) *[]E, members []Member[E]) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) {
			s.List(func() {
				var e E
				ReadMembers(s, members, &e)
				*at(v) = append(*at(v), e)
			})
		},
		func(w *Writer, name string, v *T) { writeList(w, name, members, *at(v)) }}
}

// ObjectMember is an object that may be absent.
func ObjectMember[T, E any](name string, at func(*T) **E, members []Member[E]) Member[T] {
	return Member[T]{name,
		func(s *Scanner, v *T) {
			e := new(E)
			*at(v) = e
			ReadMembers(s, members, e)
		},
		func(w *Writer, name string, v *T) {
			if e := *at(v); e != nil {
				w.Key(name)
				WriteObject(w, members, e)
			}
		}}
}
