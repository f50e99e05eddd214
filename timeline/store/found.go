package store

// Found is a page of the timelines that a search found, and what it found in all.
type Found struct {
	Timelines []FoundTimeline
	Total     int   // of timelines
	Events    int64 // in all of these timelines
}

// A FoundTimeline is a timeline in which all the words occur: in its title and
// summary, or in an event.
type FoundTimeline struct {
	Info
	Events int64 // in which the words occur; 0 when they do so in the title and summary alone
}
