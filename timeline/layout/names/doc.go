// Package names decides where the names of events stand in a chart that draws
// all of its events, up to 2,000 of them. Every event has a bar; only names are
// scarce.
//
// Lengths are units of 1/16 rem. A place along time is u, from 0 to 1, as
// package layout has it: which scale it comes from makes no difference here. The
// result is numbers and lines of text; nothing is drawn, and no font is
// measured. [TitleWidth] and [DateWidth] estimate the width of a text by a
// table of letters, of the widest faces of our font stacks.
//
// # Over one axis
//
// Bars lie in a few rows on the axis ([Chart.Bands] then has one band). A name
// stands on a pole, which goes straight up from its bar, and takes some rows of
// text above the bars, after the pole or before it. Names are placed in order of
// weight. Each tries all rows, both sides and a few ways to be written ([Form])
// and takes the place of least cost: low, not over the poles of others, and with
// few names under its own pole.
//
// # In bands
//
// Each group has rows of its own. A name stands in the row of its bar: inside a
// long one, else after it or before it. There are no poles.
//
// # Stability
//
// A name has one number, [Name.From]: the width of the strip from which it is
// shown. Its side, row and lines never change. If two names of one row are apart
// at some width, they are apart at each greater one, because their bars move
// away from each other and the texts keep their length. So names for a width are
// right for all greater widths, and at greater widths the names that stand are
// kept and only more are added. Zooming makes the strip wider and a window can
// be wide: both are the same.
//
// The result depends on the set of events and on [Options] alone, not on the
// order of the events. Ties are settled by [Hash] of the id, then by the id.
//
// # Two languages
//
// static/js/names.js is the same function for the browser, which continues the
// names while a reader zooms. testdata/charts.json holds charts that the tests of
// both compute. To agree to the last digit, both use only + - * / and floor on
// 64-bit floating point numbers. A product that is added to something is written
// float64(a*b) + c here, so that no machine fuses the two into one rounding.
//
// That names only appear while one zooms in is the consistency demanded by Been,
// Daiches and Yap (Dynamic Map Labeling, 2006).
package names
