package source

import (
	"fmt"
	"strings"

	"kronika/timeline"
)

// A Place is where in a document an event stands, in the words that its format
// gives to a place. The zero Place is the head's.
type Place struct {
	Unit   string // "events" for a list counted from 0, else "line" or "row", counted from 1
	Number int
}

// String names the place: events[3], line 7, row 7.
func (p Place) String() string {
	switch p.Unit {
	case "":
		return ""
	case UnitEvents:
		return fmt.Sprintf("events[%d]", p.Number)
	}
	return fmt.Sprintf("%s %d", p.Unit, p.Number)
}

// What a Place counts.
const (
	UnitEvents = "events"
	UnitLine   = "line"
	UnitRow    = "row"
)

// Path names a member at the place: events[3].date, line 7: date.
func (p Place) Path(member string) string {
	switch {
	case p.Unit == "" || member == "":
		return p.String() + member
	case p.Unit == UnitEvents && !strings.HasPrefix(member, "["):
		return p.String() + "." + member
	case p.Unit == UnitEvents:
		return p.String() + member
	}
	return p.String() + ": " + member
}

// At moves faults whose paths begin at an event (".date") to the place of that
// event in the document.
func (p Place) At(faults timeline.Invalid) timeline.Invalid {
	for i := range faults {
		faults[i].Path = p.Path(strings.TrimPrefix(faults[i].Path, "."))
	}
	return faults
}
