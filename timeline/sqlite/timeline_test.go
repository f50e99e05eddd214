package sqlite

import (
	"context"
	"testing"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

func TestTimelinesKnowWhetherTheyHaveRanges(t *testing.T) {
	s := open(t, Options{})
	ctx := context.Background()
	put(t, s, mixedHead("set"), all([]timeline.Event{
		{ID: "day", Date: edtf.MustParse("1991-08-19"), Title: timeline.Plain("A day")},
		{ID: "about", Date: edtf.MustParse("1985~"), Title: timeline.Plain("About then")},
	}))
	has := func() bool {
		info, err := s.Timeline(ctx, "set")
		if err != nil {
			t.Fatal(err)
		}
		ranges, err := s.HasRanges(ctx, info, layout.PageProfile())
		if err != nil {
			t.Fatal(err)
		}
		return ranges
	}
	if has() {
		t.Error("two moments count as ranges")
	}
	for _, date := range []string{"1991-08-19/1991-08-21", "1914/1918", "1990/..", "1990/", "../1991", "Y-13800000000/.."} {
		if _, err := s.PutEvent(ctx, "set", timeline.Event{ID: "range", Date: edtf.MustParse(date), Title: timeline.Plain("A range")}, nil); err != nil {
			t.Fatal(err)
		}
		if !has() {
			t.Errorf("%s does not count as a range", date)
		}
		if err := s.DeleteEvent(ctx, "set", "range", nil); err != nil {
			t.Fatal(err)
		}
		if has() {
			t.Errorf("%s is gone and still counts", date)
		}
	}
}
