package components

// A GoView is the field that leads to a date or to an event with some words.
type GoView struct {
	Action  string
	Text    string // what was written
	Kept    []Field
	Near    string // said before events that are only near to the date
	Answers []NeighbourView
	Said    string // why Answers is empty
}
