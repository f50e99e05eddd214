package layout

// A Strip is the space of a chart drawn at once, in units.
type Strip struct {
	Width   float64 // from u = 0 to u = 1, at its narrowest; the result also holds at any larger width
	Reserve float64 // free space after u = 1, for the label of the last event
	Lanes   int
}

// PageStrip is that of the full page at its narrowest: 60 rem in all.
func PageStrip() Strip { return Strip{Width: 960 - LabelUnits, Reserve: LabelUnits, Lanes: 8} }

// WidgetStrip is that of the embedded timeline at its narrowest.
func WidgetStrip() Strip { return Strip{Width: 960 - LabelUnits, Reserve: LabelUnits, Lanes: 4} }

// A Bar is an event on the strip.
type Bar struct {
	U0, U1   float64
	Priority uint64
}

// A Flag is where an event's label stands: its left edge, with the pole going
// straight down from it, is at U.
type Flag struct {
	U    float64 // within the event's bar
	Lane int     // 0 nearest the axis; -1 when there is no room for the label
}

// Flags gives each bar its flag, in the order of bars.
func Flags(bars []Bar, s Strip) []Flag { panic("stub") }

// A Note is a short text beside a mark at U, such as a recorded date.
type Note struct {
	U, Width float64 // Width in units, with the space that keeps it from the mark
	Left     bool    // whether it would rather stand before its mark
}

// A NotePlace is where a note stands.
type NotePlace struct {
	Row  int  // 0 nearest the axis
	Left bool // whether it stands before its mark
}

// Notes gives each note a row and a side so that none overlap.
func Notes(notes []Note, s Strip) []NotePlace { panic("stub") }
