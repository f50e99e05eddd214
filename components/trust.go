package components

// A TrustView says who answers for a timeline and how to reach them.
type TrustView struct {
	Authors []Link // without an address where none is given
	Updated string // a date in words; empty when it is not given
	License *Link  // nil when none is given
	Follow  string // the address of its feed
	Mistake string // where to tell of a mistake; empty when no contact is given
}
