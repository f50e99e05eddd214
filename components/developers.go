package components

// A GuideView is a page that explains something in sections.
type GuideView struct {
	LayoutView
	Heading  string
	Intro    string
	Sections []SectionView
}

// A SectionView explains one thing.
type SectionView struct {
	ID    string
	Title string
	Text  []string // paragraphs
	Table *TableView
	Codes []CodeView
	Links []Link
}

// A TableView is a table with one row of headings.
type TableView struct {
	Head []string
	Rows [][]CellView
}

// A CellView is a cell of a table: words, or code, or a link.
type CellView struct {
	Text string
	Code bool
	Href string
}

// A CodeView is something to copy, named by what it does.
type CodeView struct {
	Title string
	Code  string
	Lines string // how many the field shows
}
