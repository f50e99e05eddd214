package sqlite

import (
	"cmp"
	"encoding/binary"
	"iter"
	"slices"

	"kronika/timeline/layout"
)

// A pyramid is the layout of a timeline in one profile, as the tables layout and
// density have it.
type pyramid struct {
	profile layout.Profile
	labels  *sorter[labelRow]
	counts  []countsRow // in the order of the table
}

// A labelRow is a row of the table layout.
type labelRow struct {
	level int8
	t0    int64
	id    int64
	lane  uint8
	dl    int8 // bits in the length, less than 0 of what never is context
}

func (a labelRow) compare(b labelRow) int {
	return cmp.Or(cmp.Compare(a.level, b.level), cmp.Compare(a.t0, b.t0), cmp.Compare(a.id, b.id))
}

// A countsRow is a row of the table density.
type countsRow struct {
	layout.Address
	blob []byte
}

// newPyramid lays out the items in one profile. extent is that of the items.
func newPyramid(items iter.Seq2[layout.Item, error], p layout.Profile, scratch layout.Scratch) (*pyramid, layout.Extent, error) {
	placed, extent, err := layout.LayoutSorted(items, p, scratch)
	if err != nil {
		return nil, extent, err
	}
	result := &pyramid{profile: p, labels: newSorter(labelFormat, scratch)}
	i := 0
	starts := func(yield func(int64, int8) bool) {
		var it layout.Item
		for it, err = range items {
			if err == nil && placed[i].Level != layout.NoLevel {
				err = result.labels.add(newLabelRow(&it, placed[i]))
			}
			if err != nil || !yield(it.T0, placed[i].Level) {
				return
			}
			i++
		}
	}
	for row := range layout.Density(extent.Root(), layout.SparseHidden, starts) {
		result.counts = append(result.counts, countsRow{row.Address, row.AppendBlob(nil)})
	}
	if err == nil {
		err = result.labels.sort()
	}
	if err != nil {
		result.labels.close()
		return nil, extent, err
	}
	slices.SortFunc(result.counts, func(a, b countsRow) int {
		return cmp.Or(cmp.Compare(a.Level, b.Level), cmp.Compare(a.X, b.X))
	})
	return result, extent, nil
}

func newLabelRow(it *layout.Item, placed layout.Placement) labelRow {
	row := labelRow{placed.Level, it.T0, it.ID, placed.Lane, int8(layout.DurationClass(it.T0, it.T1))}
	if !it.Range || it.Open() {
		row.dl = -row.dl
	}
	return row
}

// labelFormat and itemFormat are how sorters keep labels and items.
var (
	labelFormat = format[labelRow]{
		size: 19, compare: labelRow.compare,
		put: func(b []byte, r *labelRow) {
			binary.LittleEndian.PutUint64(b, uint64(r.t0))
			binary.LittleEndian.PutUint64(b[8:], uint64(r.id))
			b[16], b[17], b[18] = byte(r.level), r.lane, byte(r.dl)
		},
		get: func(b []byte) labelRow {
			return labelRow{
				t0: int64(binary.LittleEndian.Uint64(b)), id: int64(binary.LittleEndian.Uint64(b[8:])),
				level: int8(b[16]), lane: b[17], dl: int8(b[18]),
			}
		},
	}
	itemFormat = format[layout.Item]{
		size: 35, compare: layout.Item.Compare,
		put: func(b []byte, it *layout.Item) {
			for i, v := range []uint64{uint64(it.ID), it.Hash, uint64(it.T0), uint64(it.T1)} {
				binary.LittleEndian.PutUint64(b[8*i:], v)
			}
			b[32], b[33], b[34] = it.Weight, it.Band, 0
			if it.Range {
				b[34] = 1
			}
		},
		get: func(b []byte) layout.Item {
			word := func(i int) uint64 { return binary.LittleEndian.Uint64(b[8*i:]) }
			return layout.Item{
				ID: int64(word(0)), Hash: word(1), T0: int64(word(2)), T1: int64(word(3)),
				Weight: b[32], Band: b[33], Range: b[34] == 1,
			}
		},
	}
)
