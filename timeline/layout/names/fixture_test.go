package names_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"kronika/timeline/layout/names"
)

// A fixture is a chart with what it must become. static/js/names.test.js reads
// the same file.
type fixture struct {
	Name    string           `json:"name"`
	Options fixtureOptions   `json:"options"`
	Events  []fixtureEvent   `json:"events"`
	Height  int              `json:"height"`
	Rows    []int            `json:"rows"`
	Want    map[string][]any `json:"want"` // by id: the row of the bar, then the name
}

type fixtureOptions struct {
	View  float64 `json:"view"`
	Bands int     `json:"bands"`
	Eras  bool    `json:"eras"`
	Until float64 `json:"until"`
}

type fixtureEvent struct {
	ID      string  `json:"id"`
	U0      float64 `json:"u0"`
	U1      float64 `json:"u1"`
	Lasting bool    `json:"lasting"`
	Weight  int     `json:"weight"`
	Title   string  `json:"title"`
	Date    string  `json:"date"`
	Band    int     `json:"band"`
}

// fixtures returns 30 charts. In some all weights are equal, so that the order
// of the hashes decides; in some events stand at one place.
func fixtures() (all []fixture) {
	kinds := []string{"uniform", "burst", "tail"}
	for i := range 30 {
		s := shape{n: []int{1, 6, 12, 17, 24, 40, 60, 80, 151, 30}[i%10], kind: kinds[i/10], words: []string{"en", "sq", "he"}[i%3], long: []int{30, 48, 90}[(i+1)%3]}
		if i%4 == 3 {
			s.bands = 3 + i%5
		}
		f := fixture{Name: fmt.Sprintf("%d: %+v", i, s), Options: fixtureOptions{names.Classes()[i%3], s.bands, i%2 == 0, []float64{1, 2, 8}[i/10]}}
		for _, e := range sample(uint64(1000+i), s) {
			if i%5 == 4 {
				e.Weight = 50
			}
			if i%6 == 5 {
				e.U0, e.U1, e.Lasting = 0.5, 0.5, false
			}
			if i%7 == 6 {
				e.Title = strings.ReplaceAll(e.Title, " ", "😀") + " ÇË–…"
			}
			f.Events = append(f.Events, fixtureEvent(e))
		}
		f.layOut()
		all = append(all, f)
	}
	return all
}

func (f *fixture) layOut() {
	events := make([]names.Event, len(f.Events))
	for i, e := range f.Events {
		events[i] = names.Event(e)
	}
	o := f.Options
	c := names.Layout(events, names.Options{View: o.View, Bands: o.Bands, Eras: o.Eras, Until: o.Until})
	f.Height, f.Rows, f.Want = c.Height, nil, map[string][]any{}
	for _, b := range c.Bands {
		f.Rows = append(f.Rows, b.Rows)
		for _, it := range b.Items {
			want := []any{it.Bar}
			if n := it.Name; n != nil {
				want = append(want, n.From, n.U, n.Before, n.Inside, n.Row, n.Width, n.Dated, n.Whole, n.Lines)
			}
			f.Want[it.ID] = want
		}
	}
}

// TestFixture compares 30 charts with the file that the test of the script reads.
func TestFixture(t *testing.T) {
	const file = "testdata/charts.json"
	var b bytes.Buffer
	for i, f := range fixtures() {
		text, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString([]string{"[\n", ",\n"}[min(i, 1)])
		b.Write(text)
	}
	b.WriteString("\n]\n")
	if os.Getenv("KRONIKA_UPDATE") != "" {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, b.Bytes()) {
		got, lines := bytes.Split(b.Bytes(), []byte("\n")), bytes.Split(want, []byte("\n"))
		for i := range got {
			if i >= len(lines) || !bytes.Equal(got[i], lines[i]) {
				t.Errorf("chart %d differs from %s; if it should, set KRONIKA_UPDATE=1 and let the test write the file", i, file)
			}
		}
	}
}
