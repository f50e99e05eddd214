package example

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"strconv"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

// A Kind is how the events of a synthetic timeline are spread.
type Kind string

const (
	Mixed   Kind = "mixed"   // half in thirty years, most others in three hundred, a few back to the first second
	Uniform Kind = "uniform" // evenly over two hundred years, each known to the day
	Burst   Kind = "burst"   // nearly all within two weeks, known to the second
)

// Kinds lists every kind.
func Kinds() []Kind { return []Kind{Mixed, Uniform, Burst} }

// Synthetic makes a timeline of n events, for trying out what large ones do. The
// same arguments always make the same timeline, and a longer one begins with
// the shorter. Events come in no order; they are made one by one, so n may be
// large.
func Synthetic(slug string, kind Kind, n int64, seed uint64) (*timeline.Timeline, iter.Seq2[timeline.Event, error]) {
	head := &timeline.Timeline{
		Slug: slug, Languages: []string{"en"},
		Title:   timeline.Plain("A synthetic timeline of " + grouped(n) + " events"),
		Summary: timeline.Plain("Made up by the program, to see how it does with many events."),
	}
	for _, field := range fields {
		head.Groups = append(head.Groups, timeline.Group{
			ID: field.id, Label: timeline.Plain(field.label), Color: field.color,
		})
	}
	return head, func(yield func(timeline.Event, error) bool) {
		m := maker{rand.New(rand.NewPCG(seed, 1912)), kind}
		for i := range n {
			if !yield(m.event(i)) {
				return
			}
		}
	}
}

// A maker makes events.
type maker struct {
	*rand.Rand
	kind Kind
}

func (m maker) event(i int64) (timeline.Event, error) {
	field := fields[m.IntN(len(fields))]
	e := timeline.Event{
		ID: "e" + strconv.FormatInt(i+1, 10), Group: field.id, Importance: timeline.DefaultImportance,
		Title: timeline.Plain(m.one(field.what) + " " + m.one(places) + m.one(addenda)),
	}
	switch m.IntN(10) {
	case 0:
		e.Importance = 80
	case 1, 2, 3:
		e.Importance = 20
	}
	var err error
	e.Date, err = edtf.Parse(m.date())
	return e, err
}

func (m maker) one(of []string) string { return of[m.IntN(len(of))] }

const (
	day  = 86_400
	year = 31_556_952
	now  = 1_767_225_600 // the start of 2026: what is made does not depend on the clock
)

// date writes a date of the kind.
func (m maker) date() string {
	switch m.kind {
	case Uniform:
		return moment(now-int64(200*year*m.Float64()), day)
	case Burst:
		if m.IntN(100) > 0 {
			return m.span(now-int64(14*day*m.Float64()), 1)
		}
	}
	unit := int64(60)
	switch p := m.IntN(10); {
	case p == 0:
		unit = year
	case p < 7:
		unit = day
	}
	return m.span(now-int64(m.age()), unit)
}

// age is how long before now an event of the mixed kind begins, in seconds.
func (m maker) age() float64 {
	switch p := m.IntN(100); {
	case p < 50:
		return 30 * year * m.Float64()
	case p < 90:
		return 300 * year * m.Float64()
	case p < 99:
		return 5000 * year * m.Float64()
	}
	return year * math.Exp(m.Float64()*math.Log(13.8e9))
}

// span writes a moment, or now and then a range that begins with it. Ranges are
// known to the day at best: EDTF has none between times of day.
func (m maker) span(t, unit int64) string {
	if m.IntN(100) >= 15 {
		return moment(t, unit)
	}
	unit = max(unit, day)
	start := moment(t, unit)
	if m.IntN(50) == 0 {
		return start + "/.."
	}
	end := moment(min(t+unit+int64(float64(unit)*math.Exp(m.Float64()*8)), now), unit)
	if end == start {
		return start
	}
	return start + "/" + end
}

// moment writes a second as exactly as a unit says, in EDTF. Far from today only
// the year is known.
func moment(t, unit int64) string {
	days := int64(math.Floor(float64(t) / day))
	y, month, d := edtf.CivilFromDays(days)
	if y < -9999 {
		return "Y" + strconv.FormatInt(roundYear(y), 10)
	}
	text := fmt.Sprintf("%04d", y)
	if y < 0 {
		text = fmt.Sprintf("-%04d", -y)
	}
	if unit >= year {
		return text
	}
	text += fmt.Sprintf("-%02d-%02d", month, d)
	rest := t - days*day
	switch unit {
	case 60:
		text += fmt.Sprintf("T%02d:%02dZ", rest/3600, rest/60%60)
	case 1:
		text += fmt.Sprintf("T%02d:%02d:%02dZ", rest/3600, rest/60%60, rest%60)
	}
	return text
}

// roundYear keeps the first three digits of a year.
func roundYear(y int64) int64 {
	unit := int64(1)
	for y/unit <= -1000 {
		unit *= 10
	}
	return y / unit * unit
}

// grouped writes a number as English does: 1,000,000.
func grouped(n int64) string {
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
