package components

import (
	"slices"

	"github.com/a-h/templ"
)

// A TimelineView is the page of one timeline.
type TimelineView struct {
	LayoutView
	Heading Phrase
	Summary RichText
	From    *Link    // the source that most of it is drawn from; nil when there is none
	Facts   []string // how many events, from when to when
	Groups  []FilterView
	// MoreGroups leads to further groups of the legend; nil when there are none.
	MoreGroups *Link
	AllHref    string // shows all groups; empty when all are shown
	Misread    []MisreadView
	Lost       *LostView // where an event is asked for that is not there
	Chart      ChartView
	Card       *EventCardView // the event that is open; mostly nil
	List       ListView
	Sources    []SourceView
	Trust      TrustView
	Exports    ExportsView
	Go         GoView
	Story      string // address of the story; empty where there is nothing to tell
	Embed      string // address of the page about embedding
	Printed    string // said on paper only: where it was printed from
}

// A FilterView is a group of the legend, which shows or hides its events.
type FilterView struct {
	Label Phrase
	Color templ.SafeCSS
	Count string
	Href  string
	On    bool // whether it is chosen
}

// A ListView is the list of events, with the means to choose among them.
type ListView struct {
	Find   FindView
	Order  []Link
	Status string // how many are shown of how many
	Clear  string // address of the list without search, range and groups; empty when it is that
	Events []EventView
	Near   []NeighbourView // the events before and after a range that has none
	Pages  *PagesView      // nil when there is one page only
}

// A FindView is the form for words and range.
type FindView struct {
	Action      string
	Words       string
	From, To    string
	Misread     []MisreadView // what of the fields was not understood
	Kept        []Field       // what stays as it is: groups, order, scale
	Placeholder string        // an example of a date
}

// Rest lists the events that are not on this page of the list.
func (v TimelineView) Rest() []LabelView {
	if v.List.Pages == nil {
		return nil
	}
	here := map[string]bool{}
	for _, e := range v.List.Events {
		here[e.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(v.Chart.Index), func(e LabelView) bool { return here[e.Event] })
}

// A MisreadView says that a parameter of the address was not understood.
type MisreadView struct{ Field, Value, Text string }

// A Field is a hidden field of a form.
type Field struct{ Name, Value string }

// A PagesView leads to the pages before and after.
type PagesView struct {
	Here                    string // "Page 2 of 7"
	First, Prev, Next, Last string // addresses; empty where there is no such page
}

// A SourceView is an entry in the list of sources.
type SourceView struct {
	ID      string
	Title   Phrase
	Href    string          // empty when it has no address
	Details string          // publisher and date
	Back    []NeighbourView // the events on the page that cite it
}

// An ExportsView is the menu of formats.
type ExportsView struct {
	Formats   []ExportView
	Subscribe string // the address of the calendar that calendar programs read again and again

	// Of a page that shows only some of the events, the formats above have only
	// those. These say so, and lead to all. Empty on a page that shows all events.
	Filtered string // how many events the formats have
	Whole    string // how many the timeline has
	All      []ExportView
}

// An ExportView is the timeline in another format.
type ExportView struct {
	Title, Extension, Href string
}
