package sqlite

import (
	"bufio"
	"iter"
	"slices"

	"kronika/timeline/layout"
)

// A format is how a sorter keeps values in a file, and their order.
type format[T any] struct {
	size    int
	put     func(b []byte, v *T)
	get     func(b []byte) T
	compare func(a, b T) int
}

const (
	sortMemory = 1 << 18 // how many values a sorter keeps in memory
	sortBlock  = 1 << 10 // how many it reads of a run at once
)

// A sorter takes values in any order and gives them back in theirs. Few it keeps
// in memory; of many it writes sorted runs to a file, and in the end merges
// these into one.
type sorter[T any] struct {
	format  format[T]
	scratch layout.Scratch
	limit   int
	n       int

	memory []T
	file   layout.File
	runs   []int // where each ends in the file, in values
}

func newSorter[T any](f format[T], scratch layout.Scratch) *sorter[T] {
	return &sorter[T]{format: f, scratch: scratch, limit: sortMemory}
}

// add takes a value.
func (s *sorter[T]) add(v T) error {
	if len(s.memory) == s.limit {
		if err := s.spill(); err != nil {
			return err
		}
	}
	s.n++
	s.memory = append(s.memory, v)
	return nil
}

// spill writes what is in memory as a run.
func (s *sorter[T]) spill() (err error) {
	if s.file == nil {
		if s.file, err = s.scratch(); err != nil {
			return err
		}
	}
	slices.SortFunc(s.memory, s.format.compare)
	if err := s.write(s.file, slices.Values(s.memory)); err != nil {
		return err
	}
	s.runs = append(s.runs, s.n)
	s.memory = s.memory[:0]
	return nil
}

func (s *sorter[T]) write(file layout.File, values iter.Seq[T]) error {
	out := bufio.NewWriterSize(file, s.format.size*sortBlock)
	b := make([]byte, s.format.size)
	for v := range values {
		s.format.put(b, &v)
		if _, err := out.Write(b); err != nil {
			return err
		}
	}
	return out.Flush()
}

// sort ends the adding.
func (s *sorter[T]) sort() (err error) {
	if s.file == nil {
		if !slices.IsSortedFunc(s.memory, s.format.compare) {
			slices.SortFunc(s.memory, s.format.compare)
		}
		return nil
	}
	if err := s.spill(); err != nil {
		return err
	}
	s.memory = nil
	merged, err := s.scratch()
	if err != nil {
		return err
	}
	var readErr error
	err = s.write(merged, s.merge(&readErr))
	if err == nil {
		err = readErr
	}
	s.file.Close() // it has been read
	s.file, s.runs = merged, []int{s.n}
	return err
}

// merge yields the values of all runs, the least first, until reading fails.
func (s *sorter[T]) merge(err *error) iter.Seq[T] {
	return func(yield func(T) bool) {
		var heap []*runReader[T] // the one with the least value on top
		from := 0
		for _, to := range s.runs {
			if r := s.read(from, to); r.advance() {
				heap = append(heap, r)
			} else if r.err != nil {
				*err = r.err
				return
			}
			from = to
		}
		for i := len(heap)/2 - 1; i >= 0; i-- {
			s.sink(heap, i)
		}
		for len(heap) > 0 {
			top := heap[0]
			if !yield(top.value()) {
				return
			}
			if !top.advance() {
				if *err = top.err; *err != nil {
					return
				}
				heap[0] = heap[len(heap)-1]
				heap = heap[:len(heap)-1]
			}
			s.sink(heap, 0)
		}
	}
}

// sink restores the heap below place i.
func (s *sorter[T]) sink(heap []*runReader[T], i int) {
	for {
		child := 2*i + 1
		if child >= len(heap) {
			return
		}
		if child+1 < len(heap) && s.format.compare(heap[child+1].value(), heap[child].value()) < 0 {
			child++
		}
		if s.format.compare(heap[i].value(), heap[child].value()) <= 0 {
			return
		}
		heap[i], heap[child] = heap[child], heap[i]
		i = child
	}
}

// all yields the values in order, once they are sorted; any number of times.
func (s *sorter[T]) all() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		if s.file == nil {
			for _, v := range s.memory {
				if !yield(v, nil) {
					return
				}
			}
			return
		}
		r := s.read(0, s.n)
		for r.advance() {
			if !yield(r.value(), nil) {
				return
			}
		}
		if r.err != nil {
			var none T
			yield(none, r.err)
		}
	}
}

// close gives up what the sorter holds.
func (s *sorter[T]) close() {
	if s.file != nil {
		s.file.Close() // nobody needs it any more
	}
	s.file, s.memory = nil, nil
}
