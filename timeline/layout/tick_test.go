package layout

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"kronika/timeline/edtf"
)

// civil is the second at which a civil time begins.
func civil(year int64, month, day, hour, minute, second int) int64 {
	return edtf.DaysFromCivil(year, month, day)*daySeconds + int64(hour*3600+minute*60+second)
}

// written writes ticks as plain words, major ones with a star.
func written(ticks []Tick) string {
	words := make([]string, len(ticks))
	for i, t := range ticks {
		switch s := t.Step; {
		case s.ages():
			words[i] = fmt.Sprintf("%d ago", 2000-t.Year)
		case s.Unit == "year" && t.Year <= 0:
			words[i] = fmt.Sprintf("%d BCE", 1-t.Year)
		case s.Unit == "year":
			words[i] = fmt.Sprint(t.Year)
		case s.Unit == "month":
			words[i] = fmt.Sprintf("%d-%02d", t.Year, t.Month)
		case s.Unit == "day":
			words[i] = fmt.Sprintf("%02d-%02d", t.Month, t.Day)
		case s.Unit == "second":
			words[i] = fmt.Sprintf("%02d:%02d:%02d", t.Hour, t.Minute, t.Second)
		default:
			words[i] = fmt.Sprintf("%02d:%02d", t.Hour, t.Minute)
		}
		if t.Major {
			words[i] += "*"
		}
	}
	return strings.Join(words, " ")
}

func TestEvenTicksStandOnRoundTimes(t *testing.T) {
	rows := []struct {
		claim  string
		lo, hi int64
		units  float64
		want   string
	}{
		{"ten seconds", civil(1944, 6, 6, 5, 59, 55), civil(1944, 6, 6, 6, 0, 5), 250, "05:59:55 06:00:00* 06:00:05"},
		{"an hour in quarters", civil(1944, 6, 6, 5, 0, 0), civil(1944, 6, 6, 6, 0, 0), 240, "05:00* 05:15 05:30 05:45 06:00*"},
		{"a day in sixes", civil(1944, 6, 6, 0, 0, 0), civil(1944, 6, 7, 0, 0, 0), 240, "00:00* 06:00 12:00 18:00 00:00*"},
		{"days count from the first", civil(2022, 2, 14, 0, 0, 0), civil(2022, 3, 16, 0, 0, 0), 300, "02-15 02-22 03-01* 03-08 03-15"},
		{"every second day skips what is too near the first", civil(2022, 1, 27, 0, 0, 0), civil(2022, 2, 4, 0, 0, 0), 300, "01-27 01-29 02-01* 02-03"},
		{"a leap February too", civil(2024, 2, 25, 0, 0, 0), civil(2024, 3, 4, 0, 0, 0), 300, "02-25 02-27 03-01* 03-03"},
		{"quarters of a year", civil(2021, 12, 31, 0, 0, 0), civil(2022, 12, 31, 0, 0, 0), 250, "2022-01* 2022-04 2022-07 2022-10"},
		{"decades", civil(1939, 1, 1, 0, 0, 0), civil(2022, 1, 1, 0, 0, 0), 450, "1940 1950 1960 1970 1980 1990 2000* 2010 2020"},
		{"single years across the era have no zero", civil(-2, 1, 1, 0, 0, 0), civil(4, 1, 1, 0, 0, 0), 480, "3 BCE 2 BCE 1 BCE 1* 2 3 4"},
		{"twos stand on round years of both eras", civil(-6, 1, 1, 0, 0, 0), civil(9, 1, 1, 0, 0, 0), 700, "6 BCE 4 BCE 2 BCE 1* 4 6 8"},
		{"fives too", civil(-20, 1, 1, 0, 0, 0), civil(20, 1, 1, 0, 0, 0), 640, "20 BCE* 15 BCE 10 BCE* 5 BCE 1* 10* 15 20*"},
		{"hundreds too", civil(-320, 1, 1, 0, 0, 0), civil(250, 1, 1, 0, 0, 0), 500, "300 BCE 200 BCE 100 BCE 1* 100 200"},
		{"thousands have five digits", civil(-13_000, 1, 1, 0, 0, 0), civil(-9000, 1, 1, 0, 0, 0), 640, "13000 BCE 12000 BCE 11000 BCE 10000 BCE*"},
		{"ages count from 2000", civil(-70_000, 1, 1, 0, 0, 0), civil(2022, 1, 1, 0, 0, 0), 480, "60000 ago 40000 ago 20000 ago 0 ago*"},
		{"the age of the universe", civil(-13_800_000_000, 1, 1, 0, 0, 0), civil(2022, 1, 1, 0, 0, 0), 600, "12000000000 ago 10000000000 ago* 8000000000 ago 6000000000 ago 4000000000 ago 2000000000 ago 0 ago*"},
		{"no room for two labels", MinTime, MaxTime, 60, "10000000000 ago"},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := written(Ticks(Linear(row.lo, row.hi), row.units)); got != row.want {
				t.Errorf("got  %s\nwant %s", got, row.want)
			}
		})
	}
}

func TestNoRoomHasNoTicks(t *testing.T) {
	for _, units := range []float64{0, -5, math.NaN()} {
		if got := Ticks(Linear(0, 100), units); got != nil {
			t.Errorf("%g units: %v", units, got)
		}
	}
}

// drawScale makes an even or an elastic scale of any length, anywhere.
func drawScale(r *rand.Rand) *Scale {
	length := int64(math.Exp(r.Float64() * math.Log(MaxTime)))
	lo := -int64(math.Exp(r.Float64() * math.Log(MaxTime-1)))
	if r.IntN(3) == 0 {
		lo = -lo
	}
	hi := min(lo+length, MaxTime)
	if r.IntN(2) == 0 {
		return Linear(lo, hi)
	}
	var spans []edtf.Span
	for range 1 + r.IntN(60) {
		at := lo + r.Int64N(max(hi-lo, 1))
		unit := []int64{1, 60, daySeconds, 30 * daySeconds, 365 * daySeconds}[r.IntN(5)]
		at -= at % unit
		spans = append(spans, spanOf(at, at+unit))
	}
	return Elastic(spans)
}

// spanOf is the span of a date from t0 to t1.
func spanOf(t0, t1 int64) edtf.Span {
	return edtf.Span{
		StartLo: edtf.Instant{Sec: t0}, StartHi: edtf.Instant{Sec: t1}, EndLo: edtf.Instant{Sec: t0}, EndHi: edtf.Instant{Sec: t1},
		StartKind: edtf.Dated, EndKind: edtf.Dated,
	}
}

func TestTickLabelsNeverOverlap(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 11))
	labels := 0
	for n := range 4000 {
		s, units := drawScale(r), 100+r.Float64()*2000
		ticks := Ticks(s, units)
		labels += len(ticks)
		a := axis{scale: s, labels: labelled(s, s.Extent()), units: units}
		for i := 1; i < len(ticks); i++ {
			need := max(a.room(ticks[i-1].Step), a.room(ticks[i].Step))
			if got := (ticks[i].U - ticks[i-1].U) * units; got < need-1e-6 {
				t.Fatalf("scale %d: %.1f units between %s, want %.1f", n, got, written(ticks[i-1:i+1]), need)
			}
		}
	}
	if labels < 10_000 {
		t.Errorf("only %d labels were checked", labels)
	}
}

func TestTicksAreExactlyWhereTheySay(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 12))
	for range 4000 {
		s := drawScale(r)
		for _, tick := range Ticks(s, 900) {
			if got := civil(tick.Year, tick.Month, tick.Day, tick.Hour, tick.Minute, tick.Second); got != tick.T {
				t.Fatalf("%+v says %d", tick, got)
			}
			if e := s.Extent(); tick.T < e.Lo || tick.T > e.Hi || tick.U != s.U(tick.T) {
				t.Fatalf("%+v lies off the scale %v", tick, e)
			}
			if tick.Step.Unit == "year" && (tick.Month != 1 || tick.Day != 1 || tick.Hour+tick.Minute+tick.Second != 0) {
				t.Fatalf("%+v does not begin a year", tick)
			}
		}
	}
}

// TestEveryScaleHasFewTicks also shows that a second and the whole axis take
// the same work: the test would not end otherwise.
func TestEveryScaleHasFewTicks(t *testing.T) {
	for _, units := range []float64{100, 960, 60_000, math.Inf(1)} {
		for length := int64(1); length > 0 && length < 2*MaxTime; length *= 3 {
			for _, lo := range []int64{MinTime, -length, 0, MaxTime - length} {
				if ticks := Ticks(Linear(lo, lo+length), units); len(ticks) > 1500 {
					t.Fatalf("%d ticks on %d seconds, %g units", len(ticks), length, units)
				}
				if lo < MinTime || lo+2*length > MaxTime {
					continue
				}
				s := Elastic([]edtf.Span{spanOf(lo, lo+1), spanOf(lo+length, lo+2*length)})
				if ticks := Ticks(s, units); len(ticks) > 1500 {
					t.Fatalf("%d ticks on %d elastic seconds, %g units", len(ticks), length, units)
				}
			}
		}
	}
}

// TestTicksOfATileDoNotDependOnTheView: where the windows overlap, both have
// the same ticks, so labels stay while the axis is moved.
func TestTicksOfATileDoNotDependOnTheView(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 13))
	for level := int8(MinLevel); level <= 55; level++ {
		width := int64(1) << level
		lo := r.Int64N(4_000_000_000) - 2_000_000_000
		lo -= lo % width
		a, b := Ticks(Linear(lo, lo+2*width), 2*TileUnits), Ticks(Linear(lo+width, lo+3*width), 2*TileUnits)
		var both [2][]int64
		for i, ticks := range [][]Tick{a, b} {
			for _, tick := range ticks {
				if tick.T >= lo+width && tick.T <= lo+2*width {
					both[i] = append(both[i], tick.T)
				}
			}
		}
		if !slices.Equal(both[0], both[1]) {
			t.Errorf("level %d: %v in one view, %v in the next", level, both[0], both[1])
		}
	}
}

// exampleSpans are the dates of an article: eight in 83 years, five of them in
// the last three.
func exampleSpans() []edtf.Span {
	var spans []edtf.Span
	for _, date := range []string{
		"1939/1945", "1991", "1999", "2020", "2020", "2022-21", "2022-09", "2022-10-23", "1991-08-19",
		"1999-04-12/1999-07-28", "2019-11-26", "2020-10-22", "2022-07-15", "2022-09-07", "2022-10-23/2022-10-25",
	} {
		spans = append(spans, edtf.MustParse(date).Bounds(edtf.Calendar{}))
	}
	return spans
}

func TestElasticTicksFollowThePaceOfTime(t *testing.T) {
	got := written(Ticks(Elastic(exampleSpans()), PageStrip().Width))
	want := "1940* 1950* 1990* 1995 2000* 2010* 2020* 2021"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestElasticAxisSaysWhatItsLabelsLeaveUnsaid(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 14))
	fine := 0
	for range 4000 {
		s := drawScale(r)
		ticks := Ticks(s, 1500)
		for i, tick := range ticks {
			start, needed := tick.Step.contextStart(tick.T)
			if s.Even() || !needed || start < s.Extent().Lo {
				continue
			}
			fine++
			if !has(ticks[:i+1], start) {
				t.Fatalf("%s stands without its context among %s", written(ticks[i:i+1]), written(ticks))
			}
		}
	}
	if fine < 100 {
		t.Errorf("only %d ticks were checked", fine)
	}
}

func BenchmarkTicks(b *testing.B) {
	for name, s := range map[string]*Scale{
		"day": Linear(0, daySeconds), "axis": Linear(MinTime, MaxTime), "elastic": Elastic(exampleSpans()),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Ticks(s, 960)
			}
		})
	}
}
