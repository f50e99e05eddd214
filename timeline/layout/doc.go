// Package layout is the geometry of timelines: from dates to numbers. It draws
// nothing, stores nothing and knows no clock; the same input gives the same
// output on every machine and in every version.
//
// # Coordinates
//
// Time is whole seconds since 1970 on the proleptic Gregorian calendar, within
// MinTime and MaxTime, 13.9 billion years to either side. On screen lengths are
// units of 1/16 rem, so that a reader who enlarges the text enlarges the chart.
// A position on a scale is u, from 0 to 1.
//
// # Items
//
// Every date is an interval: a year is all of the year, and never its first of
// January ([FromDate]). An [Item] is what the geometry needs of an event: the
// interval, whether it lasted or was a moment, a weight, and a hash of its id
// that settles ties fairly and for ever. It holds no text. Labels have one
// width, [LabelUnits], so nothing is measured and a changed title moves nothing.
//
// # Levels and tiles
//
// At level L a tile is 2^L seconds wide and 1,024 units on screen. The grid of
// tiles is absolute: no event moves it, so addresses stay and tiles can be kept
// for ever. A timeline opens at its root level ([Extent.Root]), the finest that
// shows all of it in two tiles; each level below shows half the time in the
// same room, down to 64 seconds.
//
// # The layout
//
// [Layout] is one pure function: items and a [Profile], the number of lanes,
// give each item the coarsest level at which its label shows and the lane it
// stands in. A label that has found its lane keeps it at all finer levels.
// Since a label's width in time halves with each level, two that are apart at
// one level are apart at all finer ones. So while a reader zooms in labels only
// appear, and while they pan nothing changes: the picture is a function of the
// window, not of the way there.
//
// Where fewer labels than lanes meet, each stands in the lowest lane that is
// free. In a crowd it has one lane to stand in, which its hash names, or waits
// for the next level. So a change stays local: were a crowd, too, to fill the
// lowest lane first, an event that outranks all others would move each of its
// neighbours to another lane at the root, these theirs at the next level, and in
// the end two thirds of a million labels. With homes it moves some fifty.
//
// Each level is one pass over what waits, in order of time, and only a window of
// it is in memory: the cell that is being read, and the labels on which nothing
// is decided yet because what they meet is still to come. So millions are laid
// out in little more than two bytes an event ([LayoutSorted]), with the same
// result, to the last lane, as in memory ([Layout]).
//
// An event that finds no place is not left out but counted, in [Density] and
// [Counts], and listed. Once the bar of a range is two tiles long it leaves its
// lane and becomes context (Row.Context): what the window lies within.
//
// An edit of many events does not lay them all out anew: [Lanes.Insert] places
// one more label among those that there are.
//
// [Assemble] makes a [Tile] from stored rows. Nothing beyond two tiles back can
// reach into it, so it is one short range query at any size.
//
// # The strip
//
// A timeline of a few events is drawn as a whole, as a [Strip], on an even
// scale or on the elastic one, which compresses silences ([Elastic]) and says
// so ([Scale.Breaks]). There labels are flags on poles ([Flags]), and recorded
// dates and eras are notes beside their marks ([Notes]). [DefaultKind] chooses
// between the scales. [Ticks] labels the axis of either, and of tiles.
//
// # Where this comes from
//
// That labels should neither jump nor pop, and be a function of the view alone,
// are the consistency demands of Been, Daiches and Yap (Dynamic Map Labeling,
// 2006). That each label has one range of levels in which it is active, and all
// are chosen ahead of time, is their active range problem, solved here by
// greed: from the root down, the best of each cell, in order of weight. The
// rule of the poles makes flags a form of one-sided boundary labelling with
// vertical leaders (Bekos, Kaufmann, Symvonis and Wolff, 2007). The days of the
// calendar are counted as Howard Hinnant does (chrono-Compatible Low-Level Date
// Algorithms). Ages are written as geologists do, in ka, Ma and Ga.
package layout
