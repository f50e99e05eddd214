package codec

import (
	"slices"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// A member is one member of a JSON object that stands for a T: its name, how it
// is read into the T and how it is written from it. The tables of members are
// the format: their order is the canonical order, a name that is not in one is
// unknown, and the schema is tested against them.
type member[T any] struct {
	name  string
	read  func(*scanner, *T)
	write func(*writer, string, *T) // writes nothing for an absent value
}

// readMembers reads an object by the table of its members.
func readMembers[T any](s *scanner, members []member[T], v *T) {
	if s.next() != '{' {
		s.wrong("not an object", "write it in braces, with members such as "+members[0].name)
		return
	}
	o := objectReader[T]{members: members}
	s.object(func(name []byte) { o.read(s, name, v) })
}

// object walks over an object and calls visit at each value, with its name.
func (s *scanner) object(visit func(name []byte)) {
	s.next()
	s.pos++
	for first := true; s.more(first, '}'); first = false {
		if name := s.key(); s.broken == nil {
			visit(name)
		}
	}
}

// An objectReader reads the members of one object and remembers which it had.
type objectReader[T any] struct {
	members []member[T]
	seen    uint64
	guess   int // members mostly come in the order of the table
}

// read reads the value of the member with the name.
func (o *objectReader[T]) read(s *scanner, name []byte, v *T) {
	i := o.find(name)
	if i < 0 {
		s.unknown(string(name), memberNames(o.members))
		s.skip()
		return
	}
	s.push(o.members[i].name)
	defer s.pop()
	o.guess = i + 1
	if o.seen&(1<<i) != 0 {
		s.fault("", "said twice", "keep one of the two")
		s.skip()
		return
	}
	o.seen |= 1 << i
	o.members[i].read(s, v)
}

func (o *objectReader[T]) find(name []byte) int {
	if o.guess < len(o.members) && o.members[o.guess].name == string(name) {
		return o.guess
	}
	return slices.IndexFunc(o.members, func(m member[T]) bool { return m.name == string(name) })
}

func memberNames[T any](members []member[T]) []string {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.name
	}
	return names
}

// The makers below say of a member only its name and where in the T it lives;
// the kind of the value says the rest.

func stringMember[T any](name string, at func(*T) *string) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) { *at(v) = s.text() },
		func(w *writer, name string, v *T) { w.stringMember(name, *at(v)) }}
}

// idMember is a stringMember whose values repeat from event to event.
func idMember[T any](name string, at func(*T) *string) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) { *at(v) = s.repeatedText() },
		func(w *writer, name string, v *T) { w.stringMember(name, *at(v)) }}
}

func stringsMember[T any](name string, at func(*T) *[]string) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) {
			s.list(func() { *at(v) = append(*at(v), s.text()) })
		},
		func(w *writer, name string, v *T) { w.stringsMember(name, *at(v)) }}
}

func textMember[T any](name string, at func(*T) *timeline.Text) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) { *at(v) = s.localised() },
		func(w *writer, name string, v *T) { w.textMember(name, *at(v)) }}
}

func dateMember[T any](name string, at func(*T) *edtf.Date) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) { *at(v) = s.date() },
		func(w *writer, name string, v *T) { w.dateMember(name, *at(v)) }}
}

func degreesMember[T any](name string, at func(*T) **float64) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) { *at(v) = s.degrees() },
		func(w *writer, name string, v *T) { w.degreesMember(name, *at(v)) }}
}

// listMember is a list of objects. Its line tells the canonical layout to give
// each of them a line of its own.
func listMember[T, E any](name string, at func(*T) *[]E, members []member[E]) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) {
			s.list(func() {
				var e E
				readMembers(s, members, &e)
				*at(v) = append(*at(v), e)
			})
		},
		func(w *writer, name string, v *T) { writeList(w, name, members, *at(v)) }}
}

// objectMember is an object that may be absent.
func objectMember[T, E any](name string, at func(*T) **E, members []member[E]) member[T] {
	return member[T]{name,
		func(s *scanner, v *T) {
			e := new(E)
			*at(v) = e
			readMembers(s, members, e)
		},
		func(w *writer, name string, v *T) {
			if e := *at(v); e != nil {
				w.key(name)
				writeObject(w, members, e)
			}
		}}
}
