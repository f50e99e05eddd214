package layout

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"

	"kronika/timeline/edtf"
)

func TestScaleRises(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 41))
	for range 2000 {
		s := drawScale(r)
		knots := s.Knots()
		if first, last := knots[0], knots[len(knots)-1]; first.U != 0 || last.U != 1 {
			t.Fatalf("from %g to %g", first.U, last.U)
		}
		for i := 1; i < len(knots); i++ {
			if knots[i].T <= knots[i-1].T || knots[i].U <= knots[i-1].U {
				t.Fatalf("knot %+v after %+v", knots[i], knots[i-1])
			}
		}
	}
}

// TestScaleLeadsBack: from time to position and back the error is at most what
// a float64 cannot tell apart on that piece of the scale.
func TestScaleLeadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 42))
	for range 2000 {
		s := drawScale(r)
		e := s.Extent()
		for range 20 {
			at := e.Lo + r.Int64N(e.Hi-e.Lo)
			u := s.U(at)
			if u < 0 || u > 1 {
				t.Fatalf("U(%d) = %g", at, u)
			}
			if back := s.U(s.T(u)); math.Abs(back-u) > 1e-9+1/float64(e.Hi-e.Lo) && s.Even() {
				t.Fatalf("U(T(%g)) = %g", u, back)
			}
			if off := math.Abs(float64(s.T(u) - at)); off > 1+float64(e.Hi-e.Lo)*1e-12 {
				t.Fatalf("T(U(%d)) is %g seconds off on %v", at, off, e)
			}
		}
		for _, k := range s.Knots() {
			if s.U(k.T) != k.U || s.T(k.U) != k.T {
				t.Fatalf("knot %+v is at %g, and back at %d", k, s.U(k.T), s.T(k.U))
			}
		}
	}
}

func TestScaleHoldsWhatLiesOutside(t *testing.T) {
	s := Linear(100, 200)
	for at, want := range map[int64]float64{math.MinInt64: 0, 99: 0, 150: 0.5, 201: 1, math.MaxInt64: 1} {
		if got := s.U(at); got != want {
			t.Errorf("U(%d) = %g, want %g", at, got, want)
		}
	}
	for u, want := range map[float64]int64{math.Inf(-1): 100, -1: 100, 0.5: 150, 2: 200, math.Inf(1): 200} {
		if got := s.T(u); got != want {
			t.Errorf("T(%g) = %d, want %d", u, got, want)
		}
	}
	if got := s.T(math.NaN()); got != 100 {
		t.Errorf("T(NaN) = %d, want 100", got)
	}
	if e := Linear(5, 5).Extent(); e != (Extent{5, 6}) {
		t.Errorf("an empty extent became %v, want a second", e)
	}
}

func TestElasticKeepsRoughProportion(t *testing.T) {
	at := func(y int64) int64 { return civil(y, 1, 1, 0, 0, 0) }
	s := Elastic([]edtf.Span{spanOf(at(1939), at(1946)), spanOf(at(1991), at(1992)), spanOf(at(2020), at(2021)), spanOf(at(2022), at(2023))})
	width := func(from, to int64) float64 { return s.U(at(to)) - s.U(at(from)) }
	if long, short := width(1946, 1991), width(1992, 2020); long <= short {
		t.Errorf("45 years take %g, 28 years %g", long, short)
	}
	if long, even := width(1946, 1991), 45.0/84; long >= even {
		t.Errorf("the longest silence takes %g of the room, %g on the even scale", long, even)
	}
	if got := width(2021, 2022); got < 0.05 {
		t.Errorf("a year of 84 takes %g, want at least a twentieth", got)
	}
}

func TestElasticOfNothingMuch(t *testing.T) {
	day := spanOf(0, daySeconds)
	open := day
	open.EndHi = edtf.Instant{Sec: edtf.PosInf}
	nowhere := edtf.Span{StartLo: edtf.Instant{Sec: edtf.NegInf}, EndLo: edtf.Instant{Sec: edtf.NegInf}, EndHi: edtf.Instant{Sec: edtf.PosInf}}
	rows := []struct {
		claim string
		spans []edtf.Span
		want  Extent
	}{
		{"no dates", nil, Extent{0, 1}},
		{"a date that lies nowhere", []edtf.Span{nowhere}, Extent{0, 1}},
		{"one day has a day on both sides", []edtf.Span{day, day}, Extent{-daySeconds, 2 * daySeconds}},
		{"an open end is no knot", []edtf.Span{open}, Extent{-1, 2}},
		{"nor beside others", []edtf.Span{open, day}, Extent{-daySeconds, 2 * daySeconds}},
	}
	for _, row := range rows {
		if got := Elastic(row.spans).Extent(); got != row.want {
			t.Errorf("%s: %v, want %v", row.claim, got, row.want)
		}
	}
}

func BenchmarkElastic(b *testing.B) {
	var spans []edtf.Span
	for _, it := range testItems(MaxElastic, mixedItem) {
		spans = append(spans, spanOf(it.T0, it.T1))
	}
	b.ReportAllocs()
	for b.Loop() {
		Elastic(spans)
	}
}

var update = flag.Bool("update", false, "write the fixtures anew")

// An axisRow is an axis and its ticks, for the page's script to find the same.
type axisRow struct {
	Lo    string   `json:"lo"`
	Hi    string   `json:"hi"`
	Units float64  `json:"units"`
	Knots [][2]any `json:"knots,omitempty"` // of an elastic scale
	Ticks [][3]any `json:"ticks"`           // second, step, whether it is major
}

// testdata/axes.json is what the script's axis.test.js reads. It is written by
// go test ./timeline/layout -run Fixture -update.
func TestFixtureOfAxesIsFresh(t *testing.T) {
	var rows []axisRow
	add := func(s *Scale, units float64) {
		e := s.Extent()
		row := axisRow{Lo: fmt.Sprint(e.Lo), Hi: fmt.Sprint(e.Hi), Units: units, Ticks: [][3]any{}}
		if !s.Even() {
			for _, k := range s.Knots() {
				row.Knots = append(row.Knots, [2]any{fmt.Sprint(k.T), k.U})
			}
		}
		for _, tick := range Ticks(s, units) {
			row.Ticks = append(row.Ticks, [3]any{fmt.Sprint(tick.T), fmt.Sprintf("%s %d", tick.Step.Unit, tick.Step.Count), tick.Major})
		}
		rows = append(rows, row)
	}
	for length := int64(20); length < MaxTime; length = length*7/3 + 1 {
		add(Linear(now-length, now), 960)
		add(Linear(-length/2, length/3), 1160)
	}
	add(Linear(MinTime, MaxTime), 960)
	for _, texts := range [][]string{
		{"1939/1945", "1991", "1999", "2020", "2020", "2019-11-26", "2022-21", "2022-07-15", "2022-09", "2022-10-23"},
		{"-0753", "-0043-03-15", "0476", "1453-05-29"},
		{"Y-13800000000", "Y-65000000", "-0500", "1969-07-20", "1969-07-21"},
		{"2024-01-01T10:00:00Z", "2024-01-01T10:00:09Z", "2024-01-01T12:00:00Z"},
	} {
		var spans []edtf.Span
		for _, text := range texts {
			spans = append(spans, edtf.MustParse(text).Bounds(edtf.Calendar{}))
		}
		add(Elastic(spans), 784)
		add(Elastic(spans), 2000)
	}
	var fresh bytes.Buffer
	fresh.WriteString("[\n")
	for i, row := range rows {
		if i > 0 {
			fresh.WriteString(",\n")
		}
		line, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		fresh.Write(line)
	}
	fresh.WriteString("\n]\n")
	const name = "testdata/axes.json"
	if *update {
		if err := os.WriteFile(name, fresh.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	stored, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(stored, fresh.Bytes()) {
		t.Errorf("%s is not what Ticks returns; write it anew with -update", name)
	}
}
