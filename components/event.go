package components

import (
	"github.com/a-h/templ"

	"kronika/timeline/richtext"
)

// An EventView is one event of a list, in full.
type EventView struct {
	ID         string   // of the element; never changes
	Aliases    []string // other ids that old links name
	Day        string   // a heading for it and those after it on the same day; mostly empty
	Gap        string   // how long nothing happened before it; mostly empty
	Date       DateView
	Mark       string // how its mark on the rail looks: span, vague, unsure or several of them
	Title      Phrase
	MarkedHTML richtext.HTML // the title with the words of a search marked; mostly empty
	Permalink  string
	Text       RichText
	Group      *GroupView // nil when it has none
	Place      Phrase
	Media      []MediaView
	Stated     *StatementView // what the sources say; nil when none is cited
	Recorded   *StatementView // what the record says; nil when there is none
	Status     string         // "cancelled", in words; empty when it is confirmed
	U          string         // where it stands on the scale of the chart, from 0 to 1; empty when that is not said
	Off        bool           // it does not take place when it was to: its title is struck through
	Verdict    string         // agrees, refined or differs; empty when there are not two dates to compare
	Related    []RelatedView
	// MoreMedia and MoreRelated lead to the rest of long lists; nil when all is shown.
	MoreMedia, MoreRelated *Link
}

// A DateView is a date in words, and as HTML has it when it can.
type DateView struct {
	Text  string
	Lang  string // of Text where it is not the page's
	Attr  string // of <time datetime>; empty when HTML has no word for it
	Exact string // how Text was read, where Text is the author's; else empty
}

// RichText is marked-up text, and its language where that is not the page's.
type RichText struct {
	HTML richtext.HTML
	Lang string
}

// A GroupView is the group of an event. Color sets --c; it is made of checked
// digits, never of what a person typed.
type GroupView struct {
	Label Phrase
	Color templ.SafeCSS
}

// A MediaView is a picture or film elsewhere. It is a link: nothing is loaded
// from elsewhere.
type MediaView struct {
	Href    string
	Kind    string // "Picture", "Film": what the link leads to
	Label   Phrase
	Caption RichText
	Credit  string
}

// A StatementView is what somebody says of an event's date.
type StatementView struct {
	Date      DateView // its text is empty when nothing is said of the date
	Note      RichText
	Citations []CitationView
	More      *Link // leads to further citations; nil when all are shown
}

// A CitationView is a source, and the words of it that count.
type CitationView struct {
	Href  string // of the source, or of its entry in the list on this page
	Away  bool   // it leads to another site
	Title Phrase
	Words Phrase // quoted; mostly empty
}

// A RelatedView is an event that this one is tied to.
type RelatedView struct {
	Kind  string // "Led to"
	Title Phrase
	Date  string
	Href  string
}
