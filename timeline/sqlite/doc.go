// Package sqlite is the store: timelines in one SQLite file. SQL lives only
// here.
//
// # What is kept
//
// What is recorded stands in two tables, timeline and event; everything else is
// derived from them and can be made anew. A timeline's head is one JSON text,
// read as a whole. An event is a row with its EDTF date and the seconds derived
// from it, and a JSON text with whatever it has beyond a title. The indexes are
// tables of their own (see the schema in migrations): names; chrono, the events
// in order; span, long events by the class of their length; stretch, by which
// the page at any offset and the number of events in any range are found without
// counting; and search, the words of all timelines with the events that have
// them. The tables layout and density are what package layout computes, in two
// profiles.
//
// # Reading
//
// Readers have a pool of connections that cannot write, and streams for exports
// another, so that a page never waits for either. All that one call answers is
// of one moment, and the timeline's revision names it.
//
// # Importing
//
// [Store.Import] writes a timeline under an id that no reader uses and lets it
// take its slug in one last transaction. Broken off at any point, even by a
// signal that no program can catch, it leaves the timeline as it was; what it
// had written is cleared away by whichever process has the file open. It writes
// in short transactions, so that edits get their turn in between.
//
// It takes constant memory, but for two bytes an event while a layout is
// computed. Events are written as they come. What has to be in another order,
// names, the order in time, links, is sorted by SQLite into temporary tables and
// copied from there, each index from its first row to its last, which is also
// the fastest way to fill one. Names that two events claim are found as
// neighbours in their order. Words are collected with the numbers of their events
// (postings) and written when all have been read. Items for the layout and the labels it gives are
// sorted in files without a name beside the database (sorter, scratch). So a
// million events take some 220 MB, most of it SQLite's caches and what Go has
// not yet collected, and ten million some 340.
//
// # Editing
//
// [Store.PutEvent] and [Store.DeleteEvent] change one event and every index in
// one transaction. On the strip the event gets a place among the labels that
// there are (see layout.Lanes.Insert): a few rows change, wherever it is and
// however many there are. Small timelines are laid out anew at once, large ones
// in the background when a tenth of them has been edited.
package sqlite
