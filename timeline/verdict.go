package timeline

import "kronika/timeline/edtf"

// A Verdict is how the public record bears on the date that a source states.
// It is computed, never stored: change either date and it changes with them.
type Verdict uint8

const (
	NoRecord Verdict = iota // the event has no record, or the record no date
	Agrees                  // both say the same span of time, or the record only extends what is stated
	Refined                 // the record lies within the stated date
	Differs                 // it does not
)

// String returns the verdict's name as the design writes it.
func (v Verdict) String() string {
	return [...]string{"", "agrees", "refined", "differs"}[v]
}

// Verdict compares the event's stated date with the date on record, in the
// calendar (zone and hemisphere) of the timeline.
//
// A record that begins with the stated date and only says how long it went on
// agrees: "he arrived on 23 October" is not contradicted by "a visit from 23 to
// 25 October". Everything else that reaches outside the stated span differs. So
// does a record that lies wholly in the other half of a period of which the start
// or the end is stated: "at the start of 2022" and 15 July 2022.
func (e *Event) Verdict(c edtf.Calendar) Verdict {
	if e.Record == nil || e.Record.Date.IsZero() || e.Date.IsZero() {
		return NoRecord
	}
	stated, record := e.Date.Bounds(c), e.Record.Date.Bounds(c)
	half := stated.StartLo.Sec/2 + stated.EndHi.Sec/2
	switch {
	case e.Part == Start && record.StartLo.Sec >= half && record.Within(stated):
		return Differs
	case e.Part == End && record.EndHi.Sec <= half && record.Within(stated):
		return Differs
	case stated.StartLo == record.StartLo && stated.EndHi == record.EndHi:
		return Agrees
	case record.Within(stated):
		return Refined
	case e.Record.Date.Kind == edtf.Interval && record.StartsWith(stated):
		return Agrees
	}
	return Differs
}
