package edtf

import (
	"math"
	"testing"
	"time"
)

func TestCivilFromDaysIsInvertedByDaysFromCivil(t *testing.T) {
	days := []int64{0, -1, 1, 59, 60, -719_468, -719_469, math.MaxInt32, math.MinInt32,
		-5_040_000_000_000, 5_040_000_000_000, 106_751_991_167_300, -106_751_991_167_300}
	for d := int64(-800_000); d < 800_000; d += 97 {
		days = append(days, d)
	}
	for _, d := range days {
		year, month, day := CivilFromDays(d)
		if got := DaysFromCivil(year, month, day); got != d {
			t.Errorf("day %d is %d-%02d-%02d, which is day %d", d, year, month, day, got)
		}
	}
}

func TestCivilFromDaysAgreesWithTheStandardLibrary(t *testing.T) {
	for d := int64(-3_000_000); d < 3_000_000; d += 1009 {
		year, month, day := CivilFromDays(d)
		want := time.Unix(d*secondsPerDay, 0).UTC()
		if year != int64(want.Year()) || month != int(want.Month()) || day != want.Day() {
			t.Errorf("day %d is %d-%02d-%02d, want %s", d, year, month, day, want.Format("2006-01-02"))
		}
	}
}

func TestDaysCountOnFromMonthsAndDaysOutsideTheirRange(t *testing.T) {
	rows := []struct {
		claim      string
		year       int64
		month, day int
		want       int64
	}{
		{"the epoch", 1970, 1, 1, 0},
		{"month 13 is January", 1969, 13, 1, 0},
		{"month 0 is December", 1970, 0, 1, -31},
		{"day 0 is the last of the month before", 1970, 1, 0, -1},
		{"month -11 is January of the year before", 1970, -11, 1, -365},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := DaysFromCivil(row.year, row.month, row.day); got != row.want {
				t.Errorf("DaysFromCivil(%d, %d, %d) = %d, want %d", row.year, row.month, row.day, got, row.want)
			}
		})
	}
}

func TestCalendarEndsInsteadOfOverflowing(t *testing.T) {
	for _, year := range []int64{math.MaxInt64, maxYear + 1} {
		if got := DaysFromCivil(year, 1, 1); got != DaysFromCivil(maxYear, 1, 1) || got < 0 {
			t.Errorf("year %d begins on day %d", year, got)
		}
		if got := DaysFromCivil(-year, 1, 1); got != DaysFromCivil(-maxYear, 1, 1) || got > 0 {
			t.Errorf("year %d begins on day %d", -year, got)
		}
	}
	if year, _, _ := CivilFromDays(math.MaxInt64); year < maxYear-1 || year > maxYear+1 {
		t.Errorf("the last day lies in the year %d", year)
	}
	if year, _, _ := CivilFromDays(math.MinInt64); year > -maxYear+1 || year < -maxYear-1 {
		t.Errorf("the first day lies in the year %d", year)
	}
}
