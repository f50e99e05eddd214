package chart

import (
	"fmt"
	"slices"
	"testing"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

// events returns events of the dates, and of the dates on record after a space.
func events(t *testing.T, dates ...string) []Event {
	t.Helper()
	var placed []Event
	for i, text := range dates {
		var date, record string
		fmt.Sscan(text, &date, &record)
		e := timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(date), Importance: 50}
		if record != "" {
			e.Record = &timeline.Record{Date: edtf.MustParse(record)}
		}
		item, ok := layout.ItemOf(int64(i), &e, edtf.Calendar{}, 0)
		if !ok {
			t.Fatalf("%s has no place in time", date)
		}
		next := Event{Item: item, Date: e.Date, Verdict: e.Verdict(edtf.Calendar{})}
		if e.Record != nil {
			next.Record = e.Record.Date
		}
		placed = append(placed, next)
	}
	slices.SortStableFunc(placed, func(a, b Event) int { return a.Item.Compare(b.Item) })
	return placed
}

func frame() Frame {
	width := func(text string) float64 { return 8 * float64(len(text)) }
	return Frame{Strip: layout.PageStrip(), Words: PlainWords(), EraWidth: width, RecordWidth: width,
		EraText: func(t timeline.Text) string { text, _ := t.In("en"); return text }}
}

func TestSceneHoldsWhatStandsOnTheAxis(t *testing.T) {
	s := New(events(t, "1900", "1910/1920", "1915 1915-06-01", "1930 1935"), []timeline.Era{
		{Date: edtf.MustParse("1890/1912"), Label: timeline.Plain("Before")},
		{Date: edtf.MustParse("1500/1600"), Label: timeline.Plain("Elsewhere")}}, frame())
	if len(s.Bars) != 4 || len(s.Eras) != 1 || s.Eras[0].Text != "Before" || s.EraRows != 1 || len(s.Ticks) < 2 {
		t.Errorf("the scene is %+v", s)
	}
	if len(s.Records) != 1 || s.Records[0].Event != 3 || s.Records[0].Text != "On record 1935" || s.Records[0].U <= s.Records[0].Stated {
		t.Errorf("the records are %+v", s.Records)
	}
	if b := s.Bars[2]; !b.Refined || b.Record0 < b.U0 || b.Record1 > b.U1 || b.Row != 1 {
		t.Errorf("the event with a more exact record is %+v", b)
	}
}

// A long document costs no more rows than a reader can look at.
func TestRowsOfNotesAreBounded(t *testing.T) {
	var dates []string
	var eras []timeline.Era
	for i := range 1000 {
		eras = append(eras, timeline.Era{Date: edtf.MustParse("1900/1999"), Label: timeline.Plain(fmt.Sprint("An era of a long name, number ", i))})
		dates = append(dates, fmt.Sprintf("19%02d 1950-06", i%50))
	}
	asked := 0
	f := frame()
	f.EraWidth = func(string) float64 { asked++; return 300 }
	s := New(events(t, dates...), eras, f)
	if s.EraRows > MaxNoteRows+1 || s.RecordRows > MaxNoteRows+1 || len(s.Eras) == 0 || len(s.Records) == 0 {
		t.Errorf("%d rows of eras, %d of records", s.EraRows, s.RecordRows)
	}
	if len(s.Eras)+s.MoreEras != 1000 || len(s.Records)+s.MoreRecords != 1000 {
		t.Errorf("%d eras and %d more, %d records and %d more, of 1000", len(s.Eras), s.MoreEras, len(s.Records), s.MoreRecords)
	}
	if asked > maxNotes {
		t.Errorf("room was looked for %d times", asked)
	}
}

func TestOnlyAStillPictureShortensAHeap(t *testing.T) {
	dates := []string{"Y-138E8"}
	for i := range 300 {
		dates = append(dates, fmt.Sprint(1700+i))
	}
	for _, still := range []bool{false, true} {
		f := frame()
		f.Still = still
		if s := New(events(t, dates...), nil, f); (s.Kind == layout.ElasticKind) != still || s.Scale.Even() == still {
			t.Errorf("still %v: the scale is %s", still, s.Kind)
		}
	}
}

func TestRows(t *testing.T) {
	bars := []Bar{{U0: 0, U1: .5}, {U0: .1, U1: .2}, {U0: .2, U1: .3}, {U0: .21, U1: .3}, {U0: .6, U1: .6}}
	if got := Rows(bars, .01, 0, 6); !slices.Equal(got, []int{0, 1, 1, 2, 0}) {
		t.Errorf("the rows are %v", got)
	}
	if got := Rows(bars, .01, .05, 2); !slices.Equal(got, []int{0, 1, 1, 1, 0}) {
		t.Errorf("with a gap the rows are %v", got)
	}
}

func TestSparseSaysAContextWhereItChanges(t *testing.T) {
	ticks := []Tick{{U: 0}, {U: .1, Context: "a"}, {U: .2, Context: "a"}, {U: .25, Context: "b"}, {U: .5, Context: "b"}, {U: .9, Context: "a"}}
	got := ""
	for _, t := range Sparse(ticks, func(t Tick, first bool) float64 { return t.U + .3 }) {
		got += "|" + t.Context
	}
	if got != "||a|||b|a" || ticks[2].Context != "a" {
		t.Errorf("the contexts are %s", got)
	}
}

func TestEnds(t *testing.T) {
	for _, row := range []struct {
		date       string
		start, end End
	}{
		{"1850", Known, Known}, {"1850~", Vague, Vague}, {"1850~/1860", Vague, Known}, {"1850/1860?", Known, Vague},
		{"../1860", Open, Known}, {"1850/", Known, Unknown}, {"1850%/..", Vague, Open},
	} {
		if start, end := Ends(edtf.MustParse(row.date)); start != row.start || end != row.end {
			t.Errorf("%s: %d and %d, want %d and %d", row.date, start, end, row.start, row.end)
		}
	}
}
