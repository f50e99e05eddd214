package layout

import (
	"encoding/binary"
	"errors"
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
