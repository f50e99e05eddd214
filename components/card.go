package components

// An EventCardView is one event opened between chart and list.
type EventCardView struct {
	Event         EventView
	Before, After *NeighbourView // its neighbours in time; nil at the ends
	Number, Total string         // "17" of "40"
	Position      string         // the same in words
	Close         string         // the address without it
	Mistake       string         // where to tell of a mistake in it; mostly empty
	Story         string         // the story from this event on
	Link          string         // its own address, whole, to be copied
}

// A LostView says that an event is not there, and which may be meant.
type LostView struct {
	Text string
	Near []NeighbourView
}

// ElementID is the id of the event's entry in the list; empty where the page itself has
// an element of that id.
func (v EventView) ElementID() string {
	switch v.ID {
	case "chart", "card", "events":
		return ""
	}
	return v.ID
}
