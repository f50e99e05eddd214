package sqlite

// A runReader reads a run.
type runReader[T any] struct {
	s        *sorter[T]
	from, to int // what has not been read yet
	block    []T
	i        int
	raw      []byte
	err      error
}

func (s *sorter[T]) read(from, to int) *runReader[T] {
	return &runReader[T]{s: s, from: from, to: to}
}

func (r *runReader[T]) value() T { return r.block[r.i] }

// advance goes to the next value; false at the end, or when reading failed.
func (r *runReader[T]) advance() bool {
	if r.i++; r.i < len(r.block) {
		return true
	}
	n, size := min(sortBlock, r.to-r.from), r.s.format.size
	if n == 0 {
		return false
	}
	if r.raw == nil {
		r.raw, r.block = make([]byte, n*size), make([]T, n)
	}
	r.i, r.block = 0, r.block[:n]
	if _, r.err = r.s.file.ReadAt(r.raw[:n*size], int64(r.from)*int64(size)); r.err != nil {
		return false
	}
	for i := range r.block {
		r.block[i] = r.s.format.get(r.raw[i*size:])
	}
	r.from += n
	return true
}
