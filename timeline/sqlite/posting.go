package sqlite

import (
	"bufio"
	"context"
	"encoding/binary"
	"iter"

	"kronika/timeline/layout"
)

// Numbers are kept as varints of the differences between each and the one before
// it, the first from 0.

// blockBytes bounds the numbers in a row of the table search. A row must fit into
// a page, with a few more numbers that edits add.
const (
	blockBytes     = 600
	fullBlockBytes = 800
)

// postingMemory is how many bytes of words and numbers stay in memory.
const postingMemory = 24 << 20

const searchColumns = "search (word, id, more)"

// A searchRow is a row of the table search.
type searchRow struct {
	word  string
	first int64 // number of an event
	more  []byte
}

// postings collect the words of a timeline and the numbers of the events that have
// them, from the first event to the last. When memory is full they go to a file, in
// the order of the words; rows merges these files.
type postings struct {
	scratch layout.Scratch
	limit   int
	head    []string // words of the timeline itself
	memory  map[string]*posting
	bytes   int
	files   []layout.File
}

type posting struct {
	last    int64
	numbers []byte
}

func newPostings(scratch layout.Scratch) *postings {
	return &postings{scratch: scratch, limit: postingMemory, memory: make(map[string]*posting)}
}

// add notes the words of an event. Its number must be greater than those before.
func (p *postings) add(number int64, words []string) error {
	for _, word := range words {
		w := p.memory[word]
		if w == nil {
			w = &posting{}
			p.memory[word] = w
			p.bytes += len(word) + 128 // for the map, the string and the numbers
		}
		size := cap(w.numbers)
		w.numbers = binary.AppendUvarint(w.numbers, uint64(number-w.last))
		w.last = number
		p.bytes += cap(w.numbers) - size
	}
	if p.bytes < p.limit {
		return nil
	}
	return p.spill()
}

// spill writes what is in memory to a file.
func (p *postings) spill() error {
	file, err := p.scratch()
	if err != nil {
		return err
	}
	p.files = append(p.files, file)
	out := bufio.NewWriterSize(file, 1<<16)
	var b []byte
	for e := range p.inMemory() {
		b = binary.AppendUvarint(b[:0], uint64(len(e.word)))
		b = append(b, e.word...)
		b = binary.AppendUvarint(b, uint64(len(e.numbers)))
		if _, err := out.Write(append(b, e.numbers...)); err != nil {
			return err
		}
	}
	clear(p.memory)
	p.bytes = 0
	return out.Flush()
}

func (p *postings) close() {
	for _, file := range p.files {
		file.Close() // it is not needed any more
	}
	p.files, p.memory = nil, nil
}

// rows yields the rows of the table, without the numbers that are left out.
func (p *postings) rows(leftOut map[int64]bool) iter.Seq2[searchRow, error] {
	return func(yield func(searchRow, error) bool) {
		var row searchRow
		var last int64
		started := false
		for e, err := range p.entries() {
			if err != nil {
				yield(row, err)
				return
			}
			for number := range numbersIn(0, e.numbers) {
				if leftOut[number] {
					continue
				}
				if started && row.word == e.word && len(row.more) < blockBytes {
					row.more = binary.AppendUvarint(row.more, uint64(number-last))
					last = number
					continue
				}
				if started && !yield(row, nil) {
					return
				}
				row, last, started = searchRow{e.word, number, []byte{}}, number, true
			}
		}
		if started {
			yield(row, nil)
		}
	}
}

// numbersIn yields the numbers of a list. Damage ends it.
func numbersIn(last int64, list []byte) iter.Seq[int64] {
	return func(yield func(int64) bool) {
		for len(list) > 0 {
			step, n := binary.Uvarint(list)
			if n <= 0 {
				return
			}
			list, last = list[n:], last+int64(step)
			if !yield(last) {
				return
			}
		}
	}
}

// writeSearch adds rows to the index, as long as next has some, at most n.
func writeSearch(ctx context.Context, q querier, timelineID int64, n int, next func() (searchRow, error, bool)) (more bool, err error) {
	b := newBulk(searchColumns)
	for range n {
		row, err, ok := next()
		if err != nil {
			return false, err
		}
		if !ok {
			return false, b.flush(ctx, q)
		}
		if err := b.add(ctx, q, row.word, eventRow(timelineID, row.first), row.more); err != nil {
			return false, err
		}
	}
	return true, b.flush(ctx, q)
}
