// Package source reads inputs: what every decoder needs before it knows anything
// of its format.
//
// # The model
//
// An input is read through a [Window], which holds one unit of it at a time (an
// event, a line, a row) and knows the line and column where it stands. No unit is
// longer than [MaxUnit], so an input of any length is read in bounded memory.
//
// A [Place] says where in a document an event stands, in the words of its format:
// events[3], line 7, row 7. What is wrong with an event is a timeline.Invalid whose
// paths begin at such a place; what makes the rest of the input unreadable is an
// [InputError]. What a format cannot hold, or what a reader changes, is counted in a
// [Report].
package source
