package store

import (
	"time"

	"kronika/timeline"
	"kronika/timeline/layout"
)

// Info is what is known of a timeline without reading its events.
type Info struct {
	Head     *timeline.Timeline // without events; shared between callers, so for reading only
	Revision int64              // increases with every change that a reader can see
	Count    int64              // of events
	Groups   map[string]int64   // events by group id; "" for those without one
	Extent   layout.Extent      // empty when nothing lies on the axis
	Created  time.Time
	Updated  time.Time

	// Key is the engine's own number of the timeline. An import of the same slug
	// has another.
	Key int64
}
