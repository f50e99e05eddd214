package layout

import (
	"math"
	"math/rand/v2"
	"strconv"
)

// The data sets of the tests are drawn here with fixed seeds: the mixture of
// levels.md, and the shapes on which a layout goes wrong.

const (
	year = 31_556_952 // seconds, mean Gregorian
	day  = 86_400
	now  = 1_668_000_000 // late 2022
)

// testSets are the data sets by what is special about them.
var testSets = []struct {
	name string
	make func(r *rand.Rand) Item
}{
	{"mixed", mixedItem},
	{"uniform", uniformItem},
	{"burst", burstItem},
	{"pile", pileItem},
	{"ranges", rangeItem},
	{"deep", deepItem},
	{"bands", func(r *rand.Rand) Item {
		it := mixedItem(r)
		it.Band = uint8(r.IntN(MaxBands))
		return it
	}},
	{"ranked", func(r *rand.Rand) Item { // the later the weightier: long chains of rivals
		it := uniformItem(r)
		it.Weight = uint8((it.T0 - now + 200*year) * 100 / (200*year + 1))
		return it
	}},
}

// testItems draws n items of a set.
func testItems(n int, draw func(r *rand.Rand) Item) []Item {
	r := rand.New(rand.NewPCG(1912, uint64(n)))
	items := make([]Item, n)
	for i := range items {
		items[i] = draw(r)
		items[i].ID, items[i].Hash = int64(i), HashKey("e"+strconv.Itoa(i))
		if items[i].Weight == 0 {
			items[i].Weight = []uint8{20, 50, 50, 50, 80}[r.IntN(5)]
		}
		items[i].T1 = min(max(items[i].T1, items[i].T0+1), MaxTime)
	}
	return items
}

// span makes an item of a precision, now and then a range.
func span(r *rand.Rand, t int64, unit int64) Item {
	t -= ((t % unit) + unit) % unit
	it := Item{T0: t, T1: t + unit, Range: r.IntN(100) < 15}
	if it.Range {
		it.T1 += int64(float64(unit) * math.Exp(r.Float64()*8))
		if r.IntN(50) == 0 {
			it.T1 = MaxTime
		}
	}
	return it
}

func precision(r *rand.Rand) int64 {
	switch p := r.IntN(10); {
	case p == 0:
		return 365 * day
	case p < 7:
		return day
	}
	return 60
}

func mixedItem(r *rand.Rand) Item {
	var age float64
	switch p := r.IntN(100); {
	case p < 50:
		age = 30 * year * r.Float64()
	case p < 90:
		age = 300 * year * r.Float64()
	case p < 99:
		age = 5000 * year * r.Float64()
	default:
		age = year * math.Exp(r.Float64()*math.Log(13.8e9))
	}
	return span(r, now-int64(age), precision(r))
}

func uniformItem(r *rand.Rand) Item {
	t := now - int64(200*year*r.Float64())
	t -= ((t % day) + day) % day
	return Item{T0: t, T1: t + day}
}

func burstItem(r *rand.Rand) Item {
	if r.IntN(100) == 0 {
		return mixedItem(r)
	}
	return span(r, now-int64(14*day*r.Float64()), 1)
}

func pileItem(r *rand.Rand) Item {
	switch r.IntN(10) {
	case 0:
		return mixedItem(r)
	case 1:
		return Item{T0: 915_148_800, T1: 915_148_800 + 365*day}
	case 2:
		return Item{T0: 915_148_800, T1: 915_148_800 + 3*365*day, Range: true}
	}
	return Item{T0: 1_000_000_000, T1: 1_000_000_001}
}

func rangeItem(r *rand.Rand) Item {
	t := now - int64(500*year*r.Float64())
	return Item{T0: t, T1: t + 1 + int64(math.Exp(r.Float64()*24)), Range: true}
}

func deepItem(r *rand.Rand) Item {
	if r.IntN(2) == 0 {
		return Item{T0: now + r.Int64N(10), T1: now + 10}
	}
	t := -int64(year * math.Exp(r.Float64()*math.Log(13.8e9)))
	return span(r, t, max(1, -t/1000))
}
