package components

// A HomeView is the list of timelines.
type HomeView struct {
	LayoutView
	Words     string // searched for; empty when all are listed
	Status    string // what the search found
	Timelines []EntryView
	Pages     *PagesView
}

// An EntryView is a timeline in the list of them.
type EntryView struct {
	Title   Phrase
	Href    string
	Summary Phrase
	Facts   []string
	Sketch  SketchView
	Found   []FoundView // events that the search found in it, the first few
	More    *Link       // leads to all of them; nil when they are all here
}

// A FoundView is an event that a search found.
type FoundView struct {
	Title Phrase
	Date  string
	Href  string
}
