package publish

import (
	"net/url"
	"strings"

	"kronika/timeline"
	"kronika/timeline/edtf"
	"kronika/timeline/layout"
	"kronika/timeline/source"
	"kronika/timeline/store"
)

// A Filter says which events of a timeline a document has: those in which all the
// words occur, that belong to one of the groups and that overlap the time between
// two dates. It means the same as on the page of the timeline. The zero value chooses
// all events.
type Filter struct {
	Search   string   // words, as a reader types them
	Groups   []string // ids
	From, To string   // EDTF, both inclusive; empty where there is no bound
}

// Chooses reports whether the filter leaves any event out.
func (f Filter) Chooses() bool {
	return f.Search != "" || len(f.Groups) > 0 || f.From != "" || f.To != ""
}

// dateRemedy says how a date is written.
const dateRemedy = "write a date such as 1991, 1991-08 or 1991-08-19"

// Check returns an *OptionError for dates that are none, or that lie the wrong way
// round.
func (f Filter) Check() error {
	_, err := f.span(edtf.Calendar{})
	return err
}

// span returns the time that the dates enclose; empty when there are none.
func (f Filter) span(c edtf.Calendar) (layout.Extent, error) {
	if f.From == "" && f.To == "" {
		return layout.Extent{}, nil
	}
	from, err := dateOf("from", f.From)
	if err != nil {
		return layout.Extent{}, err
	}
	to, err := dateOf("to", f.To)
	if err != nil {
		return layout.Extent{}, err
	}
	span := layout.Between(from, to, c)
	if span.Empty() {
		return span, &OptionError{"from", f.From, "after " + f.To, "write the earlier date first"}
	}
	return span, nil
}

func dateOf(option, text string) (edtf.Date, error) {
	if text == "" {
		return edtf.Date{}, nil
	}
	d, err := edtf.Parse(text)
	if err != nil {
		return d, &OptionError{option, text, "not a date", dateRemedy}
	}
	return d, nil
}

// Query returns the store's query for the events of a timeline that the filter
// chooses. Dates are those of the timeline's calendar. The error is an *OptionError.
func (f Filter) Query(head *timeline.Timeline) (store.Query, error) {
	span, err := f.span(head.Calendar())
	return store.Query{Span: span, Groups: f.Groups, Search: f.Search}, err
}

// CheckGroups returns an *OptionError for a group that the timeline does not have.
func (f Filter) CheckGroups(head *timeline.Timeline) error {
	var known []string
	for _, g := range head.Groups {
		known = append(known, g.ID)
	}
	for _, id := range f.Groups {
		if _, ok := head.Group(id); ok {
			continue
		}
		remedy := "the timeline has no groups"
		if near := source.Nearest(id, known); near != "" {
			remedy = "did you mean " + near + "?"
		} else if len(known) > 0 {
			remedy = "write one of " + strings.Join(known[:min(len(known), 20)], ", ")
		}
		return &OptionError{"group", id, "not a group of the timeline", remedy}
	}
	return nil
}

// Parameters writes the filter as the parameters of an address, in one order, without
// those that are not set; empty when the filter chooses all events.
func (f Filter) Parameters() url.Values {
	values := url.Values{}
	for _, p := range [][2]string{{"q", f.Search}, {"from", f.From}, {"to", f.To}} {
		if p[1] != "" {
			values.Set(p[0], p[1])
		}
	}
	for _, id := range f.Groups {
		values.Add("group", id)
	}
	return values
}
