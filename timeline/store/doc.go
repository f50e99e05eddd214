// Package store is what Kronika asks of a store of timelines, whichever engine
// keeps them.
//
// # The model
//
// A store holds timelines by slug. Each has a revision, a whole number that grows
// with every change that a reader can see and is never given out twice. What is
// known of a timeline without reading its events is its [Info]; a [Query] chooses
// events of it; a [Tile] is a piece of its laid-out chart, and a [Label] what is
// shown of an event where the event is not shown in full.
//
// The engine in package sqlite implements [Store]. Package web and package
// publish take the interface; only the program itself names an engine.
//
// # Errors
//
// What does not exist is a timeline.ErrNotFound, what contradicts something that
// is there a timeline.ErrConflict, and what is wrong with given data a
// timeline.Invalid. Every other error is the engine's own.
package store
