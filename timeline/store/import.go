package store

import "kronika/timeline"

// ImportOptions say how an import goes.
type ImportOptions struct {
	Partial  bool              // store the sound events even when others have faults
	Progress func(done int64)  // called now and then with the number of events read
	Stage    func(name string) // called when work begins that has no count: "index", "layout"
	// Number returns the place in the document of the event yielded last, and
	// Path names a member at a place, for the faults that the store finds. Without
	// them places are counted from 0 and named events[3].date.
	Number func() int
	Path   func(number int, member string) string
	// Check is asked at the end, in the transaction in which the new timeline takes
	// the place of the old one.
	Check Check
}

// An ImportResult says what an import did.
type ImportResult struct {
	Events   int64
	Revision int64
	Replaced bool             // a timeline of that slug was there before
	Faults   timeline.Invalid // of the events left out; only with Partial
}
