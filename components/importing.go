package components

// An ImportFormView is the form in which somebody gives what is to be brought in.
type ImportFormView struct {
	LayoutView
	Closed  string // how to start a server that takes changes; empty when this one does
	Fault   string // what is wrong with what was given
	Text    string // that was pasted
	Formats string // that can be read
}

// An ImportReportView says how what was given is read. It is one form.
type ImportReportView struct {
	LayoutView
	Action, Again string // addresses of this page and of the form
	Heading       string
	Facts         []string
	Fault         string // why it was not stored
	Good          int64  // events that can be brought in
	Bring         string // on the button
	Title         string
	Untitled      bool // the title is not the document's own, and can be given
	Slug          string
	Language      string
	Taken         string // a timeline of this name is there; empty when none is
	TakenHref     string
	Replace       bool
	Sheets        []OptionView // of a workbook
	Questions     []QuestionView
	Faults        []FindingView
	MoreFaults    string
	Columns       []ColumnView
	Notes         []FindingView
	Preview       *ImportPreviewView // nil when no event can be read
}

// A QuestionView asks which of two readings is right, once for a column.
type QuestionView struct {
	Name    string
	Ask     string
	Depends []string // what depends on it, one text for each column
	Options []OptionView
}

// A FindingView is a note or a fault.
type FindingView struct {
	Place, Value, Problem, Remedy string
	Count                         string // how many times; empty when once
}

// A ColumnView is a column of a table, and what it is taken for.
type ColumnView struct {
	Name    string
	Label   string // of the choice
	Options []OptionView
	Read    string // in how many rows there is something
	Samples []string
	Kept    bool // it is not shown
}

// An ImportPreviewView is the first events as readers will see them.
type ImportPreviewView struct {
	Chart  ChartView
	Events []EventView
	Rest   string // how many more there are; empty when these are all
}
