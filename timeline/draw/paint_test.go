package draw

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"kronika/timeline"
	"kronika/timeline/chart"
	"kronika/timeline/codec"
	"kronika/timeline/edtf"
)

// A plain box is filled in parts; it looks as if it were filled at once.
func TestRectLooksAsFilledAtOnce(t *testing.T) {
	for _, b := range []box{{10, 10, 20, 20, 0}, {10.3, 9.7, 20.4, 31.1, 0}, {-5, -5, 300, 300, 0}, {20.4, 3, 1.2, 50, 0}, {5, 5, 0, 10, 0}} {
		parts := newPainter([]chart.Tint{chart.Soft}, 100, 80, 2)
		once := newPainter([]chart.Tint{chart.Soft}, 100, 80, 2)
		parts.rect(b, warnInk, noFade)
		once.round(b, warnInk, noFade)
		for i := range once.img.Pix {
			if d := int(once.img.Pix[i]) - int(parts.img.Pix[i]); d < -2 || d > 2 {
				t.Fatalf("%v differs by %d at byte %d", b, d, i)
			}
		}
	}
}

func TestEllipsisMeasuresFewTimes(t *testing.T) {
	measured := 0
	got := ellipsis(strings.Repeat("word ", 2000), func(s string) bool { measured++; return len(s) <= 50 })
	if want := strings.Repeat("word ", 9) + "wo…"; got != want || measured > 12 {
		t.Errorf("%q after measuring %d times, want %q", got, measured, want)
	}
	if got := ellipsis("word", func(string) bool { return false }); got != "…" {
		t.Errorf("with no room at all it is %q", got)
	}
}

func BenchmarkDrawingOfManyLongEras(b *testing.B) {
	tl := &timeline.Timeline{Slug: "s", Title: timeline.Plain("T")}
	for range 200 {
		tl.Eras = append(tl.Eras, timeline.Era{Date: edtf.MustParse("1900/1990"), Label: timeline.Plain(strings.Repeat("The long age of many words ", 40))})
	}
	for i := range 10 {
		tl.Events = append(tl.Events, timeline.Event{ID: fmt.Sprint("e", i), Date: edtf.MustParse(fmt.Sprint(1900 + 10*i)), Title: timeline.Plain("Event")})
	}
	for b.Loop() {
		if _, err := PNG(io.Discard, tl, codec.Of(tl).Events, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
