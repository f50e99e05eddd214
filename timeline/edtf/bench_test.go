package edtf

import (
	"strings"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	rows := []struct{ name, text string }{
		{"day", "2022-09-07"}, {"year", "1999"}, {"month", "2022-09"}, {"season", "2021-24"},
		{"masked day", "XXXX-02-29"}, {"qualified parts", "2004?-06-~11"}, {"deep time", "Y-138E8S3"},
		{"interval", "1999-04-12/1999-07-28"}, {"time", "2022-09-07T14:05:00+02:00"}, {"set", "[1667,1668,1670..1672]"},
		{"set of 100,000", "[1999" + strings.Repeat(",1999", 99_999) + "]"},
		{"fault", "2022-13-07"}, {"fault of a megabyte", strings.Repeat("9", 1<<20)},
	}
	for _, row := range rows {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Parse(row.text)
			}
		})
	}
}

func BenchmarkBounds(b *testing.B) {
	for _, text := range []string{"2022-09-07", "1999", "XXXX-XX-31", "XXX1-02-XX", "1999-04-12/1999-07-28", "Y-138E8S3"} {
		d := MustParse(text)
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				d.Bounds(Calendar{})
			}
		})
	}
}

func BenchmarkString(b *testing.B) {
	for _, text := range []string{"2022-09-07", "2004?-06-~11", "1999-04-12/1999-07-28"} {
		d := MustParse(text)
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_ = d.String()
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	x, y := MustParse("2022-09-07"), MustParse("2022-09")
	for b.Loop() {
		Compare(x, y)
	}
}
