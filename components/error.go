package components

// An ErrorView says what went wrong, and what to do.
type ErrorView struct {
	LayoutView
	Status string
	Title  string
	Text   string
	Faults []FaultView
	Retry  *Link  // the same without what was wrong; nil when that is not known
	Search bool   // whether a search may help
	Words  string // what to search for, as a guess
}

// A FaultView is one thing that is wrong with what was sent.
type FaultView struct {
	Field, Value, Problem string
}
