package sqlite

import (
	"cmp"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"kronika/timeline/layout"
)

// TestSortersForgetNothing sorts in memory and over files, with runs that end
// anywhere, and reads the result twice.
func TestSortersForgetNothing(t *testing.T) {
	s := open(t, Options{})
	for _, n := range []int{0, 1, 7, 8, 9, 100, 5000} {
		for _, limit := range []int{1, 7, 64, 1 << 20} {
			r := rand.New(rand.NewPCG(3, uint64(n)))
			rows := newSorter(labelFormat, s.scratch)
			rows.limit = limit
			var want []labelRow
			for i := range n {
				row := labelRow{int8(r.IntN(61)), r.Int64() - r.Int64(), int64(i), uint8(r.IntN(96)), int8(r.IntN(60))}
				want = append(want, row)
				if err := rows.add(row); err != nil {
					t.Fatal(err)
				}
			}
			slices.SortFunc(want, labelRow.compare)
			if err := rows.sort(); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				var got []labelRow
				for row, err := range rows.all() {
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, row)
				}
				if !slices.Equal(got, want) {
					t.Errorf("%d rows by %d: not the rows that were added, in order", n, limit)
				}
			}
			rows.close()
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(s.path), ".kronika-scratch*")); left != nil {
		t.Errorf("scratch files are left: %v", left)
	}
}

func TestItemsSurviveTheirFormat(t *testing.T) {
	for _, want := range []layout.Item{
		{}, {ID: -1, Hash: 1<<64 - 1, T0: layout.MinTime, T1: layout.MaxTime, Weight: 100, Band: 7, Range: true},
	} {
		b := make([]byte, itemFormat.size)
		itemFormat.put(b, &want)
		if got := itemFormat.get(b); got != want {
			t.Errorf("%+v became %+v", want, got)
		}
	}
}

// brokenFile cannot be read.
type brokenFile struct{ *os.File }

var errBroken = errors.New("input/output error")

func (brokenFile) ReadAt([]byte, int64) (int, error) { return 0, errBroken }

func TestSortersPassErrorsOn(t *testing.T) {
	numbers := format[byte]{size: 1, compare: cmp.Compare[byte],
		put: func(b []byte, v *byte) { b[0] = *v }, get: func(b []byte) byte { return b[0] }}
	for claim, scratch := range map[string]layout.Scratch{
		"no file can be made": func() (layout.File, error) { return nil, errBroken },
		"none can be read": func() (layout.File, error) {
			f, err := os.CreateTemp(t.TempDir(), "broken")
			return brokenFile{f}, err
		},
	} {
		s := newSorter(numbers, scratch)
		s.limit = 2
		var err error
		for i := range byte(9) {
			err = errors.Join(err, s.add(i))
		}
		if err = errors.Join(err, s.sort()); !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", claim, err)
		}
		s.close()
	}
}
