package layout

import (
	"encoding/binary"
	"errors"
	"iter"
)

// Cells is how many counts a tile has; each covers 16 units.
const Cells = 64

// SparseHidden is the most hidden events that a tile has without its counts
// being stored: so few are counted from the events themselves.
const SparseHidden = 64

// Counts are the events of a tile that have no label at its level, by cell. An
// event counts where it starts.
type Counts struct {
	N     uint32 // their sum
	Cells [Cells]uint32
}

// Add counts one event that starts at t, which must lie in tile a.
func (c *Counts) Add(a Address, t int64) {
	c.N++
	c.Cells[(t-a.Start())>>(a.Level-MinLevel)]++
}

// AppendBlob appends the compact form of the cells to b: for each run of zeros
// its length, for each other cell its count.
func (c *Counts) AppendBlob(b []byte) []byte {
	for i := 0; i < Cells; {
		if n := c.Cells[i]; n > 0 {
			b = binary.AppendUvarint(b, uint64(n)<<1)
			i++
			continue
		}
		zeros := 1
		for i+zeros < Cells && c.Cells[i+zeros] == 0 {
			zeros++
		}
		b = binary.AppendUvarint(b, uint64(zeros)<<1|1)
		i += zeros
	}
	return b
}

var errBlob = errors.New("layout: density blob is damaged; rebuild the timeline's layout")

// ParseCounts reads what AppendBlob wrote.
func ParseCounts(b []byte) (Counts, error) {
	var c Counts
	for i := 0; i < Cells; {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return Counts{}, errBlob
		}
		b = b[n:]
		if v&1 == 1 {
			if v>>1 == 0 || v>>1 > uint64(Cells-i) {
				return Counts{}, errBlob
			}
			i += int(v >> 1)
			continue
		}
		if v>>1 > 1<<32-1-uint64(c.N) {
			return Counts{}, errBlob
		}
		c.Cells[i] = uint32(v >> 1)
		c.N += c.Cells[i]
		i++
	}
	if len(b) > 0 {
		return Counts{}, errBlob
	}
	return c, nil
}

// A DensityRow is the hidden events of one tile.
type DensityRow struct {
	Address
	Counts
}

// Density yields the tiles up to the root level that hide more than over
// events; those of a level in order of time. With over = 0 that is every tile
// that hides any; SparseHidden is what is stored. It is told of every event,
// in order of time, when it starts and from which level down it has a label.
//
// The counts are dyadic: what a tile hides is what its two children hide and
// what first shows in these. Tiles cannot disagree.
func Density(root int8, over uint32, events iter.Seq2[int64, int8]) iter.Seq[DensityRow] {
	return func(yield func(DensityRow) bool) {
		var tiles [MaxLevel + 1]DensityRow // the current one of each level
		for level := range tiles {
			tiles[level].Level = int8(level)
		}
		for t0, labelled := range events {
			for level := max(labelled+1, MinLevel); level <= root; level++ {
				tile := &tiles[level]
				if x := t0 >> level; x != tile.X {
					if tile.N > over && !yield(*tile) {
						return
					}
					*tile = DensityRow{Address: Address{level, x}}
				}
				tile.Add(tile.Address, t0)
			}
		}
		for level := range tiles {
			if tiles[level].N > over && !yield(tiles[level]) {
				return
			}
		}
	}
}

const (
	spareParts = 10 // the busiest stretch leaves out one event of so many
	tries      = 8  // how many stretches are compared, and one
	narrower   = 3  // how many levels closer than the whole it must be to open with
)

// Busiest is about the shortest stretch in which nine tenths of the events
// begin. start tells when the event at an index begins, in order of time; it is
// asked for a few.
func Busiest(count int64, start func(index int64) (int64, error)) (Extent, error) {
	var busiest Extent
	spare := count / spareParts
	for i := range int64(tries + 1) {
		first := spare * i / tries
		lo, err := start(first)
		if err != nil {
			return Extent{}, err
		}
		last, err := start(first + count - 1 - spare)
		if err != nil {
			return Extent{}, err
		}
		if e := (Extent{lo, last + 1}); busiest.Empty() || e.Hi-e.Lo < busiest.Hi-busiest.Lo {
			busiest = e
		}
		if spare == 0 {
			break
		}
	}
	return busiest, nil
}

// OpeningView is what a timeline opens with: the whole or, where that would heap
// nearly everything on one spot, its busiest stretch.
func OpeningView(e, busiest Extent) View {
	whole := WholeView(e)
	if busy := ViewOn(e, busiest); busy.Level <= whole.Level-narrower {
		return busy
	}
	return whole
}
