package store

import (
	"context"
	"time"
)

// A ListQuery chooses a page of the list of timelines, which begins with the one
// updated last; of those of one second the one made last.
type ListQuery struct {
	After  *ListPlace // the page begins behind it; nil: with the first
	Offset int        // timelines to pass over
	Limit  int
}

// A ListPlace is a place in the list of timelines. It stays a place when the timeline
// that it names is gone.
type ListPlace struct {
	Updated time.Time // to the second
	Key     int64     // Info.Key
}

// A List is a page of the list of timelines.
type List struct {
	Timelines []Info
	Total     int    // of timelines, on all pages
	State     string // differs when any timeline does
}

// listPage is how many timelines All asks for at a time.
const listPage = 1000

// All reads the whole list of timelines, page by page.
func All(ctx context.Context, r Reader) ([]Info, error) {
	var all []Info
	for q := (ListQuery{Limit: listPage}); ; {
		page, err := r.Timelines(ctx, q)
		if all = append(all, page.Timelines...); err != nil || len(page.Timelines) < listPage {
			return all, err
		}
		last := all[len(all)-1]
		q.After = &ListPlace{last.Updated, last.Key}
	}
}
