package table

import (
	"fmt"

	"kronika/timeline/source"
)

// A Met is a list of a head (its groups, its sources) with a note of which of
// them the rows have brought up so far. A table has no other place for them, so a
// reader knows only those, in the order in which it met them.
type Met[T any] struct {
	List    []T
	at      map[string]int // id → index in list
	seen    []bool
	last    int  // the highest index met
	inOrder bool // they were met in the order of the list
}

// Meet begins with nothing of the list met.
func Meet[T any](list []T, id func(T) string) Met[T] {
	m := Met[T]{List: list, at: make(map[string]int, len(list)), seen: make([]bool, len(list)), last: -1, inOrder: true}
	for i := range list {
		m.at[id(list[i])] = i
	}
	return m
}

// Meet finds the one with the id and notes that a row brings it up; nil when
// there is none.
func (m *Met[T]) Meet(id string) *T {
	i, known := m.at[id]
	if !known {
		return nil
	}
	if !m.seen[i] {
		m.inOrder = m.inOrder && i > m.last
		m.seen[i], m.last = true, max(m.last, i)
	}
	return &m.List[i]
}

// ReportTo says which of them no row brought up, and whether the rows brought up
// the others in another order.
func (m *Met[T]) ReportTo(r *source.Report, member, unmet string) {
	for i, seen := range m.seen {
		if !seen {
			r.Add(fmt.Sprintf("%s[%d]", member, i), unmet)
		}
	}
	if !m.inOrder {
		r.Add(member, "the order of the "+member+"; it becomes that in which the rows name them")
	}
}
