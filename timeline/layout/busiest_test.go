package layout

import "testing"

func TestATimelineOpensWhereItsEventsAre(t *testing.T) {
	const year = 365 * 86400
	even := func(from, to, n int64) (starts []int64) {
		for i := range n {
			starts = append(starts, from+(to-from)*i/n)
		}
		return starts
	}
	for _, row := range []struct {
		claim  string
		starts []int64
		want   Extent // must be seen
		whole  bool
	}{
		{"an even timeline as a whole", even(0, 100*year, 500), Extent{}, true},
		{"a single event", []int64{5}, Extent{}, true},
		{"nine as a whole: none of them may be left out", append([]int64{-1e17}, even(0, year, 8)...), Extent{}, true},
		{"a few in deep time, the rest of late", append([]int64{-4e17, -3e17, -2e17}, even(0, 100*year, 97)...), Extent{0, 99 * year}, false},
		{"a few in the far future", append(even(0, year, 97), 1e12, 2e12, 3e12), Extent{0, year * 9 / 10}, false},
		{"some on both sides", append(append(even(-4e17, -3e17, 5), even(0, year, 100)...), even(3e17, 4e17, 5)...), Extent{0, year * 9 / 10}, false},
	} {
		e := Extent{row.starts[0], row.starts[len(row.starts)-1] + 1}
		asked := 0
		busiest, err := Busiest(int64(len(row.starts)), func(i int64) (int64, error) {
			asked++
			return row.starts[i], nil
		})
		if err != nil || asked > 2*(tries+1) {
			t.Errorf("%s: %v, after %d questions", row.claim, err, asked)
		}
		within := 0
		for _, start := range row.starts {
			if start >= busiest.Lo && start < busiest.Hi {
				within++
			}
		}
		if within*10 < len(row.starts)*9 {
			t.Errorf("%s: %d of %d events lie in %v", row.claim, within, len(row.starts), busiest)
		}
		view := OpeningView(e, busiest)
		shown := view.Window(960)
		if whole := view == WholeView(e); whole != row.whole || shown.Lo > row.want.Lo && !whole || shown.Hi < row.want.Hi {
			t.Errorf("%s: opens with %v, whole %v", row.claim, shown, whole)
		}
	}
}
