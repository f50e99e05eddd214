package query

import "kronika/timeline"

// An Error is a request that cannot be answered as it was put. It knows the
// message that tells a reader so, and the fault that tells a program.
type Error struct {
	Fault timeline.Fault
	Key   string // of the message; its argument is the value
}

func (e *Error) Error() string { return e.Fault.String() }

// Bad says that a query parameter cannot be what it is. The key is that of
// the message for readers, which is given the value.
func Bad(name, value, key, problem, remedy string) *Error {
	return &Error{timeline.Fault{Path: name, Value: timeline.Excerpt(value), Problem: problem, Remedy: remedy}, key}
}
