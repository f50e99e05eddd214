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
		s.add(id & maxNumber)
	}
	return s
}

func (s *numberSet) add(number int64) {
	if missing := int(number/64) + 1 - len(s.words); missing > 0 {
		s.words = append(s.words, make([]uint64, missing)...)
	}
	word, bit := &s.words[number/64], uint64(1)<<(number%64)
	if *word&bit == 0 {
		*word |= bit
		s.n++
	}
}

// addList adds a number and the list of those after it.
func (s *numberSet) addList(first int64, list []byte) {
	s.add(first)
	for number := range numbersIn(first, list) {
		s.add(number)
	}
}

func (s *numberSet) remove(number int64) {
	if s.has(number) {
		s.words[number/64] &^= 1 << (number % 64)
		s.n--
	}
}

// intersect keeps the numbers that are in the other set too.
func (s *numberSet) intersect(other *numberSet) {
	s.words = s.words[:min(len(s.words), len(other.words))]
	s.n = 0
	for i := range s.words {
		s.words[i] &= other.words[i]
		s.n += int64(bits.OnesCount64(s.words[i]))
	}
}

// ids lists the row ids of the events of a timeline, in order.
func (s *numberSet) ids(timelineID int64) []int64 {
	ids := make([]int64, 0, s.n)
	for i, word := range s.words {
		for ; word != 0; word &= word - 1 {
			ids = append(ids, eventRow(timelineID, int64(i*64+bits.TrailingZeros64(word))))
		}
	}
	return ids
}

// has reports whether the event with the row id or number is in the set.
func (s *numberSet) has(id int64) bool {
	number := id & maxNumber
	return int(number/64) < len(s.words) && s.words[number/64]>>(number%64)&1 == 1
}
