package locale

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kronika/timeline/edtf"
)

// tickFixture is testdata/ticks.json, which the page's script is tested with,
// too. Its member about describes it.
type tickFixture struct {
	About []string
	Axes  map[string]Axis
	Rows  []struct {
		Claim  string
		Step   [2]any  // unit and count
		At     []int64 // year, month, day, hour, minute, second, as far as it goes
		Labels map[string][2]string
	}
}

func loadTicks(t *testing.T) tickFixture {
	t.Helper()
	text, err := os.ReadFile("testdata/ticks.json")
	if err != nil {
		t.Fatal(err)
	}
	var f tickFixture
	if err := json.Unmarshal(text, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// spec is the tick of a row.
func spec(t *testing.T, step [2]any, at []int64) TickSpec {
	t.Helper()
	units := map[any]Unit{"second": Seconds, "minute": Minutes, "hour": Hours, "day": Days, "month": Months, "year": Years}
	unit, known := units[step[0]]
	count, isNumber := step[1].(float64)
	if !known || !isNumber {
		t.Fatalf("step %v", step)
	}
	full := []int64{0, 1, 1, 0, 0, 0}
	copy(full, at)
	return TickSpec{
		Year: full[0], Month: int(full[1]), Day: int(full[2]),
		Hour: int(full[3]), Minute: int(full[4]), Second: int(full[5]),
		Unit: unit, Count: int64(count),
	}
}

func TestTickLabelsAreThoseOfTheFixture(t *testing.T) {
	labels := 0
	for _, row := range loadTicks(t).Rows {
		t.Run(row.Claim, func(t *testing.T) {
			tick := spec(t, row.Step, row.At)
			for _, l := range Locales() {
				want, ok := row.Labels[l.Tag]
				if !ok {
					t.Errorf("the row has no labels in %s", l.Tag)
				}
				minor, context := l.WithAges(true).TickLabel(tick) // so the fixture has them
				if got := [2]string{minor, context}; got != want {
					t.Errorf("%v in steps of %v in %s: %q, want %q", row.At, row.Step, l.Tag, got, want)
				}
				labels++
			}
		})
	}
	if labels < 80 {
		t.Errorf("only %d labels were tested", labels)
	}
}

// The script is tested with the axes of the fixture, so they must be those that
// a page gives it.
func TestFixtureHasTheAxesOfThePages(t *testing.T) {
	axes := loadTicks(t).Axes
	for _, l := range Locales() {
		l := l.WithAges(true)
		if diff := cmp.Diff(l.Axis(), axes[l.Tag]); diff != "" {
			want, err := json.Marshal(l.Axis())
			if err != nil {
				t.Fatal(err)
			}
			t.Errorf("the axis in %s (-page +fixture):\n%s\nwrite into the fixture:\n  %q: %s", l.Tag, diff, l.Tag, want)
		}
	}
}

// A timeline says how its ages are told, on the axis and in words.
func TestAgesArePlainOrScientific(t *testing.T) {
	tick := TickSpec{Year: -65_998_000, Unit: Years, Count: million}
	date := edtf.MustParse("Y-66E6S2/Y-65E6S2")
	for _, row := range []struct {
		tag, plain, words, scientific, symbols string
	}{
		{"en", "66\u00a0m", "66\u2009–\u200965 million years ago", "66\u00a0Ma", "66\u2009–\u200965\u00a0Ma"},
		{"sq", "66\u00a0mln", "66\u2009–\u200965 milionë vjet më parë", "66\u00a0Ma", "66\u2009–\u200965\u00a0Ma"},
	} {
		plain, scientific := For(row.tag), For(row.tag).WithAges(true)
		for want, l := range map[string]*Locale{row.plain: plain, row.scientific: scientific} {
			if got, _ := l.TickLabel(tick); got != want {
				t.Errorf("%s: a tick is %q, want %q", row.tag, got, want)
			}
		}
		for want, l := range map[string]*Locale{row.words: plain, row.symbols: scientific} {
			if got := l.DateShort(date); got != want {
				t.Errorf("%s: a date is %q, want %q", row.tag, got, want)
			}
		}
		if scientific.WithAges(false).Tag != row.tag || plain.WithAges(false) != plain {
			t.Errorf("%s: the plain locale is another", row.tag)
		}
	}
}

// A tick keeps its label while the axis is moved and its context is a function
// of it alone; that all centuries of the list have a name is what the script
// relies on.
func TestCenturiesAreNamedOnBothSidesOfTheEra(t *testing.T) {
	for _, l := range Locales() {
		axis := l.Axis()
		if len(axis.Ordinals) != lastCentury {
			t.Fatalf("%s has %d ordinals", l.Tag, len(axis.Ordinals))
		}
		seen := map[string]string{}
		for n := 1; n <= lastCentury; n++ {
			for _, year := range []int64{int64(n)*100 - 99, int64(n) * 100, 100 - int64(n)*100, 1 - int64(n)*100} {
				name := axis.century(year)
				key := fmt.Sprintf("%d %t", n, year > 0)
				if first, ok := seen[name]; name == "" || ok && first != key {
					t.Errorf("the year %d lies in %q in %s", year, name, l.Tag)
				}
				seen[name] = key
			}
		}
	}
}
