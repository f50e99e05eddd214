package components

import "kronika/timeline/locale"

// A DocumentView is what every page has: its language, and what stands in its
// head.
type DocumentView struct {
	L           *locale.Locale
	Title       string // of the window
	Description string
	Canonical   string // absolute; empty for pages that have none, such as errors
	NoIndex     bool   // search engines are to leave it out
	Alternates  []Alternate
	Related     []HeadLink // the same in other forms: feeds, exports, oEmbed
	Metas       []Meta     // Open Graph and the like
	JSONLD      any        // what schema.org says of it; nil for nothing
	Style       string     // file of package static, such as css/kronika.css
	Scripts     []string   // modules of package static, such as js/page.js
	Theme       string     // "light" or "dark" when the reader's own is overruled
	Target      string     // where links open that do not say it themselves, such as _blank
}

// An Alternate is the same page in another language.
type Alternate struct {
	Lang string // BCP 47, or x-default
	Href string // absolute
}

// A HeadLink is a link for programs.
type HeadLink struct {
	Rel, Type, Title, Href string
}

// A Meta is a property of the page. Name or Property says which; the other is
// empty.
type Meta struct {
	Name, Property, Content string
}

// A Phrase is a text of a timeline, and its language where that is not the
// page's.
type Phrase struct {
	Text string
	Lang string
}

// A Link leads somewhere.
type Link struct {
	Text    string
	Href    string
	Current bool // where the reader is already
}
