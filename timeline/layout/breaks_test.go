package layout

import (
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
		{"from 1945 to 1991 it is 46 years", []edtf.Span{when(1939, 1945), when(1991, 1991), when(2020, 2020), when(2022, 2022)}, []int64{46}},
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

func TestEvenScaleHasNoBreaks(t *testing.T) {
	spans := []edtf.Span{when(1939, 1945), when(1991, 1991), when(2022, 2022)}
	if got := Linear(civil(1939, 1, 1, 0, 0, 0), civil(2023, 1, 1, 0, 0, 0)).Breaks(spans); got != nil {
		t.Errorf("breaks on an even scale: %+v", got)
	}
}
