// Package components holds the pages and their parts as templ components, and
// the view models that they draw: structs shaped like the page, whose texts are
// ready to be shown.
//
// A component has if, for, { } and calls. It formats nothing, fetches nothing
// and decides nothing; whoever fills the view model (package web) has done so.
package components

//go:generate go tool templ generate -path .
