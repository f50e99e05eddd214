package publish

import (
	"errors"
	"testing"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
)

func TestFilterQuery(t *testing.T) {
	day := func(y, m, d int) int64 { return edtf.DaysFromCivil(int64(y), m, d) * 86400 }
	for claim, row := range map[string]struct {
		filter Filter
		want   layout.Extent
	}{
		"without dates there is no extent":      {Filter{Search: "moon"}, layout.Extent{}},
		"both dates are inclusive":              {Filter{From: "1961", To: "1969-07"}, layout.Extent{Lo: day(1961, 1, 1), Hi: day(1969, 8, 1)}},
		"a bound may be missing":                {Filter{To: "1961"}, layout.Extent{Lo: layout.MinTime, Hi: day(1962, 1, 1)}},
		"a date before the axis is no bound":    {Filter{From: "Y-99E15"}, layout.Extent{Lo: layout.MinTime, Hi: layout.MaxTime}},
		"a day is a whole day":                  {Filter{From: "1961-04-12", To: "1961-04-12"}, layout.Extent{Lo: day(1961, 4, 12), Hi: day(1961, 4, 13)}},
		"a date of doubt reaches over its span": {Filter{From: "196X"}, layout.Extent{Lo: day(1960, 1, 1), Hi: layout.MaxTime}},
	} {
		q, err := row.filter.Query(&timeline.Timeline{})
		if err != nil || q.Span != row.want || q.Search != row.filter.Search {
			t.Errorf("%s: %+v, %v; want %v", claim, q, err, row.want)
		}
	}
}

func TestFilterFaults(t *testing.T) {
	head := &timeline.Timeline{Groups: []timeline.Group{{ID: "soviet"}, {ID: "us"}}}
	for want, err := range map[string]error{
		`from: "summer" is not a date; write a date such as 1991, 1991-08 or 1991-08-19`: Filter{From: "summer"}.Check(),
		`to: "1/2/3" is not a date; write a date such as 1991, 1991-08 or 1991-08-19`:    Filter{To: "1/2/3"}.Check(),
		`from: "1970" is after 1960; write the earlier date first`:                       Filter{From: "1970", To: "1960"}.Check(),
		`group: "soviets" is not a group of the timeline; did you mean soviet?`:          Filter{Groups: []string{"us", "soviets"}}.CheckGroups(head),
		`group: "q" is not a group of the timeline; write one of soviet, us`:             Filter{Groups: []string{"q"}}.CheckGroups(head),
		`group: "q" is not a group of the timeline; the timeline has no groups`:          Filter{Groups: []string{"q"}}.CheckGroups(&timeline.Timeline{}),
	} {
		if _, ok := errors.AsType[*OptionError](err); !ok || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if err := (Filter{Groups: []string{"us"}, From: "1961", To: "1961"}).CheckGroups(head); err != nil {
		t.Error(err)
	}
}
