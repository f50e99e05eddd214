package layout

import (
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/edtf"
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

func TestDateIsLaidAsAnInterval(t *testing.T) {
	rows := []struct {
		claim, date string
		t0, t1      int64
		isRange     bool
	}{
		{"a year is all of it", "1999", civil(1999, 1, 1, 0, 0, 0), civil(2000, 1, 1, 0, 0, 0), false},
		{"a day is a day", "1970-01-01", 0, daySeconds, false},
		{"a minute is a minute", "1970-01-01T00:01Z", 60, 120, false},
		{"a part of a second is the second it lies in", "1970-01-01T00:00:01.5Z", 1, 2, false},
		{"about a year is the year", "1850~", civil(1850, 1, 1, 0, 0, 0), civil(1851, 1, 1, 0, 0, 0), false},
		{"an interval is a range to the end of its end", "1939/1945", civil(1939, 1, 1, 0, 0, 0), civil(1946, 1, 1, 0, 0, 0), true},
		{"all of several is a range", "{1999,2001}", civil(1999, 1, 1, 0, 0, 0), civil(2002, 1, 1, 0, 0, 0), true},
		{"one of several is a moment", "[1999,2001]", civil(1999, 1, 1, 0, 0, 0), civil(2002, 1, 1, 0, 0, 0), false},
		{"an open end is the end of time", "2008/..", civil(2008, 1, 1, 0, 0, 0), MaxTime, true},
		{"so is an unknown end", "2008/", civil(2008, 1, 1, 0, 0, 0), MaxTime, true},
		{"a set open on both sides is laid from its first date on", "[..1983,1990..]", civil(1983, 1, 1, 0, 0, 0), MaxTime, false},
		{"what began by a date and ended nobody knows when is laid from it on", "..2004/", civil(2004, 1, 1, 0, 0, 0), MaxTime, true},
		{"an open start is laid at the end", "../1944", civil(1944, 1, 1, 0, 0, 0), civil(1945, 1, 1, 0, 0, 0), true},
		{"44 BCE is the year -43", "-0043", civil(-43, 1, 1, 0, 0, 0), civil(-42, 1, 1, 0, 0, 0), false},
		{"a year beyond the axis is held at its end", "Y1E20", MaxTime - 1, MaxTime, false},
		{"so is one before it", "Y-1E20", MinTime, MinTime + 1, false},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			t0, t1, isRange, ok := FromDate(edtf.MustParse(row.date), edtf.Calendar{})
			if !ok || t0 != row.t0 || t1 != row.t1 || isRange != row.isRange {
				t.Errorf("%s = [%d, %d) %v %v, want [%d, %d) %v", row.date, t0, t1, isRange, ok, row.t0, row.t1, row.isRange)
			}
		})
	}
	if _, _, _, ok := FromDate(edtf.Date{}, edtf.Calendar{}); ok {
		t.Error("no date lies somewhere")
	}
}

func TestEveryValidDateLiesSomewhere(t *testing.T) {
	text, err := os.ReadFile("../edtf/testdata/vectors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	dates := 0
	for line := range strings.Lines(string(text)) {
		vector, _, _ := strings.Cut(line, "\t")
		d, err := edtf.Parse(vector)
		if err != nil {
			continue
		}
		dates++
		if t0, t1, _, ok := FromDate(d, edtf.Calendar{}); !ok || t0 >= t1 || t0 < MinTime || t1 > MaxTime {
			t.Errorf("%s = [%d, %d) %v", vector, t0, t1, ok)
		}
	}
	if dates < 700 {
		t.Errorf("only %d dates were laid", dates)
	}
}

func TestWeightOfAnEvent(t *testing.T) {
	rows := []struct {
		claim string
		event timeline.Event
		want  uint8
	}{
		{"its importance", timeline.Event{Importance: 60}, 60},
		{"more with a picture", timeline.Event{Importance: 60, Media: make([]timeline.Media, 3)}, 65},
		{"more with a source", timeline.Event{Importance: 60, Citations: make([]timeline.Citation, 1)}, 65},
		{"never above 100", timeline.Event{Importance: 100, Media: make([]timeline.Media, 1)}, 100},
		{"never below 0", timeline.Event{Importance: -5}, 0},
	}
	for _, row := range rows {
		if got := WeightOf(&row.event); got != row.want {
			t.Errorf("%s: %d, want %d", row.claim, got, row.want)
		}
	}
}

// TestHashKeyIsFixedForEver: a change would move labels in every timeline.
func TestHashKeyIsFixedForEver(t *testing.T) {
	for key, want := range map[string]uint64{
		"": 0xefd01f60ba992926, "e1": 0x50295bda7c69a087, "e2": 0xa31f2e8b8bdbae5c, "wartime-shelter": 0x8d5198ca7a211802,
	} {
		if got := HashKey(key); got != want {
			t.Errorf("HashKey(%q) = %#x, want %#x", key, got, want)
		}
	}
}

func TestBandedSharesTheLanesOut(t *testing.T) {
	for n := -1; n < 20; n++ {
		p := PageProfile().Banded(n)
		if p.Lanes < 1 || p.RangeLanes < 1 || p.Bands > MaxBands || p.TotalLanes() > 3*MaxBands {
			t.Errorf("%d groups: %+v, %d lanes", n, p, p.TotalLanes())
		}
	}
}
