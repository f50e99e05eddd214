package edtf

import "testing"

// The vectors hold the levels of EDTF; these rows are those they lack.
func TestLevel(t *testing.T) {
	rows := []struct {
		claim, text string
		want        Level
	}{
		{"no seconds", "2022-09-07T14:05", LevelExt},
		{"no seconds, with a zone", "2022-09-07T14:05+02:00", LevelExt},
		{"a fraction", "2022-09-07T14:05:00.5Z", LevelExt},
		{"a time as the standard has it", "2022-09-07T14:05:00Z", Level0},
		{"before the era, it is level 1 even so", "-0043-09-07T14:05:00Z", Level1},
		{"an approximate long year", "Y-138000000~", Level1},
		{"significant digits", "1950S2", Level2},
		{"a mask in an interval", "199X/2004", Level2},
		{"a negative year without digits", "-XXXX", Level2},
		{"dots beside a date", "..2004/2006", Level2},
		{"a set of one plain year", "[2020]", Level2},
	}
	for _, row := range rows {
		t.Run(row.claim, func(t *testing.T) {
			if got := MustParse(row.text).Level(); got != row.want {
				t.Errorf("%s has level %d, want %d", row.text, got, row.want)
			}
		})
	}
}
