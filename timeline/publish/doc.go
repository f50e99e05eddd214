// Package publish brings timelines into a store and out of it again: what the
// command line, the API and the pages for editing have in common. Each function
// is one thing that a person does. It is given the store and plain options and
// returns typed errors; the callers read their flags, parameters or forms, and
// word the errors.
package publish
