package sqlite

import (
	"bufio"
	"encoding/binary"
	"io"
	"iter"
	"maps"
	"math"
	"slices"

	"kronika/timeline/layout"
)

// An entry is a word with numbers.
type entry struct {
	word    string
	numbers []byte
}

// inMemory yields what is in memory.
func (p *postings) inMemory() iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		for _, word := range slices.Sorted(maps.Keys(p.memory)) {
			if !yield(entry{word, p.memory[word].numbers}, nil) {
				return
			}
		}
	}
}

// ofHead yields the words of the timeline itself.
func (p *postings) ofHead() iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		for _, word := range p.head {
			if !yield(entry{word, []byte{headNumber}}, nil) {
				return
			}
		}
	}
}

// inFile yields what spill wrote.
func inFile(file layout.File) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		in := bufio.NewReaderSize(io.NewSectionReader(file, 0, math.MaxInt64), 1<<16)
		field := func() ([]byte, error) {
			n, err := binary.ReadUvarint(in)
			if err != nil {
				return nil, err
			}
			b := make([]byte, n)
			_, err = io.ReadFull(in, b)
			return b, err
		}
		for {
			word, err := field()
			if err == io.EOF {
				return
			}
			var numbers []byte
			if err == nil {
				numbers, err = field()
			}
			if !yield(entry{string(word), numbers}, err) || err != nil {
				return
			}
		}
	}
}

// A wordSource is a part of the postings that is read entry by entry.
type wordSource struct {
	next func() (entry, error, bool)
	at   entry
	more bool
}

func (s *wordSource) advance() (err error) {
	s.at, err, s.more = s.next()
	return err
}

// entries yields the words in order, each with its numbers. A word comes once for
// each of the parts that have it; the numbers of a later part are greater.
func (p *postings) entries() iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		parts := []iter.Seq2[entry, error]{p.ofHead()}
		for _, file := range p.files {
			parts = append(parts, inFile(file))
		}
		var sources []*wordSource
		var err error
		for _, part := range append(parts, p.inMemory()) {
			next, stop := iter.Pull2(part)
			defer stop()
			s := &wordSource{next: next}
			err = errOr(err, s.advance())
			sources = append(sources, s)
		}
		for err == nil {
			var least *wordSource
			for _, s := range sources {
				if s.more && (least == nil || s.at.word < least.at.word) {
					least = s
				}
			}
			if least == nil || !yield(least.at, nil) {
				return
			}
			err = least.advance()
		}
		yield(entry{}, err)
	}
}
