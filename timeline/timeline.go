package timeline

import (
	"encoding/json"

	"kronika/timeline/edtf"
)

// Version is the version of the document format that this package models, the
// value of the member "kronika".
const Version = 1

// DefaultImportance is what an event weighs that does not say.
const DefaultImportance = 50

// MaxImportance is what the heaviest events weigh.
const MaxImportance = 100

// A Timeline is a titled, ordered set of events with its groups, eras and
// sources.
type Timeline struct {
	Slug      string   // names it in addresses: a-z, 0-9 and single hyphens, at most 100 bytes
	Languages []string // BCP 47 tags; the first is the one plain strings are in
	Title     Text
	Summary   Text
	// Authors are who made it, License what others may do with it: a name such as
	// CC-BY-4.0 or an address. Updated is when its authors last changed it.
	Authors []Author
	License string
	Updated edtf.Date
	// TimeZone is the IANA zone whose clocks the axis shows and in which times of
	// day without a zone are read; UTC when empty.
	TimeZone string
	// Hemisphere is "northern" (also when empty) or "southern": which months
	// the seasons 21 to 24 fall in.
	Hemisphere string
	// DeepTime is how ages are told: "plain" (also when empty), 66 million years ago, or
	// "scientific", 66 Ma, in the units of geologists.
	DeepTime string
	Groups   []Group
	Eras     []Era
	Sources  []Source
	Events   []Event
	// Extra holds what a foreign format says that this model has no word for,
	// as a JSON object by format name, kept so that exporting to that format
	// again loses nothing.
	Extra json.RawMessage
}

// FirstLanguage is the language of plain strings: the first listed one, or
// Undetermined.
func (t *Timeline) FirstLanguage() string {
	if len(t.Languages) == 0 {
		return Undetermined
	}
	return t.Languages[0]
}

// A Group is a category of events.
type Group struct {
	ID    string
	Label Text
	Color string // #rrggbb; chosen from the palette when empty
	Band  bool   // drawn in a band of lanes of its own
}

// An Era is a labelled span behind the events.
type Era struct {
	Date  edtf.Date
	Label Text
	Extra json.RawMessage
}

// An Author made a timeline.
type Author struct {
	Name string
	URL  string // http or https
}

// A Source is a document that states things.
type Source struct {
	ID        string
	Title     Text
	Publisher string
	Date      edtf.Date
	URL       string // http or https
	Language  string // BCP 47
}

// An Event is something dated.
type Event struct {
	ID   string // unique in its timeline and permanent: it is part of addresses
	Date edtf.Date
	// Part is which part of the date's period is meant: of 2022, its start. It
	// orders and shades and never moves the bounds of the date.
	Part Part
	// Wording is the date as its author wrote it, where that says more than the
	// date: "late 18th century".
	Wording    Text
	Title      Text
	Text       Text   // Markdown
	Group      string // a Group's ID, or ""
	Importance int    // 0 to 100
	Status     Status // confirmed when empty
	// Order is the author's order among events that begin together, from 1; 0
	// where their ids have that order already, and before all others.
	Order     int
	Place     *Place
	Media     []Media
	Citations []Citation
	Record    *Record
	Links     []Link
	// Aliases are other ids that lead here, such as the anchors of an imported
	// story.
	Aliases []string
	Extra   json.RawMessage
}

// A Part of a period. The zero Part is the whole of it.
type Part string

const (
	Start  Part = "start"
	Middle Part = "middle"
	End    Part = "end"
)

// Parts lists every part of a period.
func Parts() []Part { return []Part{Start, Middle, End} }

// Status says whether an event that is announced takes place, in the words of
// iCalendar and schema.org. The zero Status is confirmed.
type Status string

const (
	Tentative Status = "tentative"
	Cancelled Status = "cancelled"
	Postponed Status = "postponed"
)

// Confirmed is how documents may write the zero Status.
const Confirmed = "confirmed"

// Statuses lists every status but confirmed.
func Statuses() []Status { return []Status{Tentative, Cancelled, Postponed} }

// A Place is where an event happened.
type Place struct {
	Name     Text
	Lat, Lon *float64 // degrees, WGS 84; both or neither
}

// A Media item is a picture, film, sound or page that shows the event.
type Media struct {
	URL     string
	Type    string // media type, such as image/jpeg; "" when unknown
	Alt     Text   // what stands in for it when it cannot be seen
	Caption Text
	Credit  string
}

// A Citation ties an event or a record to a source.
type Citation struct {
	Source string // a Source's ID
	Quote  *Quote
	URL    string // a deeper address than the source's own, when there is one
}

// A Quote is a W3C TextQuoteSelector: the exact words, and enough around them
// to find the place again.
// See https://www.w3.org/TR/annotation-model/#text-quote-selector.
type Quote struct {
	Exact, Prefix, Suffix string
}

// A Record is what the public record says of an event's date.
type Record struct {
	Date      edtf.Date
	Note      Text // Markdown
	Citations []Citation
}

// A Link is a directed tie to another event of the same timeline.
type Link struct {
	To   string // an Event's ID
	Kind LinkKind
}

// LinkKind says how one event bears on another.
type LinkKind string

const (
	LedTo       LinkKind = "led-to"
	PartOf      LinkKind = "part-of"
	RespondsTo  LinkKind = "responds-to"
	Contradicts LinkKind = "contradicts"
)

// LinkKinds lists every kind of link.
func LinkKinds() []LinkKind { return []LinkKind{LedTo, PartOf, RespondsTo, Contradicts} }
