package layout

// A Step is the distance between ticks.
type Step struct {
	Unit  string // "second", "minute", "hour", "day", "month" or "year"
	Count int64
}

// A Tick is a labelled place on the axis. The civil fields are what its label
// is made of, together with Step.
type Tick struct {
	T    int64
	U    float64
	Step Step
	// Year is astronomical: 0 is 1 BCE. For steps of 10,000 years and more the
	// label is an age, 2000 - Year years ago.
	Year                             int64
	Month, Day, Hour, Minute, Second int
	Major                            bool // begins a larger unit: a day among hours, a century among decades
}

// Ticks are the ticks of a scale drawn units wide.
func Ticks(s *Scale, units float64) []Tick { panic("stub") }
