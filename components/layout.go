package components

// A LayoutView is a page of the site: a document with the header and the footer
// that all of them share.
type LayoutView struct {
	DocumentView
	Home       string // address of the list of timelines
	AtHome     bool   // whether this is it
	Developers string // address of the page for developers
	Import     string // address of the page for bringing in a timeline
	Languages  []LanguageLink
}

// A LanguageLink leads to the same page in another language.
type LanguageLink struct {
	Tag, Name string // the name is in the language itself
	Href      string
	Current   bool
}
