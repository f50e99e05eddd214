package layout

import (
	"math/rand/v2"
	"testing"

	"kronika/timeline/edtf"
)

// years is the span of whole years, from the first to the last.
func years(first, last int64) edtf.Span {
	return spanOf(civil(first, 1, 1, 0, 0, 0), civil(last+1, 1, 1, 0, 0, 0))
}

// when is the span of an interval of two years: its ends are years wide.
func when(first, last int64) edtf.Span {
	s := years(first, last)
	s.StartHi = edtf.Instant{Sec: civil(first+1, 1, 1, 0, 0, 0)}
	s.EndLo = edtf.Instant{Sec: civil(last, 1, 1, 0, 0, 0)}
	return s
}

func TestBreaksMarkCompressedSilences(t *testing.T) {
	open := years(1950, 1950)
	open.EndHi = edtf.Instant{Sec: edtf.PosInf}
	rows := []struct {
		claim string
		spans []edtf.Span
		want  []int64 // their lengths in years
	}{
		{"from 1945 to 1991 it is 46 years", []edtf.Span{when(1939, 1945), when(1991, 1991), when(1999, 1999), when(2007, 2007), when(2015, 2015)}, []int64{46}},
		{"what is less than four times the median is usual", []edtf.Span{when(1939, 1945), when(1991, 1991), when(2020, 2020), when(2022, 2022)}, nil},
		{"of two gaps none is usual", []edtf.Span{when(1900, 1900), when(1991, 1991), when(1993, 1993)}, []int64{91}},
		{"a span that covers the silence leaves none", []edtf.Span{when(1939, 1945), when(1940, 2000), when(1991, 1991), when(2020, 2020), when(2022, 2022)}, nil},
		{"an open end covers nothing", []edtf.Span{open, when(1991, 1991), when(2020, 2020), when(2021, 2021), when(2022, 2022)}, []int64{41}},
		{"dates side by side have none", []edtf.Span{when(2020, 2020), when(2021, 2021), when(2022, 2022)}, nil},
		{"nothing has none", nil, nil},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			s := Elastic(row.spans)
			breaks := s.Breaks(row.spans)
			if len(breaks) != len(row.want) {
				t.Fatalf("%d breaks, want %d: %+v", len(breaks), len(row.want), breaks)
			}
			for i, b := range breaks {
				if got := (b.Seconds + year/2) / year; got != row.want[i] {
					t.Errorf("break of %d years, want %d", got, row.want[i])
				}
				if b.U0 != s.U(b.T0) || b.U1 != s.U(b.T1) || b.U0 >= b.U1 {
					t.Errorf("break %+v is not where it says", b)
				}
			}
		})
	}
}

// From the decade of the 1200s to the 1620s it is 411 years or more.
func TestASilenceBesideVagueDatesIsTheLeast(t *testing.T) {
	spans := []edtf.Span{years(1200, 1209), years(1621, 1630), when(1632, 1632), when(1634, 1634), when(1636, 1636)}
	breaks := Elastic(spans).Breaks(spans)
	if len(breaks) != 1 || !breaks[0].Least || breaks[0].Seconds/year != 411 {
		t.Errorf("%+v", breaks)
	}
	doubtful := when(1945, 1945)
	doubtful.Qualifier = edtf.Approximate
	spans = []edtf.Span{doubtful, when(1991, 1991), when(1999, 1999), when(2007, 2007), when(2015, 2015)}
	if breaks := Elastic(spans).Breaks(spans); len(breaks) != 1 || !breaks[0].Least || breaks[0].Seconds/year != 45 {
		t.Errorf("beside a doubtful year: %+v", breaks)
	}
}

func TestEvenScaleHasNoBreaks(t *testing.T) {
	spans := []edtf.Span{when(1939, 1945), when(1991, 1991), when(2022, 2022)}
	if got := Linear(civil(1939, 1, 1, 0, 0, 0), civil(2023, 1, 1, 0, 0, 0)).Breaks(spans); got != nil {
		t.Errorf("breaks on an even scale: %+v", got)
	}
}

func TestScaleThatATimelineOpensWith(t *testing.T) {
	decades := func(n int) (spans []edtf.Span) {
		for i := range int64(n) {
			spans = append(spans, years(1900+10*i, 1900+10*i))
		}
		return spans
	}
	many := make([]edtf.Span, MaxElastic+1)
	for i := range many {
		many[i] = spanOf(int64(i), int64(i+1))
	}
	var pile []edtf.Span
	for range 40 {
		pile = append(pile, spanOf(0, 1))
	}
	rows := []struct {
		claim string
		spans []edtf.Span
		want  ScaleKind
	}{
		{"none: even", nil, LinearKind},
		{"one: even", decades(1), LinearKind},
		{"evenly spread: even", decades(8), LinearKind},
		{"an article's, crowded at the end: elastic", []edtf.Span{
			years(1939, 1945), years(1991, 1991), years(1999, 1999), years(2020, 2020),
			spanOf(civil(2022, 9, 7, 0, 0, 0), civil(2022, 9, 8, 0, 0, 0)),
			spanOf(civil(2022, 10, 1, 0, 0, 0), civil(2022, 10, 2, 0, 0, 0)),
		}, ElasticKind},
		{"more than can be drawn at once: even", many, LinearKind},
		{"a pile that no scale unravels: even", append(pile, years(2022, 2022)), LinearKind},
	}
	for _, row := range rows {
		var items []Item
		for i, s := range row.spans {
			items = append(items, Item{ID: int64(i), Hash: HashKey(row.claim) + uint64(i)<<32, T0: s.StartLo.Sec, T1: s.EndHi.Sec, Weight: 50})
		}
		if got := DefaultKind(items, row.spans, PageStrip()); got != row.want {
			t.Errorf("%s: %s", row.claim, got)
		}
	}
}

// noteAt is where a note stands at a width, in units.
func noteAt(n Note, p NotePlace, width float64) stretch {
	if x := n.U * width; p.Left {
		return stretch{x - n.Width, x}
	}
	return stretch{n.U * width, n.U*width + n.Width}
}

func TestNotesOfARowNeverOverlap(t *testing.T) {
	r := rand.New(rand.NewPCG(1912, 31))
	s := PageStrip()
	for range 400 {
		notes := make([]Note, 1+r.IntN(20))
		for i := range notes {
			notes[i] = Note{U: r.Float64() * r.Float64(), Width: 60 + 300*r.Float64(), Left: r.IntN(2) == 0}
		}
		places := Notes(notes, s)
		for _, width := range []float64{s.Width, 1.5 * s.Width, 4 * s.Width} {
			for i := range notes {
				a := noteAt(notes[i], places[i], width)
				if a.from < -1e-9 || a.to > width+s.Reserve+1e-9 {
					t.Fatalf("note %+v leaves the strip: %+v", notes[i], a)
				}
				for j := range i {
					if b := noteAt(notes[j], places[j], width); places[i].Row == places[j].Row && a.from < b.to-1e-9 && b.from < a.to-1e-9 {
						t.Fatalf("notes %+v and %+v overlap at %g units", notes[i], notes[j], width)
					}
				}
			}
		}
	}
}

func TestNoteStandsOnTheSideItWouldRather(t *testing.T) {
	s := Strip{Width: 800, Reserve: 100, Lanes: 1}
	rows := []struct {
		claim string
		notes []Note
		want  NotePlace // of the last
	}{
		{"after its mark", []Note{{U: 0.5, Width: 100}}, NotePlace{0, false}},
		{"before its mark", []Note{{U: 0.5, Width: 100, Left: true}}, NotePlace{0, true}},
		{"not beyond the start", []Note{{U: 0.05, Width: 100, Left: true}}, NotePlace{0, false}},
		{"not beyond the end", []Note{{U: 1, Width: 120}}, NotePlace{0, true}},
		{"in the room after the end", []Note{{U: 1, Width: 100}}, NotePlace{0, false}},
		{"on the other side when one is taken", []Note{{U: 0.5, Width: 100}, {U: 0.5, Width: 100}}, NotePlace{0, true}},
		{"a row up when both are", []Note{{U: 0.5, Width: 100}, {U: 0.5, Width: 100}, {U: 0.5, Width: 100}}, NotePlace{1, false}},
		{"too long for either side, it sticks out", []Note{{U: 0.5, Width: 900}}, NotePlace{0, false}},
	}
	for _, row := range rows {
		places := Notes(row.notes, s)
		if got := places[len(places)-1]; got != row.want {
			t.Errorf("%s: %+v, want %+v", row.claim, got, row.want)
		}
	}
}
