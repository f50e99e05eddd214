package web

import "kronika/timeline"

// A badRequest is a request that cannot be answered as it was put. It knows the
// message that tells a reader so, and the fault that tells a program.
type badRequest struct {
	fault timeline.Fault
	key   string // of the message; its argument is the value
}

func (e *badRequest) Error() string { return e.fault.String() }

// badParam says that a query parameter cannot be what it is. The key is that of
// the message for readers, which is given the value.
func badParam(name, value, key, problem, remedy string) error {
	return &badRequest{timeline.Fault{Path: name, Value: timeline.Excerpt(value), Problem: problem, Remedy: remedy}, key}
}
