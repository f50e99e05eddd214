package timeline

import (
	"testing"

	"kronika/timeline/edtf"
)

func TestVerdictComparesStatedAndRecorded(t *testing.T) {
	rows := []struct {
		claim, stated, record string
		want                  Verdict
	}{
		{"the same date agrees", "1939/1945", "1939/1945", Agrees},
		{"a day within the stated year refines it", "1991", "1991-08-19", Refined},
		{"a span within the stated year refines it", "1999", "1999-04-12/1999-07-28", Refined},
		{"a day in the stated month refines it", "2022-09", "2022-09-07", Refined},
		{"the year before differs", "2020", "2019-11-26", Differs},
		{"a summer day differs from spring", "2022-21", "2022-07-15", Differs},
		{"a span that begins on the stated day agrees", "2022-10-23", "2022-10-23/2022-10-25", Agrees},
		{"a span that begins earlier differs", "2022-10-23", "2022-10-22/2022-10-25", Differs},
		{"a coarser record differs", "1991-08-19", "1991", Differs},
		{"about the year still holds the day", "2022~", "2022-07-15", Refined},
		{"the same day in other words agrees", "2022-09-07", "2022-09-07/2022-09-07", Agrees},
		{"an open record from the stated year agrees", "2008", "2008/..", Agrees},
		{"a set is no extension", "2008", "{2008,2009}", Differs},
		{"one of several years does not refine one of them", "2008", "[2008,2009]", Differs},
		{"half a year refines the year", "2021", "2021-41", Refined},
		{"a winter that ends in the next year differs", "2021", "2021-24", Differs},
		{"44 BCE is not 43 BCE", "-0043", "-0042", Differs},
		{"no record, no verdict", "1991", "", NoRecord},
		{"nothing stated, no verdict", "", "1991", NoRecord},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			e := Event{Date: dateOf(row.stated), Record: &Record{Date: dateOf(row.record)}}
			if got := e.Verdict(edtf.Calendar{}); got != row.want {
				t.Errorf("Verdict = %q, want %q", got, row.want)
			}
		})
	}
}

func TestVerdictOfAPart(t *testing.T) {
	rows := []struct {
		claim  string
		part   Part
		record string
		want   Verdict
	}{
		{"the start and a day in the other half", Start, "2022-07-15", Differs},
		{"the start and a day in the first half", Start, "2022-03-01", Refined},
		{"the start and the whole", Start, "2022", Agrees},
		{"the end and a day in the first half", End, "2022-03-01", Differs},
		{"the end and a day in the other half", End, "2022-12-01", Refined},
		{"the middle and any day", Middle, "2022-12-01", Refined},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			e := Event{Date: dateOf("2022"), Part: row.part, Record: &Record{Date: dateOf(row.record)}}
			if got := e.Verdict(edtf.Calendar{}); got != row.want {
				t.Errorf("Verdict = %q, want %q", got, row.want)
			}
		})
	}
}

// dateOf is the date of a text, none for "".
func dateOf(text string) edtf.Date {
	if text == "" {
		return edtf.Date{}
	}
	return edtf.MustParse(text)
}

func TestSeasonIsReadInTheTimelinesHemisphere(t *testing.T) {
	e := Event{Date: edtf.MustParse("2022-23"), Record: &Record{Date: edtf.MustParse("2022-04-15")}}
	north, south := Timeline{}, Timeline{Hemisphere: Southern}
	if got := e.Verdict(north.Calendar()); got != Differs {
		t.Errorf("April in a northern autumn: %q, want differs", got)
	}
	if got := e.Verdict(south.Calendar()); got != Refined {
		t.Errorf("April in a southern autumn: %q, want refined", got)
	}
}

func TestVerdictHasTheNameOfTheDesign(t *testing.T) {
	for v, want := range map[Verdict]string{NoRecord: "", Agrees: "agrees", Refined: "refined", Differs: "differs"} {
		if got := v.String(); got != want {
			t.Errorf("verdict %d is called %q, want %q", v, got, want)
		}
	}
}
