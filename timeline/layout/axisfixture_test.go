package layout

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"testing"

	"kronika/timeline/edtf"
)

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
