package components

import "github.com/a-h/templ"

// A StoryView is a timeline told one event at a time.
type StoryView struct {
	DocumentView
	Heading Phrase
	Summary RichText
	Facts   []string
	Page    string // address of the whole timeline
	Chosen  string // how many of the events are told, where that is not all
	Slides  []SlideView
	Little  *LittleView // the strip; nil where the timeline has too many events for one
	Path    string      // then the outline of its events
}

// A SlideView is an event that fills a screen.
type SlideView struct {
	Event   EventView
	Place   string        // which of how many it is
	Dot     templ.SafeCSS // where it stands on the strip
	Between []NeighbourView
	// More leads to the events between this one and the next where they are too many to
	// be listed; its text says how many they are.
	More *Link
	// Unfold says how many events are listed in Between.
	Unfold string
}

// Anchor is the id of the slide's element.
func (v SlideView) Anchor() string { return "story/" + v.Event.ID }
