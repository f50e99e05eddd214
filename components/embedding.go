package components

// An EmbeddingView is the page on which an editor chooses how a timeline is to
// stand in pages of other sites, looks at it, and copies the markup. The script
// shows the same as a dialog over the timeline's page.
type EmbeddingView struct {
	LayoutView
	Heading Phrase
	Back    string       // address of the timeline's page
	Choices []ChoiceView // one of a few
	Fields  []FieldView  // words
	Groups  []TickBoxView
	// MoreGroups leads to groups without a box; nil when each has one.
	MoreGroups *Link
	Preview    string // address of the widget
	Height     string // of the preview, in pixels
	Ways       []WayView
	Address    string // to be pasted where oEmbed is understood
}

// A ChoiceView is a choice among a few.
type ChoiceView struct {
	Name, Label string
	Options     []OptionView
}

// An OptionView is one thing that can be chosen.
type OptionView struct {
	Value, Label string
	Chosen       bool
}

// A FieldView is a field for a word.
type FieldView struct {
	Name, Label, Value, Example string
}

// A TickBoxView can be chosen beside others.
type TickBoxView struct {
	Name, Value string
	Label       Phrase
	Chosen      bool
}

// A WayView is markup to be copied.
type WayView struct {
	Name  string // of the way in addresses and ids
	Title string
	Text  string // what it is good for
	Code  string
	Lines string // how many the field shows
}

// A PastedView is a timeline as markup that needs no server: text, links to
// sources, and nothing else. The drawing is put before it.
type PastedView struct {
	Lang, Dir string
	Heading   Phrase
	Facts     []string
	Record    string // before the date on record
	Events    []EventView
	Rest      string // how many more there are; mostly empty
	Page      Link
}
