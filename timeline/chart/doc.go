// Package chart places a timeline on an axis. A Scene says in numbers and words
// where everything stands: bars, flags, eras, dates on record, silences and ticks.
// The page, SVG, PNG and the social card each draw a scene in their own sizes.
//
// The package also holds what all of them share besides: the colours of groups
// and of the page, and times as the axis and its words need them.
package chart
