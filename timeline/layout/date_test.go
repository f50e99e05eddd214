package layout

import (
	"os"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/edtf"
)

func TestDateIsLaidAsAnInterval(t *testing.T) {
	rows := []struct {
		claim, date string
		t0, t1      int64
		isRange     bool
	}{
		{"a year is all of it", "1999", civil(1999, 1, 1, 0, 0, 0), civil(2000, 1, 1, 0, 0, 0), false},
		{"a day is a day", "1970-01-01", 0, daySeconds, false},
		{"a minute is a minute", "1970-01-01T00:01Z", 60, 120, false},
		{"a part of a second is the second it lies in", "1970-01-01T00:00:01.5Z", 1, 2, false},
		{"about a year is the year", "1850~", civil(1850, 1, 1, 0, 0, 0), civil(1851, 1, 1, 0, 0, 0), false},
		{"an interval is a range to the end of its end", "1939/1945", civil(1939, 1, 1, 0, 0, 0), civil(1946, 1, 1, 0, 0, 0), true},
		{"all of several is a range", "{1999,2001}", civil(1999, 1, 1, 0, 0, 0), civil(2002, 1, 1, 0, 0, 0), true},
		{"one of several is a moment", "[1999,2001]", civil(1999, 1, 1, 0, 0, 0), civil(2002, 1, 1, 0, 0, 0), false},
		{"an open end is the end of time", "2008/..", civil(2008, 1, 1, 0, 0, 0), MaxTime, true},
		{"so is an unknown end", "2008/", civil(2008, 1, 1, 0, 0, 0), MaxTime, true},
		{"a set open on both sides is laid from its first date on", "[..1983,1990..]", civil(1983, 1, 1, 0, 0, 0), MaxTime, false},
		{"what began by a date and ended nobody knows when is laid from it on", "..2004/", civil(2004, 1, 1, 0, 0, 0), MaxTime, true},
		{"an open start is laid at the end", "../1944", civil(1944, 1, 1, 0, 0, 0), civil(1945, 1, 1, 0, 0, 0), true},
		{"44 BCE is the year -43", "-0043", civil(-43, 1, 1, 0, 0, 0), civil(-42, 1, 1, 0, 0, 0), false},
		{"a year beyond the axis is held at its end", "Y1E20", MaxTime - 1, MaxTime, false},
		{"so is one before it", "Y-1E20", MinTime, MinTime + 1, false},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			t0, t1, isRange, ok := FromDate(edtf.MustParse(row.date), edtf.Calendar{})
			if !ok || t0 != row.t0 || t1 != row.t1 || isRange != row.isRange {
				t.Errorf("%s = [%d, %d) %v %v, want [%d, %d) %v", row.date, t0, t1, isRange, ok, row.t0, row.t1, row.isRange)
			}
		})
	}
	if _, _, _, ok := FromDate(edtf.Date{}, edtf.Calendar{}); ok {
		t.Error("no date lies somewhere")
	}
}

func TestEveryValidDateLiesSomewhere(t *testing.T) {
	text, err := os.ReadFile("../edtf/testdata/vectors.tsv")
	if err != nil {
		t.Fatal(err)
	}
	dates := 0
	for line := range strings.Lines(string(text)) {
		vector, _, _ := strings.Cut(line, "\t")
		d, err := edtf.Parse(vector)
		if err != nil {
			continue
		}
		dates++
		if t0, t1, _, ok := FromDate(d, edtf.Calendar{}); !ok || t0 >= t1 || t0 < MinTime || t1 > MaxTime {
			t.Errorf("%s = [%d, %d) %v", vector, t0, t1, ok)
		}
	}
	if dates < 700 {
		t.Errorf("only %d dates were laid", dates)
	}
}

func TestWeightOfAnEvent(t *testing.T) {
	rows := []struct {
		claim string
		event timeline.Event
		want  uint8
	}{
		{"its importance", timeline.Event{Importance: 60}, 60},
		{"more with a picture", timeline.Event{Importance: 60, Media: make([]timeline.Media, 3)}, 65},
		{"more with a source", timeline.Event{Importance: 60, Citations: make([]timeline.Citation, 1)}, 65},
		{"never above 100", timeline.Event{Importance: 100, Media: make([]timeline.Media, 1)}, 100},
		{"never below 0", timeline.Event{Importance: -5}, 0},
	}
	for _, row := range rows {
		if got := WeightOf(&row.event); got != row.want {
			t.Errorf("%s: %d, want %d", row.claim, got, row.want)
		}
	}
}

// TestHashKeyIsFixedForEver: a change would move labels in every timeline.
func TestHashKeyIsFixedForEver(t *testing.T) {
	for key, want := range map[string]uint64{
		"": 0xefd01f60ba992926, "e1": 0x50295bda7c69a087, "e2": 0xa31f2e8b8bdbae5c, "wartime-shelter": 0x8d5198ca7a211802,
	} {
		if got := HashKey(key); got != want {
			t.Errorf("HashKey(%q) = %#x, want %#x", key, got, want)
		}
	}
}

func TestBandedSharesTheLanesOut(t *testing.T) {
	for n := -1; n < 20; n++ {
		p := PageProfile().Banded(n)
		if p.Lanes < 1 || p.RangeLanes < 1 || p.Bands > MaxBands || p.TotalLanes() > 3*MaxBands {
			t.Errorf("%d groups: %+v, %d lanes", n, p, p.TotalLanes())
		}
	}
}
