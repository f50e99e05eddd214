package sqlite

import "math/bits"

// A numberSet is a set of events of one timeline, by their numbers: a bit each,
// so that a word a million events have in common costs an eighth of a megabyte.
type numberSet struct {
	words []uint64
	n     int64
}

// numberSetOf makes a set of row ids.
func numberSetOf(ids []int64) *numberSet {
	s := &numberSet{}
	for _, id := range ids {
		number := id & maxNumber
		for int(number/64) >= len(s.words) {
			s.words = append(s.words, make([]uint64, len(s.words)+64)...)
		}
		s.words[number/64] |= 1 << (number % 64)
	}
	for _, word := range s.words {
		s.n += int64(bits.OnesCount64(word))
	}
	return s
}

// ids lists the row ids, in order, first being that of number 0.
func (s *numberSet) ids(first int64) []int64 {
	ids := make([]int64, 0, s.n)
	for i, word := range s.words {
		for ; word != 0; word &= word - 1 {
			ids = append(ids, first+int64(i*64+bits.TrailingZeros64(word)))
		}
	}
	return ids
}

// has tells whether the row with the id is in the set.
func (s *numberSet) has(id int64) bool {
	number := id & maxNumber
	return int(number/64) < len(s.words) && s.words[number/64]>>(number%64)&1 == 1
}
