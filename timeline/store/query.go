package store

import (
	"kronika/timeline"
	"kronika/timeline/layout"
)

// A Query chooses events of a timeline. Its zero value is all of them.
type Query struct {
	Span   layout.Extent // those that overlap it; all when empty
	Groups []string      // those of any of these groups; all when empty
	Search string        // those in which all these words occur, the last as a beginning
	Newest bool          // the order of the list: latest first
	After  string        // Next or Prev of an earlier Result; wins over Offset
	Offset int64
	Limit  int // of the list; 0 is 50, at most 1,000
}

// Filters reports whether the query chooses by time, group or words; otherwise it
// chooses all events.
func (q Query) Filters() bool {
	return !q.Span.Empty() || len(q.Groups) > 0 || q.Search != ""
}

// A Result is one page of the events that a query chooses.
type Result struct {
	Events []timeline.Event
	Total  int64  // how many the query chooses in all
	Offset int64  // how many of them come before this page
	Next   string // cursor of the page after this one; "" at the end
	Prev   string // cursor of the page before this one; "" at the start
}
