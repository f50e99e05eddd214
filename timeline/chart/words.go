package chart

import (
	"fmt"
	"strconv"

	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/locale"
)

// Words say what stands on a chart. All functions are set.
type Words struct {
	Date     func(edtf.Date) string                    // beside a mark
	Record   func(date string) string                  // a date on record beside its mark
	Tick     func(layout.Tick) (label, context string) // a tick, and what its label leaves unsaid
	Duration func(seconds int64) string                // of a silence; "" leaves it unsaid
	AtLeast  func(duration string) string              // that a silence may have been longer
	More     func(n int64) string                      // that so many more are not drawn
}

// Silence says how long a silence is.
func (w Words) Silence(b layout.Break) string {
	text := w.Duration(b.Seconds)
	if b.Least && text != "" {
		text = w.AtLeast(text)
	}
	return text
}

// WordsOf returns the words of a language.
func WordsOf(l *locale.Locale) Words {
	axis := l.Axis()
	return Words{
		Date:     l.DateShort,
		Record:   func(date string) string { return l.T("chart.record", date) },
		Tick:     func(t layout.Tick) (label, context string) { return axis.Label(Spec(t)) },
		Duration: l.Duration,
		AtLeast:  func(duration string) string { return l.T("chart.atleast", duration) },
		More:     func(n int64) string { return l.N("chart.more", n) },
	}
}

// PlainWords are for charts in no particular language: dates in EDTF, and English.
func PlainWords() Words {
	return Words{
		Date:     edtf.Date.String,
		Record:   func(date string) string { return "On record " + date },
		Tick:     plainTick,
		Duration: func(int64) string { return "" },
		AtLeast:  func(duration string) string { return duration },
		More:     func(n int64) string { return fmt.Sprintf("+%d more", n) },
	}
}

func plainTick(t layout.Tick) (label, context string) {
	switch {
	case t.Step.Unit != "year":
		return strconv.Itoa(t.Day) + "." + strconv.Itoa(t.Month) + ".", strconv.FormatInt(t.Year, 10)
	case t.Year <= 0:
		return strconv.FormatInt(1-t.Year, 10) + " BCE", ""
	}
	return strconv.FormatInt(t.Year, 10), ""
}

// Map returns the words with f applied to all but those of ticks.
func (w Words) Map(f func(string) string) Words {
	return Words{
		Date:     func(d edtf.Date) string { return f(w.Date(d)) },
		Record:   func(date string) string { return f(w.Record(date)) },
		Tick:     w.Tick,
		Duration: func(seconds int64) string { return f(w.Duration(seconds)) },
		AtLeast:  func(duration string) string { return f(w.AtLeast(duration)) },
		More:     func(n int64) string { return f(w.More(n)) },
	}
}
