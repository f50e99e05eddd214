package components

import "github.com/a-h/templ"

// A WidgetView is the small timeline that stands in pages of other sites. In a
// frame it is a document; the element <kronika-timeline> takes the article out
// of it.
type WidgetView struct {
	DocumentView
	Heading Phrase
	Page    string // address of the full page
	From    string // the source that most of it is drawn from; mostly empty
	Facts   []string
	Bare    bool          // without heading and facts
	Full    bool          // with everything that is known of each event
	Accent  templ.SafeCSS // sets --accent; empty for the site's own
	Chart   ChartView
	Rows    []RowView   // one each event, when they are listed folded
	Events  []EventView // when they are listed in full
	Pages   *PagesView  // of the list; nil when there is one only
	Step    *StepView   // the event shown, when it is one at a time
}

// A RowView is an event of the widget's list, whose text is folded away.
type RowView struct {
	EventView
	Open bool
}

// A StepView is the event shown, and the way to those before and after.
type StepView struct {
	Event      EventView
	Place      string // "Event 3 of 8"
	Prev, Next *NeighbourView
}

// A NeighbourView is what comes when one steps on.
type NeighbourView struct {
	Title Phrase
	Date  string
	Href  string
}
